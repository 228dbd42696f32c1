package io.doublerandom.core.publicity;

import io.doublerandom.core.Authority;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Step;
import io.doublerandom.core.Values;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One publication of a plan, task, list, result or disposal on a channel (公示记录). It counts as published only by the
 * receipt of the platform that shows it. It is withheld (依法不公示) only when one person asks for it with its ground and
 * another approves.
 *
 * @param id identifier
 * @param kind what is published
 * @param subjectRef id of what is published: plan, task or result
 * @param version its version, from 1
 * @param channel platform that publishes
 * @param authority authority in whose name it is published
 * @param dueOn day by which it has to be public
 * @param payloadHash SM3 of the published fields, 64 lower-case hex digits
 * @param steps its life so far; the note of {@link State#PUBLISHED} is the receipt, that of {@link State#WITHHOLDING} the
 *     ground
 */
public record PublicityNotice(
        @NotNull @Valid Id id,
        @NotNull Kind kind,
        @NotBlank @Size(max = 64) String subjectRef,
        @Positive int version,
        @NotNull Authority.Platform channel,
        @NotNull @Valid Authority.Id authority,
        @NotNull LocalDate dueOn,
        @NotNull @Pattern(regexp = "[0-9a-f]{64}") String payloadHash,
        @NotEmpty List<@NotNull @Valid Step<State>> steps) {
    /** The states in which it still has to be published or withheld. */
    public static final Set<State> OPEN_STATES =
            Collections.unmodifiableSet(EnumSet.of(State.PENDING, State.PUSHED, State.FAILED, State.WITHHOLDING));

    public PublicityNotice {
        Values.present("id", id);
        Values.present("kind", kind);
        Values.text("subjectRef", subjectRef, 64);
        Values.between("version", version, 1, Integer.MAX_VALUE);
        Values.present("channel", channel);
        Values.present("authority", authority);
        Values.present("dueOn", dueOn);
        Values.pattern("payloadHash", payloadHash, "[0-9a-f]{64}");
        steps = Values.some("steps", steps);
    }

    /** The state it is in. */
    public State state() {
        return steps.get(steps.size() - 1).state();
    }

    /** Why it is, or may be, withheld; empty in other states. */
    public Optional<Withholding> withholding() {
        if (state() != State.WITHHELD && state() != State.WITHHOLDING) {
            return Optional.empty();
        }
        return Optional.of(Withholding.of(asked().note()));
    }

    /** Whether it still has to be published or withheld. */
    public boolean open() {
        return OPEN_STATES.contains(state());
    }

    /** Whether it is open past its due day on a day. */
    public boolean overdue(LocalDate today) {
        return open() && dueOn.isBefore(today);
    }

    /** The same notice with one more step; the rules of {@link State} hold. */
    public PublicityNotice with(Step<State> step) {
        return changed(payloadHash, step);
    }

    /** The same notice with one more step, for content that was written anew since. */
    public PublicityNotice with(PublicRecord content, Step<State> step) {
        Values.require(content.id().equals(id), "content", "is of another notice");
        return changed(content.payloadHash(), step);
    }

    private PublicityNotice changed(String hash, Step<State> step) {
        Values.require(state() != State.PUBLISHED, "state", "is PUBLISHED, only a correction may follow");
        Values.require(follows(step.state()), "state", "goes from " + state() + " to " + step.state());
        if (step.state() == State.WITHHOLDING) {
            Withholding.of(step.note());
        }
        if (step.state() == State.WITHHELD) {
            Values.require(!step.by().equals(asked().by()), "by", "asked for it to be withheld and may not approve it");
        }
        return new PublicityNotice(
                id,
                kind,
                subjectRef,
                version,
                channel,
                authority,
                dueOn,
                hash,
                Stream.concat(steps.stream(), Stream.of(step)).toList());
    }

    private boolean follows(State next) {
        return switch (state()) {
            case WITHHOLDING -> next == State.WITHHELD || next == State.PENDING || next == State.WITHDRAWN;
            case WITHHELD -> next == State.PENDING || next == State.WITHDRAWN;
            case PENDING, FAILED -> next != State.WITHHELD;
            case PUSHED -> next == State.PUSHED || next == State.FAILED || next == State.PUBLISHED;
            case WITHDRAWN, PUBLISHED -> false;
        };
    }

    /** The last step that asked for it to be withheld. */
    private Step<State> asked() {
        for (int i = steps.size() - 1; i >= 0; i--) {
            if (steps.get(i).state() == State.WITHHOLDING) {
                return steps.get(i);
            }
        }
        throw new DoubleRandomException(ErrorCode.VALUE_INVALID, "notice " + id + " was never asked to be withheld");
    }

    /**
     * Identifier of a notice (公示编号).
     *
     * @param value 1 to 64 characters of {@code A-Za-z0-9._-}
     */
    public record Id(@NotNull @Pattern(regexp = FORM) String value) implements Comparable<Id> {
        static final String FORM = "[A-Za-z0-9._-]{1,64}";

        public Id {
            Values.pattern("noticeId", value, FORM);
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

    /** What is published (公示内容). */
    public enum Kind {
        PLAN,
        PLAN_CHANGE,
        TASK,
        SUBJECT_LIST,
        RESULT,
        DISPOSAL
    }

    /** The states of a notice. */
    public enum State {
        /** 待推送. */
        PENDING,
        /** 已推送, no receipt yet. */
        PUSHED,
        /** 失败; may be pushed again. */
        FAILED,
        /** 拟不公示: asked for with its ground, not decided; not once it was pushed. */
        WITHHOLDING,
        /** 依法不公示, approved by another than who asked; back to PENDING when the ground falls away. */
        WITHHELD,
        /** 撤回 before it was public, since what it is about was corrected; a last state. */
        WITHDRAWN,
        /** 已公示, by receipt; a last state. */
        PUBLISHED
    }
}
