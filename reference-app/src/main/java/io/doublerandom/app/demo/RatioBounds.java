package io.doublerandom.app.demo;

import io.doublerandom.core.plan.SamplingPolicy;
import io.doublerandom.core.register.CreditRiskClass;
import io.doublerandom.core.register.InspectionItem;
import io.doublerandom.core.register.RatioRule;
import java.util.EnumMap;
import java.util.Map;

/**
 * What the published ratio rules of some items allow together.
 *
 * @param floor least ratio, parts per million
 * @param ceiling greatest ratio, parts per million
 * @param subjects least number of subjects
 */
record RatioBounds(long floor, long ceiling, long subjects) {
    static final RatioBounds NONE = new RatioBounds(0, 1_000_000, 0);

    /** The same with the rules of one more item. */
    RatioBounds and(InspectionItem item) {
        RatioBounds bounds = this;
        for (RatioRule.Bound bound : item.ratio().bounds()) {
            bounds = bounds.and(bound);
        }
        return bounds;
    }

    private RatioBounds and(RatioRule.Bound bound) {
        boolean least = bound.kind() != RatioRule.Kind.AT_MOST;
        boolean most = bound.kind() != RatioRule.Kind.AT_LEAST;
        if (bound.unit() == RatioRule.Unit.SUBJECTS) {
            return least ? new RatioBounds(floor, ceiling, Math.max(subjects, bound.amount())) : this;
        }
        return new RatioBounds(
                least ? Math.max(floor, bound.amount()) : floor,
                most ? Math.min(ceiling, bound.amount()) : ceiling,
                subjects);
    }

    /** Whether a pool of this size can be drawn so that every rule holds. */
    boolean hold(long total) {
        return floor <= ceiling && Math.min(subjects, total) * 1_000_000 <= ceiling * total;
    }

    /** Ratios as near to the wished ones as the rules allow. */
    SamplingPolicy policy(Map<CreditRiskClass, Integer> wished) {
        EnumMap<CreditRiskClass, Integer> ppm = new EnumMap<>(CreditRiskClass.class);
        wished.forEach((riskClass, ratio) -> ppm.put(riskClass, (int) Math.max(floor, Math.min(ceiling, ratio))));
        SamplingPolicy policy = new SamplingPolicy(ppm, SamplingPolicy.Limit.NONE, 0);
        return subjects > 0 ? policy.atLeast(subjects) : policy;
    }
}
