package io.doublerandom.core.publicity;

import io.doublerandom.core.Values;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Instant;

/**
 * Something that is public (已公示内容): exactly the fields that were published with a notice.
 *
 * @param number its place among all publications, from 1; later ones have greater numbers
 * @param content what was published
 * @param publishedAt when it became public, UTC
 */
public record Publication(
        @Positive long number,
        @NotNull @Valid PublicRecord content,
        @NotNull Instant publishedAt) {
    public Publication {
        Values.between("number", number, 1, Long.MAX_VALUE);
        Values.present("content", content);
        Values.present("publishedAt", publishedAt);
    }
}
