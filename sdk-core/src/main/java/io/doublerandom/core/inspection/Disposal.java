package io.doublerandom.core.inspection;

import io.doublerandom.core.Authority;
import io.doublerandom.core.Step;
import io.doublerandom.core.Values;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What follows from a result (后续处置), with a life of its own until the loop is closed (监管闭环), with proof.
 *
 * @param id identifier
 * @param result result it follows from
 * @param type what is done
 * @param toAuthority authority that does it
 * @param documentNo document number, perhaps empty, at most 100 characters
 * @param deadline day by which it has to be closed
 * @param note what is done, perhaps empty, at most 1,000 characters; required for {@link Type#OTHER}
 * @param proofs what shows how it was done, in order
 * @param steps its life so far
 */
public record Disposal(
        @NotNull @Valid Id id,
        @NotNull @Valid InspectionResult.Id result,
        @NotNull Type type,
        @NotNull @Valid Authority.Id toAuthority,
        @NotNull @Size(max = 100) String documentNo,
        @NotNull LocalDate deadline,
        @NotNull @Size(max = 1000) String note,
        @NotNull List<@NotNull @Valid Proof> proofs,
        @NotEmpty List<@NotNull @Valid Step<State>> steps) {
    /** What is only done when somebody went to see it (复查). */
    private static final Set<Type> RECHECKED = EnumSet.of(Type.ORDER_RECTIFY, Type.ORDER_PUBLISH);

    public Disposal {
        Values.present("id", id);
        Values.present("result", result);
        Values.present("type", type);
        Values.present("toAuthority", toAuthority);
        Values.atMost("documentNo", documentNo, 100);
        Values.present("deadline", deadline);
        Values.atMost("note", note, 1000);
        Values.require(type != Type.OTHER || !note.isBlank(), "note", "is blank though the type is OTHER");
        proofs = Values.list("proofs", proofs);
        steps = Values.some("steps", steps);
    }

    /** A disposal of which nothing is proven yet. */
    public Disposal(
            Id id,
            InspectionResult.Id result,
            Type type,
            Authority.Id toAuthority,
            String documentNo,
            LocalDate deadline,
            String note,
            List<Step<State>> steps) {
        this(id, result, type, toAuthority, documentNo, deadline, note, List.of(), steps);
    }

    /** The state it is in. */
    public State state() {
        return steps.get(steps.size() - 1).state();
    }

    /** Whether it is open past its deadline on a day. */
    public boolean overdue(LocalDate today) {
        return state() != State.CLOSED && deadline.isBefore(today);
    }

    /**
     * The same disposal one step further. Under way it may take many; a step back is refused, and so is closing without
     * proof, or without a re-check that was passed where the type asks for one.
     */
    public Disposal with(Step<State> step) {
        return changed(toAuthority, documentNo, proofs, step);
    }

    /** As {@link #with}, and something is proven. */
    public Disposal with(Proof proof, Step<State> step) {
        return carriedOn(toAuthority, documentNo, proof, step);
    }

    /** As {@link #with}, done by an authority under a document from now on, and perhaps something is proven. */
    public Disposal carriedOn(Authority.Id authority, String document, @Nullable Proof proof, Step<State> step) {
        List<Proof> all = new ArrayList<>(proofs);
        if (proof != null) {
            all.add(proof);
        }
        return changed(authority, document, all, step);
    }

    private Disposal changed(Authority.Id authority, String document, List<Proof> all, Step<State> step) {
        boolean onward = step.state().ordinal() > state().ordinal()
                || (state() == State.IN_PROGRESS && step.state() == State.IN_PROGRESS);
        Values.require(onward, "state", "goes from " + state() + " to " + step.state());
        Disposal next = new Disposal(
                id,
                result,
                type,
                authority,
                document,
                deadline,
                note,
                all,
                Stream.concat(steps.stream(), Stream.of(step)).toList());
        Values.require(step.state() != State.CLOSED || next.done(), "proofs", "do not show that it was done");
        return next;
    }

    private boolean done() {
        if (type == Type.NONE) {
            return true;
        }
        if (proofs.isEmpty()) {
            return false;
        }
        return !RECHECKED.contains(type) || proofs.get(proofs.size() - 1).recheck() == Recheck.PASSED;
    }

    /** Whether the type asks for a re-check before it is closed. */
    public boolean rechecked() {
        return RECHECKED.contains(type);
    }

    @AssertTrue(message = "note is blank though the type is OTHER")
    boolean isExplained() {
        return type != Type.OTHER || !note.isBlank();
    }

    /**
     * Identifier of a disposal (处置编号).
     *
     * @param value 1 to 64 characters of {@code A-Za-z0-9._-}
     */
    public record Id(@NotNull @Pattern(regexp = FORM) String value) implements Comparable<Id> {
        static final String FORM = "[A-Za-z0-9._-]{1,64}";

        public Id {
            Values.pattern("disposalId", value, FORM);
        }

        @Override
        public int compareTo(Id other) {
            return value.compareTo(other.value);
        }

        @Override
        public String toString() {
            return value;
        }
    }

    /**
     * What shows how something was done (办结凭证).
     *
     * @param on day of the document or of the re-check
     * @param documentNo number of the document, case or receipt, at most 100 characters
     * @param recheck what a re-check gave
     * @param evidence the document as a file, if there is one
     */
    public record Proof(
            @NotNull LocalDate on,
            @NotBlank @Size(max = 100) String documentNo,
            @NotNull Recheck recheck,
            @Valid @Nullable Evidence evidence) {
        public Proof {
            Values.present("on", on);
            Values.text("documentNo", documentNo, 100);
            Values.present("recheck", recheck);
        }
    }

    /** What a re-check gave (复查结论). */
    public enum Recheck {
        /** 未涉及: nothing was re-checked. */
        NONE,
        /** 复查通过. */
        PASSED,
        /** 复查未通过. */
        FAILED
    }

    /** What is done (处置方式). */
    public enum Type {
        /** 无需后续处置. */
        NONE,
        /** 停止检查，反馈日常监管. */
        STOP,
        /** 责令（限期）改正. */
        ORDER_RECTIFY,
        /** 发现案件线索，移送办案机构立案. */
        CASE_LEAD,
        /** 抄告、移送相关部门. */
        COPY_OTHER_DEPARTMENT,
        /** 涉嫌犯罪，移送司法机关 (国务院令第310号). */
        TRANSFER_JUDICIAL,
        /** 列入经营异常名录. */
        LIST_ABNORMAL,
        /** 责令公示. */
        ORDER_PUBLISH,
        /** 行政指导、告诫. */
        GUIDANCE,
        /** 其他, with a note. */
        OTHER
    }

    /** The states of a disposal, only forwards. */
    public enum State {
        /** 已决定. */
        DECIDED,
        /** 办理中. */
        IN_PROGRESS,
        /** 已完结. */
        CLOSED
    }
}
