package io.doublerandom.core.draw;

import io.doublerandom.core.Values;
import io.doublerandom.core.crypto.Bytes32;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

/**
 * A subject that was drawn (抽中的检查对象).
 *
 * @param key its stratum
 * @param rank its place in the stratum, from 1; when it is visited says {@link BatchOrder}
 * @param sid its id
 * @param ticket its ticket
 */
public record SelectedSubject(
        @NotNull String key,
        @Positive int rank,
        @NotNull String sid,
        @NotNull Bytes32 ticket) {
    private static final int PRINTED = 16;

    public SelectedSubject {
        Values.present("key", key);
        Values.between("rank", rank, 1, Integer.MAX_VALUE);
        Values.present("sid", sid);
        Values.present("ticket", ticket);
    }

    /** The line of {@code selected.csv}. */
    String line() {
        return key + ',' + rank + ',' + sid + ',' + ticket.hex().substring(0, PRINTED);
    }
}
