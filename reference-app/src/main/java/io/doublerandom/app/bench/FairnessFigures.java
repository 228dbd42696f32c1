package io.doublerandom.app.bench;

import io.doublerandom.core.draw.DrawTally;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * How fair one way of drawing is (公平性指标), from the counts of many draws. How each figure is computed and why is in
 * {@code docs/design/fairness.md}.
 *
 * @param method name in JSON
 * @param label what drew, in Chinese and English
 * @param inclusion how often each subject was drawn, against others of its stratum
 * @param quotas how many each stratum gave, against its ratio; no tests for a way that knows no strata
 * @param independence the first drawn of each stratum against the first of each other
 * @param teams which two inspectors made the first visit, against all pairs alike
 * @param neverDrawn subjects never drawn at all
 * @param outcomes different lists of subjects that were drawn
 * @param subjectPairs pairs of subjects ever drawn together
 * @param possibleSubjectPairs pairs of subjects there are
 * @param inspectorPairs pairs of inspectors ever in one team
 * @param possibleInspectorPairs pairs of inspectors there are
 * @param loadSpread greatest difference of two inspectors' visits within one draw
 */
public record FairnessFigures(
        String method,
        String label,
        ChiSquare inclusion,
        ChiSquare quotas,
        ChiSquare independence,
        ChiSquare teams,
        int neverDrawn,
        int outcomes,
        long subjectPairs,
        long possibleSubjectPairs,
        long inspectorPairs,
        long possibleInspectorPairs,
        int loadSpread) {
    /** Less probable than this by chance, and a figure refuses its method. */
    static final double REFUSED = 1e-4;

    /** The figures of a tally; {@code expected} holds how many each stratum should give, or nothing. */
    static FairnessFigures of(String method, String label, DrawTally tally, List<Double> expected) {
        return new FairnessFigures(
                method,
                label,
                inclusion(tally),
                quotas(tally, expected),
                independence(tally),
                teams(tally),
                neverDrawn(tally),
                tally.outcomes(),
                tally.subjectPairs(),
                tally.possibleSubjectPairs(),
                tally.inspectorPairs(),
                tally.possibleInspectorPairs(),
                tally.loadSpread());
    }

    /** Whether no test refuses the method. */
    public boolean fair() {
        return List.of(inclusion, quotas, independence, teams).stream().allMatch(test -> test.p() >= REFUSED);
    }

    private static ChiSquare inclusion(DrawTally tally) {
        double statistic = 0;
        long degrees = 0;
        for (int h = 0; h < tally.members().size(); h++) {
            int members = tally.members().get(h);
            // Given the sizes n of the samples, the counts of a stratum have covariance V (1 - 1/N).
            double variance = 0;
            long seats = 0;
            for (Map.Entry<Integer, Long> size : tally.sizes(h).entrySet()) {
                double n = size.getKey();
                seats += size.getKey() * size.getValue();
                variance += members == 1 ? 0 : size.getValue() * n * (members - n) / ((double) members * (members - 1));
            }
            if (variance > 0) {
                double mean = (double) seats / members;
                for (int place = 0; place < members; place++) {
                    double off = tally.included(h, place) - mean;
                    statistic += off * off / variance;
                }
                degrees += members - 1;
            }
        }
        return ChiSquare.of(statistic, degrees);
    }

    private static ChiSquare quotas(DrawTally tally, List<Double> expected) {
        List<ChiSquare> tests = new ArrayList<>();
        for (int h = 0; h < expected.size(); h++) {
            int least = (int) Math.floor(expected.get(h));
            double share = expected.get(h) - least;
            long fewer = tally.sizes(h).getOrDefault(least, 0L);
            long more = tally.sizes(h).getOrDefault(least + 1, 0L);
            if (fewer + more != tally.draws() || (share == 0 && more > 0)) {
                tests.add(ChiSquare.impossible());
            } else if (share > 0) {
                double off = more - tally.draws() * share;
                tests.add(ChiSquare.ofTwo(off * off / (tally.draws() * share * (1 - share))));
            }
        }
        return ChiSquare.worst(tests);
    }

    private static ChiSquare independence(DrawTally tally) {
        List<ChiSquare> tests = new ArrayList<>();
        for (int h = 1; h < tally.members().size(); h++) {
            for (int g = 0; g < h; g++) {
                tests.add(contingency(tally.firstPlaces(g, h)));
            }
        }
        return ChiSquare.worst(tests);
    }

    private static ChiSquare contingency(long[][] table) {
        long[] rows = new long[table.length];
        long[] columns = new long[table.length];
        long all = 0;
        for (int i = 0; i < table.length; i++) {
            for (int j = 0; j < table.length; j++) {
                rows[i] += table[i][j];
                columns[j] += table[i][j];
                all += table[i][j];
            }
        }
        double statistic = 0;
        for (int i = 0; i < table.length; i++) {
            for (int j = 0; j < table.length; j++) {
                if (rows[i] > 0 && columns[j] > 0) {
                    double mean = (double) rows[i] * columns[j] / all;
                    statistic += (table[i][j] - mean) * (table[i][j] - mean) / mean;
                }
            }
        }
        return ChiSquare.of(statistic, (used(rows) - 1) * (used(columns) - 1));
    }

    private static long used(long[] sums) {
        return Math.max(1, Arrays.stream(sums).filter(sum -> sum > 0).count());
    }

    private static ChiSquare teams(DrawTally tally) {
        long[] counts = tally.firstTeams();
        long all = Arrays.stream(counts).sum();
        if (all == 0) {
            return ChiSquare.worst(List.of());
        }
        double mean = (double) all / counts.length;
        double statistic = 0;
        for (long count : counts) {
            statistic += (count - mean) * (count - mean) / mean;
        }
        return ChiSquare.of(statistic, counts.length - 1L);
    }

    private static int neverDrawn(DrawTally tally) {
        int never = 0;
        for (int h = 0; h < tally.members().size(); h++) {
            for (int place = 0; place < tally.members().get(h); place++) {
                never += tally.included(h, place) == 0 ? 1 : 0;
            }
        }
        return never;
    }
}
