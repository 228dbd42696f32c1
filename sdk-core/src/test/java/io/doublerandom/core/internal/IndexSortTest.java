package io.doublerandom.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class IndexSortTest {
    @Property(tries = 200)
    void sort_anyKeys_isTheStableOrder(@ForAll List<Byte> keys) {
        int[] rows = IntStream.range(0, keys.size()).toArray();
        IndexSort.sort(rows, (a, b) -> Byte.compare(keys.get(a), keys.get(b)));
        int[] expected = IntStream.range(0, keys.size())
                .boxed()
                .sorted(Comparator.comparing(keys::get))
                .mapToInt(i -> i)
                .toArray();
        assertThat(rows).isEqualTo(expected);
    }

    @Property(tries = 200)
    void ascending_anyRows_areInUnsignedByteOrder(@ForAll List<byte[]> content) {
        ByteRows rows = new ByteRows();
        for (byte[] row : content) {
            rows.add(row, 0, row.length);
        }
        byte[][] expected = content.toArray(byte[][]::new);
        Arrays.sort(expected, Arrays::compareUnsigned);
        int[] order = rows.ascending();
        for (int i = 0; i < order.length; i++) {
            int from = rows.start(order[i]);
            assertThat(Arrays.copyOfRange(rows.slab(), from, from + rows.length(order[i])))
                    .isEqualTo(expected[i]);
        }
    }
}
