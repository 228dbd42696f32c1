package io.doublerandom.core.plan;

import io.doublerandom.core.Values;
import io.doublerandom.core.register.CreditRiskClass;
import io.doublerandom.core.register.SubjectPool;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many subjects of each credit-risk class a pool holds (名录库户数), so that a plan's ratios can be weighed before
 * anything is drawn.
 *
 * @param pool the pool
 * @param subjects subjects by class; a class that is not named has none
 */
public record PoolCensus(
        @NotNull @Valid SubjectPool.Id pool,
        @NotNull Map<@NotNull CreditRiskClass, @NotNull @PositiveOrZero Long> subjects) {
    private static final long MOST = 1_000_000_000;
    private static final long MILLION = 1_000_000;

    public PoolCensus {
        Values.present("pool", pool);
        Values.present("subjects", subjects);
        EnumMap<CreditRiskClass, Long> copy = new EnumMap<>(CreditRiskClass.class);
        subjects.forEach((riskClass, count) -> {
            Values.between("subjects", Values.present("subjects", count), 0, MOST);
            copy.put(Values.present("subjects", riskClass), count);
        });
        subjects = Collections.unmodifiableMap(copy);
    }

    /** Subjects in all. */
    public long total() {
        return subjects.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Expected draws in whole subjects, rounded up: what a plan line names as its expected number. */
    public long expected(SamplingPolicy policy) {
        return (expectedMillionths(policy) + MILLION - 1) / MILLION;
    }

    /**
     * Expected draws in millionths of a subject, exact: what the ratios give, or the limit of the policy where that
     * binds.
     */
    public long expectedMillionths(SamplingPolicy policy) {
        long byRatio = 0;
        long drawable = 0;
        for (Map.Entry<CreditRiskClass, Long> entry : subjects.entrySet()) {
            int ppm = policy.ppm().getOrDefault(entry.getKey(), 0);
            byRatio += entry.getValue() * ppm;
            drawable += ppm > 0 ? entry.getValue() : 0;
        }
        long limit = Math.min(policy.count(), drawable) * MILLION;
        return switch (policy.limit()) {
            case NONE -> byRatio;
            case AT_LEAST -> Math.max(byRatio, limit);
            case TOTAL -> limit;
        };
    }
}
