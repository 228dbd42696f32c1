package io.doublerandom.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.doublerandom.app.demo.SplitMix64;
import io.doublerandom.core.draw.DrawTally;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Biases planted on purpose are seen, the draw of the protocol is not refused; seeds are fixed, so this never depends on luck. */
class FairnessReportTest {
    private static final int DRAWS = 10_000;
    private static final int MEMBERS = 200;
    private static final int DRAWN = 20;
    private static final int PEOPLE = 10;

    private final SplitMix64 chance = new SplitMix64(7);

    @Test
    void run_drawOfTheProtocol_isNotRefusedAndTheIntervalDrawIs() {
        FairnessReport report = FairnessBench.run(1_000, DRAWS, "1");
        assertThat(report.holds()).isTrue();
        for (FairnessReport.Pool pool : report.pools()) {
            List<FairnessFigures> methods = pool.methods();
            assertThat(methods).extracting(FairnessFigures::method).containsExactly("SM3", "SHA-256", "interval");
            assertThat(methods.subList(0, 2)).allSatisfy(figures -> {
                assertThat(figures.fair()).isTrue();
                assertThat(figures.neverDrawn()).isZero();
                assertThat(figures.outcomes()).isEqualTo(DRAWS);
                assertThat(figures.subjectPairs()).isEqualTo(figures.possibleSubjectPairs());
                assertThat(figures.inspectorPairs()).isEqualTo(1_225);
            });
            assertThat(methods.get(2).fair()).isFalse();
            assertThat(methods.get(2).inspectorPairs()).isEqualTo(50);
        }
        // 1,000 rows: one of 20 starts. 149 rows: every second row, so 49 of them never.
        assertThat(report.pools().get(0).methods().get(2).outcomes()).isEqualTo(20);
        assertThat(report.pools().get(1).methods().get(2).neverDrawn()).isEqualTo(49);
    }

    @Test
    void figures_fairSampling_isFair() {
        assertThat(figures(DRAWN, () -> new int[][] {sample(MEMBERS), sample(MEMBERS)})
                        .fair())
                .isTrue();
    }

    /** As {@code Math.round(random * (n - 1))} does. */
    @Test
    void figures_endsOfTheListWithHalfTheChance_areSeen() {
        FairnessFigures figures = figures(DRAWN, () -> {
            int[] first = sample(MEMBERS);
            for (int i = 0; i < DRAWN; i++) {
                if ((first[i] == 0 || first[i] == MEMBERS - 1) && chance.below(2) == 0) {
                    first = sample(MEMBERS);
                    i = -1;
                }
            }
            return new int[][] {first, sample(MEMBERS)};
        });
        assertThat(figures.inclusion().p()).isLessThan(FairnessFigures.REFUSED);
        assertThat(figures.quotas().p()).isGreaterThan(FairnessFigures.REFUSED);
    }

    @Test
    void figures_strataWithTheSameChance_areSeen() {
        FairnessFigures figures = figures(DRAWN, () -> {
            int[] both = sample(MEMBERS);
            return new int[][] {both, both.clone()};
        });
        assertThat(figures.independence().p()).isLessThan(FairnessFigures.REFUSED);
        assertThat(figures.inclusion().p()).isGreaterThan(FairnessFigures.REFUSED);
    }

    @Test
    void figures_takingTurns_isTooEvenToBeChance() {
        int[] turn = {0};
        FairnessFigures figures = figures(DRAWN, () -> {
            int start = turn[0]++ * DRAWN;
            int[] next =
                    IntStream.range(0, DRAWN).map(i -> (start + i) % MEMBERS).toArray();
            return new int[][] {next, sample(MEMBERS)};
        });
        assertThat(figures.inclusion().p()).isLessThan(FairnessFigures.REFUSED);
    }

    @Test
    void figures_oneTooManyOrRoundedTheSameWay_areSeen() {
        assertThat(figures(DRAWN - 1, () -> new int[][] {sample(MEMBERS), sample(MEMBERS)})
                        .quotas()
                        .p())
                .isZero();
        // Half a subject more was promised and always rounded down.
        assertThat(figures(DRAWN + 0.5, () -> new int[][] {sample(MEMBERS), sample(MEMBERS)})
                        .quotas()
                        .p())
                .isLessThan(FairnessFigures.REFUSED);
    }

    @Test
    void figures_sameTwoInspectorsOften_areSeen() {
        DrawTally tally = new DrawTally(List.of(MEMBERS), PEOPLE);
        for (int i = 0; i < DRAWS; i++) {
            int[] pair = chance.below(20) == 0 ? new int[] {0, 1} : sampleOf(2, PEOPLE);
            tally.add(List.of(sample(MEMBERS)), List.of(pair));
        }
        assertThat(FairnessFigures.of("t", "t", tally, List.of()).teams().p()).isLessThan(FairnessFigures.REFUSED);
    }

    /** From the tables of the distribution: 3.841 is exceeded in 5 of 100 cases, 18.307 with ten degrees too. */
    @Test
    void chiSquare_knownQuantiles_giveTheirProbabilities() {
        assertThat(ChiSquare.of(3.8415, 1).p()).isCloseTo(0.1, within(1e-4));
        assertThat(ChiSquare.of(18.307, 10).p()).isCloseTo(0.1, within(1e-4));
        assertThat(ChiSquare.of(3.940, 10).p()).isCloseTo(0.1, within(1e-3));
        assertThat(ChiSquare.of(0, 0).p()).isEqualTo(1);
        assertThat(ChiSquare.ofTwo(3.8415).p()).isCloseTo(0.05, within(1e-4));
        // Met exactly, as whole counts may.
        assertThat(ChiSquare.ofTwo(0).p()).isEqualTo(1);
        ChiSquare worst = ChiSquare.worst(List.of(ChiSquare.of(18.307, 10), ChiSquare.of(9, 10)));
        assertThat(worst.tests()).isEqualTo(2);
        assertThat(worst.p()).isCloseTo(0.2, within(1e-3));
    }

    private interface Draw {
        int[][] once();
    }

    private static FairnessFigures figures(double expected, Draw draw) {
        DrawTally tally = new DrawTally(List.of(MEMBERS, MEMBERS), PEOPLE);
        for (int i = 0; i < DRAWS; i++) {
            tally.add(List.of(draw.once()), List.of());
        }
        return FairnessFigures.of("t", "t", tally, List.of(expected, expected));
    }

    private int[] sample(int from) {
        return sampleOf(DRAWN, from);
    }

    /** Without repeats, in the order drawn. */
    private int[] sampleOf(int count, int from) {
        List<Integer> all = new ArrayList<>(IntStream.range(0, from).boxed().toList());
        int[] drawn = new int[count];
        for (int i = 0; i < count; i++) {
            drawn[i] = all.remove(chance.below(all.size()));
        }
        return drawn;
    }
}
