package io.doublerandom.core.inspection;

import io.doublerandom.core.Authority;
import io.doublerandom.core.Values;
import io.doublerandom.core.draw.Assignment;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;

/**
 * What was entered of a result and not submitted yet (暂存). It may lack anything, so it is no result and counts nowhere.
 *
 * @param assignment assignment inspected
 * @param authority authority that inspects
 * @param entry the form as far as it was filled in, in the words of the host, at most 200,000 characters
 * @param revision how often it was saved, from 1
 * @param by who saved it last, at most 64 characters
 * @param at when, UTC
 */
public record ResultDraft(
        @NotNull @Valid Assignment.Id assignment,
        @NotNull @Valid Authority.Id authority,
        @NotBlank @Size(max = 200_000) String entry,
        @Positive int revision,
        @NotBlank @Size(max = 64) String by,
        @NotNull Instant at) {
    public ResultDraft {
        Values.present("assignment", assignment);
        Values.present("authority", authority);
        Values.text("entry", entry, 200_000);
        Values.between("revision", revision, 1, Integer.MAX_VALUE);
        Values.text("by", by, 64);
        Values.present("at", at);
    }
}
