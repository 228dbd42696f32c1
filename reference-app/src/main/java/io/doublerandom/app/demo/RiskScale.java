package io.doublerandom.app.demo;

import io.doublerandom.core.plan.PoolCensus;
import io.doublerandom.core.plan.SamplingPolicy;

/**
 * Ratios of the classes A, B, C and D as 1 : 3 : 10 : 30, on one scale.
 *
 * @param unit parts per million of class A, 1 to 1,000,000; no class goes above the whole
 */
record RiskScale(int unit) {
    private static final int MILLION = 1_000_000;
    private static final int USUAL = 10_000;

    /** The ratios nearest to the usual 1 % for class A that draw between two ratios of a whole pool. */
    static SamplingPolicy fit(long floor, long ceiling, PoolCensus census) {
        RiskScale usual = new RiskScale(USUAL);
        if (usual.expected(census) < floor * census.total()) {
            return usual.raised(floor, census).policy();
        }
        return usual.expected(census) > ceiling * census.total()
                ? usual.lowered(ceiling, census).policy()
                : usual.policy();
    }

    private RiskScale raised(long floor, PoolCensus census) {
        int low = unit;
        int high = MILLION;
        while (low < high) {
            int middle = (low + high) / 2;
            if (new RiskScale(middle).expected(census) >= floor * census.total()) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return new RiskScale(low);
    }

    private RiskScale lowered(long ceiling, PoolCensus census) {
        int low = 1;
        int high = unit;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (new RiskScale(middle).expected(census) <= ceiling * census.total()) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return new RiskScale(low);
    }

    private long expected(PoolCensus census) {
        return census.expectedMillionths(policy());
    }

    private SamplingPolicy policy() {
        return SamplingPolicy.byRisk(unit, part(3), part(10), part(30));
    }

    private int part(int weight) {
        return (int) Math.min(MILLION, (long) unit * weight);
    }
}
