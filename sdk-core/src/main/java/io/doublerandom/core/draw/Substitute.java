package io.doublerandom.core.draw;

import io.doublerandom.core.Values;
import io.doublerandom.core.crypto.Bytes32;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;

/**
 * Who takes the place of a replaced subject (替换对象), a line of {@code substitutes.csv}.
 *
 * @param sid the replaced subject
 * @param newcomer who was drawn for it; empty where nobody was left in the stratum
 */
public record Substitute(@NotNull String sid, @NotNull Optional<Newcomer> newcomer) {
    private static final int PRINTED = 16;

    public Substitute {
        Values.present("sid", sid);
        Values.present("newcomer", newcomer);
    }

    /**
     * A subject drawn in a round.
     *
     * @param sid its id
     * @param ticket its ticket of the round
     * @param unit the unit that inspects it
     */
    public record Newcomer(
            @NotNull String sid,
            @NotNull Bytes32 ticket,
            @NotNull String unit) {
        public Newcomer {
            Values.present("sid", sid);
            Values.present("ticket", ticket);
            Values.present("unit", unit);
        }
    }

    /** The line of {@code substitutes.csv}. */
    String line() {
        return sid
                + ','
                + newcomer.map(drawn -> drawn.sid() + ',' + drawn.ticket().hex().substring(0, PRINTED))
                        .orElse(Team.UNFILLED + ',');
    }
}
