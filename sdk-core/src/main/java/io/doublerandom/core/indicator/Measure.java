package io.doublerandom.core.indicator;

import io.doublerandom.core.Values;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One indicator measured (指标值): the ids that count and those they count against, so that a disputed figure can be
 * replayed.
 *
 * <p>A base of nothing is {@link Status#NOT_APPLICABLE}, never 100 %. The comparison is of whole numbers; only what is
 * shown is rounded, and always down.
 *
 * @param indicator what is measured
 * @param numerator ids that count; all of them in the denominator
 * @param denominator ids they count against
 * @param targetPercent the percentage to reach, 0 to 100
 */
public record Measure(
        @NotNull Indicator indicator,
        @NotNull Set<@NotNull String> numerator,
        @NotNull Set<@NotNull String> denominator,
        @Min(0) @Max(100) int targetPercent) {
    public Measure {
        Values.present("indicator", indicator);
        numerator = sorted("numerator", numerator);
        denominator = sorted("denominator", denominator);
        Values.require(denominator.containsAll(numerator), "numerator", "has an id that the denominator lacks");
        Values.between("targetPercent", targetPercent, 0, 100);
    }

    /** An indicator that cannot be measured yet. */
    public static Measure notApplicable(Indicator indicator, int targetPercent) {
        return new Measure(indicator, Set.of(), Set.of(), targetPercent);
    }

    /** Whether the target is met. */
    public Status status() {
        return status(numerator.size(), denominator.size(), targetPercent);
    }

    static Status status(long numerator, long denominator, int targetPercent) {
        if (denominator == 0) {
            return Status.NOT_APPLICABLE;
        }
        return 100 * numerator >= targetPercent * denominator ? Status.MET : Status.MISSED;
    }

    /** The ids that are still to come, ascending. */
    public List<String> open() {
        return denominator.stream().filter(id -> !numerator.contains(id)).toList();
    }

    /** How many ids more would meet the target; 0 if it is met or cannot be measured. */
    public long shortBy() {
        long needed = ((long) targetPercent * denominator.size() + 99) / 100;
        return Math.max(0, needed - numerator.size());
    }

    /** The value to show, in per cent with one place, rounded down: {@code 78.8%}; {@code N/A} without a base. */
    public String percentText() {
        return percentText(numerator.size(), denominator.size());
    }

    static String percentText(long numerator, long denominator) {
        if (denominator == 0) {
            return "N/A";
        }
        long tenths = 1000 * numerator / denominator;
        return tenths / 10 + "." + tenths % 10 + "%";
    }

    private static Set<String> sorted(String field, Set<String> ids) {
        SortedSet<String> sorted = new TreeSet<>();
        Values.present(field, ids).forEach(id -> sorted.add(Values.present(field, id)));
        return Collections.unmodifiableSortedSet(sorted);
    }

    /** Whether a target is met. */
    public enum Status {
        /** 达标. */
        MET,
        /** 未达标. */
        MISSED,
        /** 不适用: nothing to measure against. */
        NOT_APPLICABLE
    }
}
