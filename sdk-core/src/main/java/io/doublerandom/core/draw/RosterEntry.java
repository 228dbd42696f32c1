package io.doublerandom.core.draw;

import io.doublerandom.core.Values;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;

/**
 * One inspector who may be drawn (可抽取的执法检查人员), by pseudonym.
 *
 * @param iid pseudonym of this snapshot, 1 to 32 bytes of {@code A-Za-z0-9._-}
 * @param unit the unit code
 * @param dept the department
 * @param qual bit mask over the plan's qualifications
 * @param load0 assignments already carried when the draw starts
 */
public record RosterEntry(
        @NotNull @Pattern(regexp = RosterEntry.IID) String iid,
        @NotNull @Pattern(regexp = DrawValues.NAME) String unit,
        @NotNull @Pattern(regexp = DrawValues.NAME) String dept,
        @PositiveOrZero int qual,
        @PositiveOrZero int load0) {
    /** The form of a pseudonym. */
    static final String IID = "(?!UNFILLED$)[A-Za-z0-9._-]{1,32}";

    public RosterEntry {
        Values.pattern("roster.iid", iid, IID);
        DrawValues.name("roster.unit", unit);
        DrawValues.name("roster.dept", dept);
        Values.between("roster.qual", qual, 0, Integer.MAX_VALUE);
        Values.between("roster.load0", load0, 0, Integer.MAX_VALUE);
    }

    /** The line of {@code roster.csv}. */
    String line() {
        return iid + ',' + unit + ',' + dept + ',' + qual + ',' + load0;
    }
}
