package io.doublerandom.core.draw;

import io.doublerandom.core.Values;
import io.doublerandom.core.crypto.Bytes32;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.Optional;

/**
 * One group of subjects with equal codes (抽样层) and how many of it were drawn.
 *
 * @param key the codes, joined by {@code |}
 * @param members subjects in the pool
 * @param drawn subjects drawn, at most {@code members}
 * @param tau the ticket of the last subject drawn, in hexadecimal digits; empty if none was drawn
 */
public record Stratum(
        @NotNull String key,
        @Positive int members,
        @PositiveOrZero int drawn,
        @NotNull String tau) {
    public Stratum {
        Values.present("key", key);
        Values.between("members", members, 1, Integer.MAX_VALUE);
        Values.between("drawn", drawn, 0, members);
        Values.pattern("tau", tau, DrawValues.HASH_OR_EMPTY);
        Values.require(tau.isEmpty() == (drawn == 0), "tau", "is empty exactly when nothing was drawn");
    }

    /** The ticket up to which subjects were drawn; empty if none was. */
    public Optional<Bytes32> threshold() {
        return tau.isEmpty() ? Optional.empty() : Optional.of(Bytes32.parse(tau));
    }

    /** The line of {@code strata.csv}. */
    String line() {
        return key + ',' + members + ',' + drawn + ',' + tau;
    }
}
