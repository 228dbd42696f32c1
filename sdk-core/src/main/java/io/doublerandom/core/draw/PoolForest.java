package io.doublerandom.core.draw;

import io.doublerandom.core.audit.LogTree;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.internal.ByteRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The hashes above the chunks of a pool: of each group its first row and its chunk leaves, and the tree of the groups. */
final class PoolForest {
    private final int[] firsts;
    private final List<LogTree> groups;
    private final LogTree top;
    private final int size;

    private PoolForest(int[] firsts, List<LogTree> groups, LogTree top, int size) {
        this.firsts = firsts;
        this.groups = groups;
        this.top = top;
        this.size = size;
    }

    /** Gives the leaf over some rows. */
    @FunctionalInterface
    interface Leaf {
        /** The leaf over the rows of one chunk. */
        Bytes32 of(int from, int to);
    }

    static PoolForest of(CryptoSuite suite, ByteRows pool, Leaf leaf) {
        List<Integer> firsts = new ArrayList<>();
        List<LogTree> groups = new ArrayList<>();
        List<Bytes32> top = new ArrayList<>();
        int from = 0;
        while (from < pool.size()) {
            String prefix = PoolStretch.prefix(pool.text(from));
            int to = end(pool, from, prefix);
            List<Bytes32> leaves = new ArrayList<>();
            for (int chunk = from; chunk < to; chunk += IdStretch.LEAF) {
                leaves.add(leaf.of(chunk, Math.min(to, chunk + IdStretch.LEAF)));
            }
            LogTree group = LogTree.ofLeaves(suite, leaves);
            firsts.add(from);
            groups.add(group);
            top.add(PoolStretch.bucketLeaf(suite, prefix, to - from, group.root()));
            from = to;
        }
        return new PoolForest(
                firsts.stream().mapToInt(Integer::intValue).toArray(),
                groups,
                LogTree.ofLeaves(suite, top),
                pool.size());
    }

    private static int end(ByteRows pool, int from, String prefix) {
        int row = from + 1;
        while (row < pool.size() && PoolStretch.prefix(pool.text(row)).equals(prefix)) {
            row++;
        }
        return row;
    }

    /** The first row of a row's chunk. */
    int from(int row) {
        int first = firsts[group(row)];
        return first + (row - first) / IdStretch.LEAF * IdStretch.LEAF;
    }

    /** The row behind the last of a row's chunk. */
    int to(int row) {
        return Math.min(end(group(row)), from(row) + IdStretch.LEAF);
    }

    /** The chunk of a row with its ids and paths. */
    PoolStretch stretch(int row, List<String> ids) {
        int group = group(row);
        int chunk = (row - firsts[group]) / IdStretch.LEAF;
        LogTree tree = groups.get(group);
        return new PoolStretch(
                ids,
                end(group) - firsts[group],
                chunk,
                tree.inclusion(chunk, tree.size()),
                group,
                firsts.length,
                top.inclusion(group, firsts.length));
    }

    private int group(int row) {
        int found = Arrays.binarySearch(firsts, row);
        return found >= 0 ? found : -2 - found;
    }

    private int end(int group) {
        return group + 1 < firsts.length ? firsts[group + 1] : size;
    }
}
