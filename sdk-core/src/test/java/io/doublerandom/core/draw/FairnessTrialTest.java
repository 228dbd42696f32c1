package io.doublerandom.core.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.crypto.CryptoSuite;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FairnessTrialTest {
    private static final CryptoSuite SUITE = CryptoSuite.SM3_SM2;

    private final SamplingFrame frame = frame();

    @Test
    void run_manyDraws_countsEveryDrawOnce() {
        DrawTally tally = new FairnessTrial(plan(true), frame, "a", 1_000).run();
        assertThat(tally.draws()).isEqualTo(1_000);
        assertThat(tally.members()).containsExactly(10, 15);
        // 20 % of 10 are two, 30 % of 15 are four and a half.
        assertThat(tally.sizes(0)).isEqualTo(Map.of(2, 1_000L));
        assertThat(tally.sizes(1).keySet()).containsExactly(4, 5);
        assertThat(included(tally, 0)).isEqualTo(2_000);
        assertThat(included(tally, 1)).isBetween(4_000L, 5_000L);
        long firsts =
                Stream.of(tally.firstPlaces(0, 1)).flatMapToLong(Arrays::stream).sum();
        assertThat(firsts).isEqualTo(1_000);
        assertThat(Arrays.stream(tally.firstTeams()).sum()).isEqualTo(1_000);
        assertThat(tally.outcomes()).isBetween(900, 1_000);
        assertThat(tally.subjectPairs()).isEqualTo(tally.possibleSubjectPairs()).isEqualTo(300);
        assertThat(tally.inspectorPairs())
                .isEqualTo(tally.possibleInspectorPairs())
                .isEqualTo(6);
        // Least load first; that nobody sits beside himself may cost one visit more.
        assertThat(tally.loadSpread()).isBetween(1, 2);
    }

    @Test
    void run_sameArguments_sameCounts_otherwiseOthers() {
        assertThat(counts("a", 1_000)).isEqualTo(counts("a", 1_000)).isNotEqualTo(counts("b", 1_000));
    }

    @Test
    void run_oneDrawMore_hasNoDrawOfTheOther() {
        // The counts of 1,000 draws and of 1,001 would differ by one draw, were the first 1,000 the same.
        List<Long> fewer = counts("a", 1_000);
        List<Long> more = counts("a", 1_001);
        assertThat(IntStream.range(0, fewer.size()).anyMatch(i -> fewer.get(i) > more.get(i)))
                .isTrue();
    }

    @Test
    void trial_lawfulPlanOrFewDraws_isRefused() {
        assertThatThrownBy(() -> new FairnessTrial(plan(false), frame, "a", 1_000))
                .isInstanceOf(DoubleRandomException.class)
                .hasMessageContaining("rehearsal");
        assertThatThrownBy(() -> new FairnessTrial(plan(true), frame, "a", 999))
                .isInstanceOf(DoubleRandomException.class)
                .hasMessageContaining("draws");
    }

    /** Whoever adds an answer to the trial has to think of what it tells of a single draw. */
    @Test
    void trial_answersNothingButTheTally() {
        assertThat(Stream.of(FairnessTrial.class.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .map(Method::toGenericString))
                .singleElement()
                .asString()
                .endsWith("DrawTally io.doublerandom.core.draw.FairnessTrial.run()");
    }

    private List<Long> counts(String seed, int draws) {
        DrawTally tally = new FairnessTrial(plan(true), frame, seed, draws).run();
        return IntStream.range(0, 15)
                .mapToObj(place -> tally.included(1, place))
                .toList();
    }

    private static long included(DrawTally tally, int stratum) {
        long sum = 0;
        for (int place = 0; place < tally.members().get(stratum); place++) {
            sum += tally.included(stratum, place);
        }
        return sum;
    }

    private static SamplingFrame frame() {
        FrameBuilder builder = SamplingFrame.builder();
        for (int i = 0; i < 25; i++) {
            builder.subject("a" + (100 + i), List.of("u", i < 10 ? "A" : "B"));
        }
        for (int i = 0; i < 4; i++) {
            builder.inspector(new RosterEntry("i" + i, "u", "d", 0, 0));
        }
        return builder.build(SUITE, SaltKey.of(new byte[32]));
    }

    private static DrawPlan plan(boolean practice) {
        return new DrawPlan(
                SUITE,
                "t",
                "t",
                1,
                "",
                "演练",
                List.of("unit", "credit"),
                "unit",
                new Ratio("credit", Map.of("A", 200_000, "B", 300_000)),
                new Quota.ByRatio(),
                List.of(new Seat("d", 0), new Seat("d", 0)),
                List.of(),
                UnitOrder.none(),
                List.of("a", "b", "c"),
                List.of(new Beacon(Beacon.Type.DICE, "t-10", 0)),
                practice,
                false,
                "");
    }
}
