package io.doublerandom.core;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/**
 * A span of days, both ends included, in the calendar of Asia/Shanghai.
 *
 * @param from first day
 * @param until last day; {@link #OPEN_END} when no end is known
 */
public record Period(@NotNull LocalDate from, @NotNull LocalDate until) {
    /** The last day of a period without a known end, as registers write it. */
    public static final LocalDate OPEN_END = LocalDate.of(9999, 12, 31);

    public Period {
        Values.present("from", from);
        Values.present("until", until);
        Values.require(!until.isBefore(from), "until", "ends before it begins");
    }

    /** A period without a known end. */
    public static Period since(LocalDate from) {
        return new Period(from, OPEN_END);
    }

    /** Whether a day lies in this period. */
    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(until);
    }

    /** Whether another period lies in this one as a whole. */
    public boolean contains(Period other) {
        return contains(other.from) && contains(other.until);
    }

    /** Whether the two periods share a day. */
    public boolean overlaps(Period other) {
        return !from.isAfter(other.until) && !other.from.isAfter(until);
    }

    @AssertTrue(message = "ends before it begins")
    boolean isOrdered() {
        return !until.isBefore(from);
    }
}
