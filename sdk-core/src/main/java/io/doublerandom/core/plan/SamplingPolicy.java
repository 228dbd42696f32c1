package io.doublerandom.core.plan;

import io.doublerandom.core.Values;
import io.doublerandom.core.register.CreditRiskClass;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many subjects of each credit-risk class are drawn (抽查比例), as data.
 *
 * @param ppm parts per million by class, 0 to 1,000,000; every class that occurs in the pool must be named
 * @param limit how the total is bound
 * @param count subjects the limit names; 0 with {@link Limit#NONE}
 */
public record SamplingPolicy(
        @NotEmpty Map<@NotNull CreditRiskClass, @NotNull @PositiveOrZero Integer> ppm,
        @NotNull Limit limit,
        @PositiveOrZero long count) {
    private static final int MILLION = 1_000_000;

    public SamplingPolicy {
        Values.present("ppm", ppm);
        Values.require(!ppm.isEmpty(), "ppm", "is empty");
        EnumMap<CreditRiskClass, Integer> copy = new EnumMap<>(CreditRiskClass.class);
        ppm.forEach((riskClass, value) -> {
            Values.between("ppm", Values.present("ppm", value), 0, MILLION);
            copy.put(Values.present("ppm", riskClass), value);
        });
        ppm = Collections.unmodifiableMap(copy);
        Values.present("limit", limit);
        Values.between("count", count, 0, limit == Limit.NONE ? 0 : Long.MAX_VALUE);
    }

    /** The same ratio for every class. */
    public static SamplingPolicy uniform(int ppm) {
        EnumMap<CreditRiskClass, Integer> all = new EnumMap<>(CreditRiskClass.class);
        for (CreditRiskClass riskClass : CreditRiskClass.values()) {
            all.put(riskClass, ppm);
        }
        return new SamplingPolicy(all, Limit.NONE, 0);
    }

    /** A ratio for each class; unclassified subjects are drawn at the ratio of B. */
    public static SamplingPolicy byRisk(int a, int b, int c, int d) {
        return new SamplingPolicy(
                Map.of(
                        CreditRiskClass.A, a,
                        CreditRiskClass.B, b,
                        CreditRiskClass.C, c,
                        CreditRiskClass.D, d,
                        CreditRiskClass.N, b),
                Limit.NONE,
                0);
    }

    /** The same ratios with at least so many subjects in all. */
    public SamplingPolicy atLeast(long subjects) {
        return new SamplingPolicy(ppm, Limit.AT_LEAST, subjects);
    }

    /** The same weights with so many subjects in all. */
    public SamplingPolicy total(long subjects) {
        return new SamplingPolicy(ppm, Limit.TOTAL, subjects);
    }

    /** Whether classes are drawn at different ratios: what target 6 counts as applying credit risk. */
    public boolean differsByClass() {
        return ppm.values().stream().distinct().count() > 1;
    }

    /** How the total number is bound. */
    public enum Limit {
        /** By the ratios alone. */
        NONE,
        /** At least so many in all (不少于 n 户). */
        AT_LEAST,
        /** Exactly so many in all. */
        TOTAL
    }
}
