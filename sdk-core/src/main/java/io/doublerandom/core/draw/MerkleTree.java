package io.doublerandom.core.draw;

import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.internal.ByteRows;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * A hash tree of the shape of RFC 9162, built leaf by leaf with one pending node a level.
 *
 * <p>The protocol's chunk leaves are made by {@link Chunks}.
 */
final class MerkleTree {
    private static final byte NODE = 0x01;

    private final MessageDigest digest;
    private final byte[] @Nullable [] pending = new byte[64][];
    private long leaves;

    MerkleTree(MessageDigest digest) {
        this.digest = digest;
    }

    void add(byte[] leaf) {
        byte[] node = leaf;
        int level = 0;
        for (long rest = leaves; (rest & 1) == 1; rest >>= 1) {
            byte[] left = pending[level];
            if (left == null) {
                throw new IllegalStateException("a complete level has a node");
            }
            node = node(left, node);
            level++;
        }
        pending[level] = node;
        leaves++;
    }

    /** The root over the leaves so far; the tree of nothing is the hash of nothing. */
    byte[] root() {
        byte[] root = null;
        for (int level = 0; level < 64; level++) {
            byte[] left = pending[level];
            if ((leaves >>> level & 1) == 1 && left != null) {
                root = root == null ? left : node(left, root);
            }
        }
        return root == null ? digest.digest() : root;
    }

    void clear() {
        leaves = 0;
    }

    private byte[] node(byte[] left, byte[] right) {
        digest.update(NODE);
        digest.update(left);
        digest.update(right);
        return digest.digest();
    }

    /** The root over lines of text: chunk leaves of at most 256 lines, each behind its length in two bytes. */
    static Bytes32 linesRoot(MessageDigest digest, ByteRows lines) {
        Chunks chunks = new Chunks(digest, Chunks.LINES);
        for (int row = 0; row < lines.size(); row++) {
            int length = lines.length(row);
            MessageDigest record = chunks.record();
            record.update((byte) (length >>> 8));
            record.update((byte) length);
            record.update(lines.slab(), lines.start(row), length);
        }
        return Bytes32.of(chunks.root());
    }

    /** Groups records by 256 into chunk leaves and these into a tree; the digest takes the records themselves. */
    static final class Chunks {
        static final byte IDS = 0x00;
        static final byte LINES = 0x03;
        static final byte COMMITMENTS = 0x04;

        private static final int RECORDS = 256;

        private final MessageDigest digest;
        private final byte tag;
        private final MerkleTree tree;
        private int inChunk;

        /** The digest must have no other use between a record and the root. */
        Chunks(MessageDigest digest, byte tag) {
            this.digest = digest;
            this.tag = tag;
            this.tree = new MerkleTree(digest);
        }

        /** Starts a record: its bytes are to be given to the digest returned. */
        MessageDigest record() {
            if (inChunk == RECORDS) {
                tree.add(digest.digest());
                inChunk = 0;
            }
            if (inChunk++ == 0) {
                digest.update(tag);
            }
            return digest;
        }

        /** The root over all records; afterwards a new tree can be begun. */
        byte[] root() {
            if (inChunk > 0) {
                tree.add(digest.digest());
                inChunk = 0;
            }
            byte[] root = tree.root();
            tree.clear();
            return root;
        }
    }
}
