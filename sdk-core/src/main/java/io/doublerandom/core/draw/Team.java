package io.doublerandom.core.draw;

import io.doublerandom.core.Values;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/**
 * The team drawn for one subject (检查组).
 *
 * @param sid the subject
 * @param inspectors the roster pseudonyms in the order of the plan's seats; {@link #UNFILLED} where nobody was left
 */
public record Team(@NotNull String sid, @NotEmpty List<@NotNull String> inspectors) {
    /** What stands in a seat that nobody could fill. */
    public static final String UNFILLED = "UNFILLED";

    public Team {
        Values.present("sid", sid);
        inspectors = Values.some("inspectors", inspectors);
    }

    /** The line of {@code teams.csv}. */
    String line() {
        return sid + ',' + String.join(",", inspectors);
    }
}
