package io.doublerandom.core.register;

import io.doublerandom.core.Problem;
import io.doublerandom.core.Step;
import io.doublerandom.core.Values;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.Stream;

/**
 * A row that could not simply be used (待处理行): kept as it came, with its reasons and with what was done about it.
 *
 * @param id identifier, for example import number and row
 * @param resource what the row holds, for example {@code subject}, at most 40 characters
 * @param row the row as it came; may hold personal data
 * @param problems what is wrong with it
 * @param steps its life so far, the first is {@link State#HELD} or {@link State#REJECTED}; an override says in its step
 *     who, when and why
 */
public record HeldRow(
        @NotNull @Valid Id id,
        @NotBlank @Size(max = 40) String resource,
        @NotNull Row row,
        @NotEmpty List<@NotNull Problem> problems,
        @NotEmpty List<@NotNull @Valid Step<State>> steps) {
    public HeldRow {
        Values.present("id", id);
        Values.text("resource", resource, 40);
        Values.present("row", row);
        problems = Values.some("problems", problems);
        steps = Values.some("steps", steps);
    }

    /** The state it is in. */
    public State state() {
        return steps.get(steps.size() - 1).state();
    }

    /** The same row one step further: an override for a held one, a correction for either. */
    public HeldRow with(Step<State> step) {
        boolean allowed = switch (step.state()) {
            case OVERRIDDEN -> state() == State.HELD;
            case CORRECTED -> state() == State.HELD || state() == State.REJECTED;
            case HELD, REJECTED -> false;
        };
        Values.require(allowed, "state", "goes from " + state() + " to " + step.state());
        return new HeldRow(
                id,
                resource,
                row,
                problems,
                Stream.concat(steps.stream(), Stream.of(step)).toList());
    }

    /** Leaves the values out: they may be personal data. */
    @Override
    public String toString() {
        return "HeldRow[" + id + ", " + resource + ", " + state() + "]";
    }

    /**
     * Identifier of a row that was held.
     *
     * @param value 1 to 64 characters of {@code A-Za-z0-9._-}
     */
    public record Id(@NotNull @Pattern(regexp = FORM) String value) implements Comparable<Id> {
        static final String FORM = "[A-Za-z0-9._-]{1,64}";

        public Id {
            Values.pattern("heldRowId", value, FORM);
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

    /** What became of it. */
    public enum State {
        /** 待放行: waits for an override. */
        HELD,
        /** 已拒收. */
        REJECTED,
        /** 已放行, with the reason in its step. */
        OVERRIDDEN,
        /** 已更正: a corrected row took its place. */
        CORRECTED
    }
}
