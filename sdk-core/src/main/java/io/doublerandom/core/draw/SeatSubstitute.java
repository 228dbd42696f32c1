package io.doublerandom.core.draw;

import io.doublerandom.core.Values;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;

/**
 * Who takes the seat of a replaced inspector (替换检查人员), a line of {@code seats.csv}.
 *
 * @param sid the subject
 * @param seat which seat of its team, from 0
 * @param iid the roster pseudonym of the inspector drawn; {@link Team#UNFILLED} where nobody was left
 */
public record SeatSubstitute(
        @NotNull String sid,
        @PositiveOrZero int seat,
        @NotNull String iid) {
    public SeatSubstitute {
        Values.present("sid", sid);
        Values.between("seat", seat, 0, 254);
        Values.present("iid", iid);
    }

    /** The line of {@code seats.csv}. */
    String line() {
        return sid + ',' + seat + ',' + iid;
    }
}
