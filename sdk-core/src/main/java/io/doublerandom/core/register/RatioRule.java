package io.doublerandom.core.register;

import io.doublerandom.core.Values;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * Ratio at which an item's subjects are to be drawn (抽查比例): the published words, and what could be read from them
 * for sure.
 *
 * @param raw the words as published, perhaps empty, at most 1,000 characters
 * @param bounds what was understood; empty when nothing was, which is no error
 */
public record RatioRule(
        @NotNull @Size(max = 1000) String raw, @NotNull List<@NotNull @Valid Bound> bounds) {
    public RatioRule {
        Values.atMost("ratio.raw", raw, 1000);
        bounds = Values.list("ratio.bounds", bounds);
    }

    /** Words that nothing could be read from for sure. */
    public static RatioRule ofText(String raw) {
        return new RatioRule(raw, List.of());
    }

    /**
     * One bound on the number drawn.
     *
     * @param kind exact, least or most
     * @param amount parts per million of the pool, or subjects
     * @param unit what the amount counts
     */
    public record Bound(
            @NotNull Kind kind,
            @PositiveOrZero long amount,
            @NotNull Unit unit) {
        public Bound {
            Values.present("bound.kind", kind);
            Values.between("bound.amount", amount, 0, Long.MAX_VALUE);
            Values.present("bound.unit", unit);
        }
    }

    /** How a bound binds. */
    public enum Kind {
        EXACT,
        AT_LEAST,
        AT_MOST
    }

    /** What a bound counts. */
    public enum Unit {
        /** Parts per million of the pool: 1 % is 10,000, 1 ‰ is 1,000. */
        PPM,
        /** Subjects (户). */
        SUBJECTS
    }
}
