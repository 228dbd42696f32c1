package io.doublerandom.core.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SelectionTest {
    /** In one part and in three, which must be alike. */
    private static Selection draw(
            int count, Selection.StratumSource strata, Selection.TicketSource tickets, long[] members, long[] quota) {
        SubjectPass pass = new SubjectPass(count, strata, () -> tickets, members, quota);
        Selection one = pass.finish(pass.whole(1));
        assertThat(rows(pass.finish(pass.whole(3)))).isEqualTo(rows(one));
        return one;
    }

    private static List<Integer> rows(Selection selection) {
        return IntStream.range(0, selection.size()).mapToObj(selection::row).toList();
    }

    @Test
    void draw_equalTickets_goesToTheSmallerIds() {
        Selection selection =
                draw(5, row -> 0, (row, target, offset) -> target[offset] = 7, new long[] {5}, new long[] {3});
        assertThat(rows(selection)).containsExactly(0, 1, 2);
    }

    @Test
    void draw_ticketsThatDifferInTheLastByteOnly_areToldApart() {
        Selection selection = draw(
                4,
                row -> 0,
                (row, target, offset) -> target[offset + 31] = (byte) (200 - row),
                new long[] {4},
                new long[] {2});
        assertThat(rows(selection)).containsExactly(3, 2);
    }

    @Test
    void draw_tooFewBelowTheThreshold_takesTheStratumAgainWithout() {
        // 10,000 rows of which none is small: the threshold for 10 keeps nobody, the second pass everybody.
        Selection selection = draw(
                10_000,
                row -> row % 2,
                (row, target, offset) -> {
                    target[offset] = (byte) 0xff;
                    target[offset + 1] = (byte) (row >> 8);
                    target[offset + 2] = (byte) row;
                },
                new long[] {5_000, 5_000},
                new long[] {10, 0});
        assertThat(rows(selection)).containsExactly(0, 2, 4, 6, 8, 10, 12, 14, 16, 18);
    }

    @Property(tries = 300)
    void draw_shortTicketsInManyStrata_isTheNaiveSort(
            @ForAll @Size(max = 300) List<@IntRange(max = 11) Integer> content, @ForAll @IntRange(max = 9) int share) {
        int strata = 3;
        long[] members = new long[strata];
        content.forEach(value -> members[value % strata]++);
        long[] quota = new long[strata];
        List<Integer> expected = new ArrayList<>();
        for (int h = 0; h < strata; h++) {
            int stratum = h;
            quota[h] = members[h] * share / 9;
            IntStream.range(0, content.size())
                    .filter(row -> content.get(row) % strata == stratum)
                    .boxed()
                    .sorted(Comparator.comparingInt((Integer row) -> content.get(row) / strata)
                            .thenComparing(Comparator.naturalOrder()))
                    .limit(quota[h])
                    .forEach(expected::add);
        }
        Selection selection = draw(
                content.size(),
                row -> content.get(row) % strata,
                (row, target, offset) -> target[offset] = (byte) (content.get(row) / strata * 80),
                members,
                quota);
        assertThat(rows(selection)).isEqualTo(expected);
    }
}
