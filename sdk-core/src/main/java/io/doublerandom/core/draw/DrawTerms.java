package io.doublerandom.core.draw;

import io.doublerandom.core.Values;
import io.doublerandom.core.crypto.CryptoSuite;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * What the office decides of a draw beyond its task (抽取安排): who takes part in the ceremony and where it stands in its
 * series.
 *
 * @param suite the hash and signature algorithms
 * @param series the series of draws this one belongs to, 1 to 255 bytes
 * @param seq its number in the series, from 1
 * @param prev the plan hash of the series' former draw; empty exactly when {@code seq} is 1
 * @param parties who contributes a nonce, at least 3; any order
 * @param beacon the public values to come, at least one
 * @param practice whether this is a rehearsal (演练)
 * @param embargoUntil time before which the drawn list is not published; empty for none
 */
public record DrawTerms(
        @NotNull CryptoSuite suite,
        @NotNull @Size(min = 1, max = DrawValues.MAX_LABEL) String series,
        @Positive long seq,
        @NotNull @Pattern(regexp = DrawValues.HASH_OR_EMPTY) String prev,
        @NotNull @Size(min = 3) List<@NotNull String> parties,
        @NotEmpty List<@NotNull @Valid Beacon> beacon,
        boolean practice,
        @NotNull String embargoUntil) {
    public DrawTerms {
        Values.present("suite", suite);
        DrawValues.label("series", series);
        Values.between("seq", seq, 1, DrawValues.MAX_INTEGER);
        Values.pattern("prev", prev, DrawValues.HASH_OR_EMPTY);
        parties = Values.list("parties", parties);
        Values.between("parties", parties.size(), 3, Integer.MAX_VALUE);
        beacon = Values.some("beacon", beacon);
        Values.present("embargoUntil", embargoUntil);
    }
}
