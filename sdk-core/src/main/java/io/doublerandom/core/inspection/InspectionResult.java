package io.doublerandom.core.inspection;

import io.doublerandom.core.Authority;
import io.doublerandom.core.Step;
import io.doublerandom.core.Values;
import io.doublerandom.core.draw.Assignment;
import io.doublerandom.core.register.InspectionItem;
import io.doublerandom.core.register.Inspector;
import io.doublerandom.core.register.Method;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * The result one authority entered for one assignment (检查结果): 谁检查、谁录入、谁公开.
 *
 * <p>It is entered, audited (审核) or returned (退回) and entered again, then published. A correction (更正) is a further
 * version that is entered and audited again; what it corrects is kept.
 *
 * @param id identifier
 * @param assignment assignment inspected
 * @param authority authority that inspected and entered it
 * @param inspectedOn day of the inspection
 * @param methods ways of inspecting
 * @param outcomes outcomes, the first is the primary one; {@link Outcome#NO_PROBLEM} stands alone
 * @param findings one per item
 * @param inspectors inspectors on the spot, at least two
 * @param summary what was inspected and found, at most 2,000 characters
 * @param evidence what proves it, perhaps nothing
 * @param former the versions that were corrected, the first one first
 * @param steps its life so far
 */
public record InspectionResult(
        @NotNull @Valid Id id,
        @NotNull @Valid Assignment.Id assignment,
        @NotNull @Valid Authority.Id authority,
        @NotNull LocalDate inspectedOn,
        @NotEmpty List<@NotNull Method> methods,
        @NotEmpty List<@NotNull Outcome> outcomes,
        @NotEmpty List<@NotNull @Valid Finding> findings,
        @Size(min = 2) @NotNull List<Inspector.@NotNull @Valid Id> inspectors,
        @NotNull @Size(max = 2000) String summary,
        @NotNull List<@NotNull @Valid Evidence> evidence,
        @NotNull List<@NotNull @Valid Former> former,
        @NotEmpty List<@NotNull @Valid Step<State>> steps) {
    public InspectionResult {
        Values.present("id", id);
        Values.present("assignment", assignment);
        Values.present("authority", authority);
        ResultContent content =
                new ResultContent(inspectedOn, methods, outcomes, findings, inspectors, summary, evidence);
        methods = content.methods();
        outcomes = content.outcomes();
        findings = content.findings();
        inspectors = content.inspectors();
        evidence = content.evidence();
        former = Values.list("former", former);
        steps = Values.some("steps", steps);
    }

    /** A result without evidence that was never corrected. */
    public InspectionResult(
            Id id,
            Assignment.Id assignment,
            Authority.Id authority,
            LocalDate inspectedOn,
            List<Method> methods,
            List<Outcome> outcomes,
            List<Finding> findings,
            List<Inspector.Id> inspectors,
            String summary,
            List<Step<State>> steps) {
        this(
                id,
                assignment,
                authority,
                inspectedOn,
                methods,
                outcomes,
                findings,
                inspectors,
                summary,
                List.of(),
                List.of(),
                steps);
    }

    /** What it says. */
    public ResultContent content() {
        return new ResultContent(inspectedOn, methods, outcomes, findings, inspectors, summary, evidence);
    }

    /** Its version, from 1; one more with each correction. */
    public int version() {
        return former.size() + 1;
    }

    /** The outcome statistics count: the first. */
    public Outcome primaryOutcome() {
        return outcomes.get(0);
    }

    /** Whether a problem was found. */
    public boolean problemFound() {
        return outcomes.stream().anyMatch(outcome -> outcome.nature() == Outcome.Nature.PROBLEM);
    }

    /** The state it is in. */
    public State state() {
        return steps.get(steps.size() - 1).state();
    }

    /** The same result one step further: audited, returned or published; any other way is refused. */
    public InspectionResult with(Step<State> step) {
        boolean onward = state() == State.ENTERED
                ? step.state() == State.AUDITED || step.state() == State.RETURNED
                : state() == State.AUDITED && step.state() == State.PUBLISHED;
        Values.require(onward, "state", "goes from " + state() + " to " + step.state());
        return changed(content(), former, step);
    }

    /** What was returned, entered again; from any other state it is refused. */
    public InspectionResult enteredAgain(ResultContent content, Step<State> entered) {
        Values.require(
                state() == State.RETURNED && entered.state() == State.ENTERED,
                "state",
                "goes from " + state() + " to " + entered.state() + " with other content");
        return changed(content, former, entered);
    }

    /** What was audited, perhaps published, corrected: entered again as the next version; the step says why. */
    public InspectionResult corrected(ResultContent content, Step<State> entered) {
        Values.require(
                (state() == State.AUDITED || state() == State.PUBLISHED) && entered.state() == State.ENTERED,
                "state",
                "goes from " + state() + " to " + entered.state() + " by a correction");
        Former before = new Former(content(), entered.note(), entered.by(), entered.at());
        return changed(
                content, Stream.concat(former.stream(), Stream.of(before)).toList(), entered);
    }

    /** The same result with what proves it, before it is kept. */
    public InspectionResult proven(List<Evidence> proof) {
        return new InspectionResult(
                id,
                assignment,
                authority,
                inspectedOn,
                methods,
                outcomes,
                findings,
                inspectors,
                summary,
                proof,
                former,
                steps);
    }

    private InspectionResult changed(ResultContent content, List<Former> versions, Step<State> step) {
        return new InspectionResult(
                id,
                assignment,
                authority,
                content.inspectedOn(),
                content.methods(),
                content.outcomes(),
                content.findings(),
                content.inspectors(),
                content.summary(),
                content.evidence(),
                versions,
                Stream.concat(steps.stream(), Stream.of(step)).toList());
    }

    @AssertTrue(message = "NO_PROBLEM stands beside others")
    boolean isOutcomesExclusive() {
        return ResultContent.exclusive(outcomes);
    }

    /**
     * A version that was corrected (更正前的结果).
     *
     * @param content what it said
     * @param reason why it was corrected, at most 400 characters
     * @param by who entered the correction, at most 64 characters
     * @param at when, UTC
     */
    public record Former(
            @NotNull @Valid ResultContent content,
            @NotBlank @Size(max = 400) String reason,
            @NotBlank @Size(max = 64) String by,
            @NotNull Instant at) {
        public Former {
            Values.present("content", content);
            Values.text("reason", reason, 400);
            Values.text("by", by, 64);
            Values.present("at", at);
        }
    }

    /**
     * Identifier of a result (结果编号).
     *
     * @param value 1 to 64 characters of {@code A-Za-z0-9._-}
     */
    public record Id(@NotNull @Pattern(regexp = FORM) String value) implements Comparable<Id> {
        static final String FORM = "[A-Za-z0-9._-]{1,64}";

        public Id {
            Values.pattern("resultId", value, FORM);
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
     * What was found for one item (事项结果).
     *
     * @param item the item
     * @param check what the check gave
     * @param problem the problem, perhaps empty, at most 1,000 characters; required when not passed
     * @param handling what was done on the spot, perhaps empty, at most 1,000 characters
     */
    public record Finding(
            @NotNull @Valid InspectionItem.Code item,
            @NotNull Check check,
            @NotNull @Size(max = 1000) String problem,
            @NotNull @Size(max = 1000) String handling) {
        public Finding {
            Values.present("item", item);
            Values.present("check", check);
            Values.atMost("problem", problem, 1000);
            Values.atMost("handling", handling, 1000);
            Values.require(check != Check.FAILED || !problem.isBlank(), "problem", "is blank though the check failed");
        }

        @AssertTrue(message = "problem is blank though the check failed")
        boolean isExplained() {
            return check != Check.FAILED || !problem.isBlank();
        }
    }

    /** What a check gave (核查值). Nothing is ever pre-filled. */
    public enum Check {
        /** 合格. */
        PASSED,
        /** 不合格. */
        FAILED,
        /** 未检查. */
        NOT_CHECKED,
        /** 合理缺项. */
        NOT_APPLICABLE
    }

    /** The states of a result (录入与审核状态). */
    public enum State {
        /** 已录入、待审核. */
        ENTERED,
        /** 审核退回, with what is wrong in its step. */
        RETURNED,
        /** 已审核. */
        AUDITED,
        /** 已公示, settled by the platform's receipt. */
        PUBLISHED
    }
}
