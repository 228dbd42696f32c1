package io.doublerandom.app.demo;

import io.doublerandom.core.plan.PoolCensus;
import io.doublerandom.core.plan.SamplingPolicy;
import io.doublerandom.core.register.InspectionItem;
import io.doublerandom.core.register.RatioRule;

/**
 * What the published ratio rules of some items allow together.
 *
 * @param floor least ratio, parts per million
 * @param ceiling greatest ratio, parts per million
 * @param subjects least number of subjects
 */
record RatioBounds(long floor, long ceiling, long subjects) {
    static final RatioBounds NONE = new RatioBounds(0, 1_000_000, 0);

    private static final int MILLION = 1_000_000;
    private static final int USUAL = 30_000;

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

    /** Whether a pool of this size can be drawn so that every rule holds, with room for classes to differ. */
    boolean hold(long total) {
        boolean room = floor < ceiling || floor == MILLION;
        return room && Math.min(subjects, total) * MILLION <= ceiling * total;
    }

    /**
     * The ratios for a pool: by risk as 1 : 3 : 10 : 30, raised or lowered together until what they draw of the whole
     * pool keeps the rules; or the same for all.
     */
    SamplingPolicy policy(PoolCensus census, boolean byRisk) {
        SamplingPolicy policy = byRisk && floor < ceiling
                ? RiskScale.fit(floor, ceiling, census)
                : SamplingPolicy.uniform((int) Math.max(floor, Math.min(ceiling, USUAL)));
        return subjects > 0 ? policy.atLeast(subjects) : policy;
    }
}
