package io.doublerandom.core.draw;

import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.internal.ByteRows;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * The two roots over a pool, grouped by the first eight bytes of the ids so that districts can compute their groups
 * apart and merge.
 */
final class PoolRoots {
    private static final byte BUCKET = 0x02;
    private static final int PREFIX = 8;

    private final MessageDigest digest;
    private final ByteRows sids;

    private PoolRoots(CryptoSuite suite, ByteRows sids) {
        this.digest = suite.newDigest();
        this.sids = sids;
    }

    /** The root over the ids alone, which ascend. */
    static Bytes32 ofIds(CryptoSuite suite, ByteRows sids) {
        PoolRoots roots = new PoolRoots(suite, sids);
        return roots.root(MerkleTree.Chunks.IDS, (row, record) -> {
            record.update((byte) sids.length(row));
            record.update(sids.slab(), sids.start(row), sids.length(row));
        });
    }

    /** The root over the attribute commitments, in the order and grouping of the ids. */
    static Bytes32 ofAttributes(CryptoSuite suite, SamplingFrame frame) {
        PoolRoots roots = new PoolRoots(suite, frame.sids());
        MessageDigest commitment = suite.newDigest();
        ByteRows sids = frame.sids();
        ByteRows keys = frame.strataKeys();
        return roots.root(MerkleTree.Chunks.COMMITMENTS, (row, record) -> {
            int key = frame.stratum(row);
            commitment.update((byte) 'A');
            commitment.update(frame.salts(), row * SaltKey.SALT, SaltKey.SALT);
            commitment.update((byte) sids.length(row));
            commitment.update(sids.slab(), sids.start(row), sids.length(row));
            commitment.update(keys.slab(), keys.start(key), keys.length(key));
            record.update(commitment.digest());
        });
    }

    private interface Record {
        void write(int row, MessageDigest record);
    }

    private Bytes32 root(byte tag, Record record) {
        MerkleTree buckets = new MerkleTree(digest);
        MerkleTree.Chunks chunks = new MerkleTree.Chunks(digest, tag);
        int row = 0;
        while (row < sids.size()) {
            int first = row;
            while (row < sids.size() && samePrefix(first, row)) {
                record.write(row, chunks.record());
                row++;
            }
            buckets.add(bucket(first, row - first, chunks.root()));
        }
        return Bytes32.of(buckets.root());
    }

    private byte[] bucket(int first, long count, byte[] subroot) {
        int length = prefixLength(first);
        digest.update(BUCKET);
        digest.update((byte) length);
        digest.update(sids.slab(), sids.start(first), length);
        for (int i = 7; i >= 0; i--) {
            digest.update((byte) (count >>> 8 * i));
        }
        digest.update(subroot);
        return digest.digest();
    }

    private boolean samePrefix(int left, int right) {
        int from = sids.start(left);
        int other = sids.start(right);
        return Arrays.equals(
                sids.slab(), from, from + prefixLength(left), sids.slab(), other, other + prefixLength(right));
    }

    private int prefixLength(int row) {
        return Math.min(PREFIX, sids.length(row));
    }
}
