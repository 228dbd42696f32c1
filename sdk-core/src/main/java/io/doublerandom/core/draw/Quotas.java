package io.doublerandom.core.draw;

import java.math.BigInteger;

/**
 * How many subjects each stratum gives: systematic randomised rounding in exact integers.
 *
 * <p>Expected counts are exact and no stratum is immune; one random number serves the whole draw.
 */
final class Quotas {
    private static final long MILLION = Ratio.ALL;

    private final long[] members;
    private final int[] ppm;
    private final long[] quota;
    private final boolean[] whole;

    private Quotas(long[] members, int[] ppm) {
        this.members = members;
        this.ppm = ppm;
        this.quota = new long[members.length];
        this.whole = new boolean[members.length];
    }

    /**
     * Quotas of the strata in ascending order of their keys.
     *
     * @param members subjects in each stratum
     * @param ppm share of each stratum in millionths
     * @param u the random 64-bit number, unsigned
     */
    static long[] of(long[] members, int[] ppm, Quota rule, long u) {
        return new Quotas(members, ppm).compute(rule, u);
    }

    private long[] compute(Quota rule, long u) {
        long drawable = drawable();
        BigInteger goal = BigInteger.ONE;
        BigInteger sum = BigInteger.valueOf(MILLION);
        boolean scaled = false;
        if (rule instanceof Quota.Total total) {
            goal = BigInteger.valueOf(Math.min(total.total(), drawable));
            scaled = true;
        } else if (rule instanceof Quota.AtLeast floor) {
            BigInteger least = BigInteger.valueOf(Math.min(floor.atLeast(), drawable));
            scaled = weights().compareTo(least.multiply(BigInteger.valueOf(MILLION))) < 0;
            goal = scaled ? least : goal;
        }
        if (scaled) {
            goal = takeWhole(goal);
            sum = weights();
        }
        round(goal, sum.signum() == 0 ? BigInteger.ONE : sum, u);
        return quota;
    }

    /** Takes whole every stratum whose share would exceed it, pass by pass; answers what is left to draw. */
    private BigInteger takeWhole(BigInteger goal) {
        BigInteger left = goal;
        boolean again = true;
        while (again) {
            again = false;
            BigInteger sum = weights();
            BigInteger before = left;
            for (int h = 0; h < members.length; h++) {
                if (!whole[h]
                        && ppm[h] > 0
                        && BigInteger.valueOf(ppm[h]).multiply(before).compareTo(sum) > 0) {
                    whole[h] = true;
                    quota[h] = members[h];
                    left = left.subtract(BigInteger.valueOf(members[h])).max(BigInteger.ZERO);
                    again = true;
                }
            }
        }
        return left;
    }

    private void round(BigInteger goal, BigInteger sum, long u) {
        BigInteger divisor = sum.shiftLeft(64);
        BigInteger running = new BigInteger(Long.toUnsignedString(u)).multiply(sum);
        BigInteger before = running.divide(divisor);
        for (int h = 0; h < members.length; h++) {
            if (whole[h]) {
                continue;
            }
            running = running.add(weight(h).multiply(goal).shiftLeft(64));
            BigInteger after = running.divide(divisor);
            quota[h] = after.subtract(before).longValueExact();
            before = after;
        }
    }

    /** Subjects in strata with a share. */
    private long drawable() {
        long sum = 0;
        for (int h = 0; h < members.length; h++) {
            sum += ppm[h] > 0 ? members[h] : 0;
        }
        return sum;
    }

    /** The weights of the strata that are not taken whole. */
    private BigInteger weights() {
        BigInteger sum = BigInteger.ZERO;
        for (int h = 0; h < members.length; h++) {
            sum = whole[h] ? sum : sum.add(weight(h));
        }
        return sum;
    }

    private BigInteger weight(int stratum) {
        return BigInteger.valueOf(members[stratum]).multiply(BigInteger.valueOf(ppm[stratum]));
    }
}
