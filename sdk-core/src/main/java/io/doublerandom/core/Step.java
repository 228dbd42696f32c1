package io.doublerandom.core;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;

/**
 * One step in the life of a plan, task, assignment, result, disposal or notice (办理过程): appended, never changed.
 *
 * @param state the state entered
 * @param by who did it: an account or office id, not a name, at most 64 characters
 * @param at when, UTC
 * @param note reason, document number or receipt, perhaps empty, at most 400 characters
 * @param <S> the states of the thing
 */
public record Step<S extends Enum<S>>(
        @NotNull S state,
        @NotBlank @Size(max = 64) String by,
        @NotNull Instant at,
        @NotNull @Size(max = 400) String note) {
    public Step {
        Values.present("state", state);
        Values.text("by", by, 64);
        Values.present("at", at);
        Values.atMost("note", note, 400);
    }
}
