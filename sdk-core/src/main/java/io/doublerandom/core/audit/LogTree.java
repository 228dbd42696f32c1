package io.doublerandom.core.audit;

import io.doublerandom.core.Values;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The Merkle tree over the entries of a log (透明日志树), with the proofs that anybody can check against a root.
 *
 * <p>Leaves are the chain hashes of the entries in their order ({@link LogEntry#hash}), nodes and shape those of RFC 9162.
 * Keeps two hashes of 32 bytes for each entry, and answers a root or a proof in steps of the order of the tree's height.
 * Immutable.
 */
public final class LogTree {
    private static final byte NODE = 0x01;
    private static final int SIZE = Bytes32.SIZE;

    private final CryptoSuite suite;
    /** By height: the roots of the complete subtrees of 2^height leaves, one behind the other. */
    private final List<byte[]> complete = new ArrayList<>();

    private final int leaves;

    private LogTree(CryptoSuite suite, byte[] level, int leaves) {
        this.suite = suite;
        this.leaves = leaves;
        MessageDigest digest = suite.newDigest();
        byte[] below = level;
        complete.add(below);
        for (int count = leaves / 2; count > 0; count /= 2) {
            byte[] above = new byte[count * SIZE];
            for (int i = 0; i < count; i++) {
                digest.update(NODE);
                digest.update(below, 2 * i * SIZE, 2 * SIZE);
                System.arraycopy(digest.digest(), 0, above, i * SIZE, SIZE);
            }
            complete.add(above);
            below = above;
        }
    }

    /** The tree over the entries of a trail, which must be intact. */
    public static LogTree of(CryptoSuite suite, AuditTrail trail) {
        return ofLeaves(
                suite,
                trail.requireIntact().entries().stream().map(LoggedEntry::hash).toList());
    }

    /** The tree over leaf hashes, at most 33,000,000. */
    public static LogTree ofLeaves(CryptoSuite suite, List<Bytes32> hashes) {
        byte[] level = new byte[Math.multiplyExact(hashes.size(), SIZE)];
        int at = 0;
        for (Bytes32 hash : hashes) {
            System.arraycopy(hash.bytes(), 0, level, at, SIZE);
            at += SIZE;
        }
        return new LogTree(Values.present("suite", suite), level, hashes.size());
    }

    /** The number of leaves. */
    public int size() {
        return leaves;
    }

    /** The root over the first leaves; over none, the hash of nothing. */
    public Bytes32 root(int size) {
        Values.between("size", size, 0, leaves);
        return Bytes32.of(size == 0 ? suite.newDigest().digest() : range(0, size));
    }

    /** The root over all leaves. */
    public Bytes32 root() {
        return root(leaves);
    }

    /** The path from a leaf (its place, from 0) to the root over the first leaves; RFC 9162, section 2.1.3.1. */
    public List<Bytes32> inclusion(int index, int size) {
        Values.between("size", size, 1, leaves);
        Values.between("index", index, 0, size - 1L);
        List<Bytes32> path = new ArrayList<>();
        int from = 0;
        int to = size;
        while (to - from > 1) {
            int middle = from + split(to - from);
            if (index < middle) {
                path.add(0, Bytes32.of(range(middle, to)));
                to = middle;
            } else {
                path.add(0, Bytes32.of(range(from, middle)));
                from = middle;
            }
        }
        return List.copyOf(path);
    }

    /** What shows that the first leaves at one size are still the first at a later one; RFC 9162, section 2.1.4.1. */
    public List<Bytes32> consistency(int before, int size) {
        Values.between("size", size, 1, leaves);
        Values.between("before", before, 1, size);
        List<Bytes32> path = new ArrayList<>();
        int from = 0;
        int to = size;
        boolean left = true;
        while (before != to) {
            int middle = from + split(to - from);
            if (before <= middle) {
                path.add(0, Bytes32.of(range(middle, to)));
                to = middle;
            } else {
                path.add(0, Bytes32.of(range(from, middle)));
                from = middle;
                left = false;
            }
        }
        if (!left) {
            path.add(0, Bytes32.of(range(from, to)));
        }
        return List.copyOf(path);
    }

    /** The root over leaves of which the left part of each split is a complete subtree. */
    private byte[] range(int from, int to) {
        int count = to - from;
        if (Integer.bitCount(count) == 1) {
            int height = Integer.numberOfTrailingZeros(count);
            int at = (from >> height) * SIZE;
            return Arrays.copyOfRange(complete.get(height), at, at + SIZE);
        }
        int middle = from + split(count);
        return node(suite.newDigest(), range(from, middle), range(middle, to));
    }

    static byte[] node(MessageDigest digest, byte[] left, byte[] right) {
        digest.update(NODE);
        digest.update(left);
        digest.update(right);
        return digest.digest();
    }

    /** The greatest power of two below a count of at least two. */
    private static int split(int count) {
        return Integer.highestOneBit(count - 1);
    }
}
