package io.doublerandom.core.publicity;

import io.doublerandom.core.Authority;
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
import java.util.List;
import java.util.stream.Stream;

/**
 * One publication of a plan, task, list, result or disposal on a channel (公示记录). It counts as published only by the
 * receipt of the platform that shows it.
 *
 * @param id identifier
 * @param kind what is published
 * @param subjectRef id of what is published: plan, task or result
 * @param version its version, from 1
 * @param channel platform that publishes
 * @param authority authority in whose name it is published
 * @param dueOn day by which it has to be public
 * @param payloadHash SM3 of the published fields, 64 lower-case hex digits
 * @param steps its life so far; the note of {@link State#PUBLISHED} is the receipt
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

    /** The same notice with one more step. */
    public PublicityNotice with(Step<State> step) {
        Values.require(state() != State.PUBLISHED, "state", "is PUBLISHED, only a correction may follow");
        return new PublicityNotice(
                id,
                kind,
                subjectRef,
                version,
                channel,
                authority,
                dueOn,
                payloadHash,
                Stream.concat(steps.stream(), Stream.of(step)).toList());
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
        /** 已公示, by receipt. */
        PUBLISHED
    }
}
