package io.doublerandom.app.bench;

import java.util.Comparator;
import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * The outcome of one or several chi-square tests (卡方检验), both ways: counts that differ too much from what is expected, and
 * counts that agree too well to be left to chance.
 *
 * @param statistic χ²; of several tests that of the one with the smallest p
 * @param degrees its degrees of freedom
 * @param tests how many tests this is the worst of
 * @param p how probable something as far off, or as even, is by chance; of several tests the smallest, times their
 *     number (Bonferroni)
 */
public record ChiSquare(double statistic, long degrees, int tests, double p) {
    /** The test of a statistic; without degrees of freedom there is nothing to find. */
    static ChiSquare of(double statistic, long degrees) {
        if (degrees == 0) {
            return new ChiSquare(statistic, 0, 1, 1);
        }
        ChiSquaredDistribution distribution = ChiSquaredDistribution.of(degrees);
        double above = distribution.survivalProbability(statistic);
        double below = distribution.cumulativeProbability(statistic);
        return new ChiSquare(statistic, degrees, 1, Math.min(1, 2 * Math.min(above, below)));
    }

    /**
     * The test of two cells, by the upper tail alone: whole counts often meet an expectation exactly, so that this is too even
     * means nothing.
     */
    static ChiSquare ofTwo(double statistic) {
        return new ChiSquare(statistic, 1, 1, ChiSquaredDistribution.of(1).survivalProbability(statistic));
    }

    /** A count that cannot be at all. */
    static ChiSquare impossible() {
        return new ChiSquare(Double.MAX_VALUE, 1, 1, 0);
    }

    /** The worst of several tests. */
    static ChiSquare worst(List<ChiSquare> tests) {
        ChiSquare worst =
                tests.stream().min(Comparator.comparingDouble(ChiSquare::p)).orElse(new ChiSquare(0, 0, 0, 1));
        return new ChiSquare(
                worst.statistic(), worst.degrees(), tests.size(), Math.min(1, worst.p() * Math.max(1, tests.size())));
    }
}
