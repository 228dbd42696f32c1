package io.doublerandom.core.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class QuotasTest {
    private static final Quota BY_RATIO = new Quota.ByRatio();

    @Test
    void of_randomNumberZero_roundsDownFromTheStart() {
        // Shares 1.0 and 0.5 run up to 1.0 and 1.5: floors 1 and 1.
        assertThat(Quotas.of(new long[] {10, 10}, new int[] {100_000, 50_000}, BY_RATIO, 0))
                .containsExactly(1, 0);
    }

    @Test
    void of_randomNumberOneHalf_carriesTheHalfOver() {
        // From 0.5 they run up to 1.5 and 2.0: floors 1 and 2.
        assertThat(Quotas.of(new long[] {10, 10}, new int[] {100_000, 50_000}, BY_RATIO, 1L << 63))
                .containsExactly(1, 1);
    }

    @Test
    void of_totalThatExceedsAStratumsShare_takesItWhole() {
        // 10 to draw, weights 2 and 1 of 3: the first would give 6.7 of its 2, so 2, and 8 are left for the second.
        assertThat(Quotas.of(new long[] {2, 100}, new int[] {1_000_000, 10_000}, new Quota.Total(10), 0))
                .containsExactly(2, 8);
    }

    @Test
    void of_totalAboveThePool_takesAllThatHaveAShare() {
        assertThat(Quotas.of(new long[] {3, 4, 5}, new int[] {1, 0, 1_000_000}, new Quota.Total(1000), -1L))
                .containsExactly(3, 0, 5);
    }

    @Test
    void of_totalZero_drawsNobody() {
        assertThat(Quotas.of(new long[] {3, 4}, new int[] {1_000_000, 500_000}, new Quota.Total(0), -1L))
                .containsExactly(0, 0);
    }

    @Test
    void of_noShareAtAll_drawsNobody() {
        assertThat(Quotas.of(new long[] {3, 4}, new int[] {0, 0}, new Quota.Total(5), -1L))
                .containsExactly(0, 0);
    }

    @Test
    void of_floorThatTheRatiosReach_changesNothing() {
        assertThat(Quotas.of(new long[] {100}, new int[] {100_000}, new Quota.AtLeast(10), 0))
                .containsExactly(10);
    }

    @Test
    void of_floorAboveTheRatios_isReached() {
        assertThat(Quotas.of(new long[] {100}, new int[] {100_000}, new Quota.AtLeast(11), 0))
                .containsExactly(11);
    }

    @Provide
    Arbitrary<long[]> strata() {
        return Combinators.combine(
                        Arbitraries.longs().between(1, 10_000_000),
                        Arbitraries.integers().between(0, 1_000_000))
                .as((members, ppm) -> members << 20 | ppm)
                .array(long[].class)
                .ofMinSize(1)
                .ofMaxSize(40);
    }

    @Property(tries = 500)
    void of_anyStrata_staysWithinOneOfTheExpectation(@ForAll("strata") long[] packed, @ForAll long u) {
        long[] members = Arrays.stream(packed).map(p -> p >> 20).toArray();
        int[] ppm = Arrays.stream(packed).mapToInt(p -> (int) (p & 0xfffff)).toArray();
        long[] quota = Quotas.of(members, ppm, BY_RATIO, u);
        for (int h = 0; h < members.length; h++) {
            long floor = members[h] * ppm[h] / 1_000_000;
            assertThat(quota[h]).isBetween(floor, Math.min(members[h], floor + 1));
        }
    }

    @Property(tries = 500)
    void of_anyTotal_isDrawnExactlyUnlessCapped(
            @ForAll("strata") long[] packed, @ForAll long u, @ForAll("totals") long total) {
        long[] members = Arrays.stream(packed).map(p -> p >> 20).toArray();
        int[] ppm = Arrays.stream(packed).mapToInt(p -> (int) (p & 0xfffff)).toArray();
        long drawable = 0;
        for (int h = 0; h < members.length; h++) {
            drawable += ppm[h] > 0 ? members[h] : 0;
        }
        long[] quota = Quotas.of(members, ppm, new Quota.Total(total), u);
        assertThat(Arrays.stream(quota).sum()).isEqualTo(Math.min(total, drawable));
        for (int h = 0; h < members.length; h++) {
            assertThat(quota[h]).isBetween(0L, ppm[h] == 0 ? 0 : members[h]);
        }
    }

    @Provide
    Arbitrary<Long> totals() {
        return Arbitraries.longs().between(0, 100_000_000);
    }
}
