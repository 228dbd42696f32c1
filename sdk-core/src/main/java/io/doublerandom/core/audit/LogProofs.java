package io.doublerandom.core.audit;

import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import java.security.MessageDigest;
import java.util.List;

/**
 * Checks the proofs of a log's tree (日志证明核验) without the log: an entry stands in it, and an earlier state of it was
 * only added to. RFC 9162, sections 2.1.3.2 and 2.1.4.2.
 */
public final class LogProofs {
    private LogProofs() {}

    /** Whether a leaf stands at a place (from 0) of the tree with this size and root. */
    public static boolean includes(
            CryptoSuite suite, Bytes32 leaf, long index, long size, List<Bytes32> path, Bytes32 root) {
        if (index < 0 || index >= size) {
            return false;
        }
        MessageDigest digest = suite.newDigest();
        byte[] node = leaf.bytes();
        long at = index;
        long last = size - 1;
        for (Bytes32 sibling : path) {
            if (last == 0) {
                return false;
            }
            if ((at & 1) == 1 || at == last) {
                node = LogTree.node(digest, sibling.bytes(), node);
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                node = LogTree.node(digest, node, sibling.bytes());
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && Bytes32.of(node).equals(root);
    }

    /** Whether the tree of the later size and root begins with all leaves of the earlier one, which has at least one. */
    public static boolean extendsTree(
            CryptoSuite suite, long before, Bytes32 beforeRoot, long size, Bytes32 root, List<Bytes32> path) {
        if (before < 1 || before > size) {
            return false;
        }
        if (before == size) {
            return path.isEmpty() && beforeRoot.equals(root);
        }
        MessageDigest digest = suite.newDigest();
        long at = before - 1;
        long last = size - 1;
        while ((at & 1) == 1) {
            at >>= 1;
            last >>= 1;
        }
        boolean whole = Long.bitCount(before) == 1;
        if (!whole && path.isEmpty()) {
            return false;
        }
        byte[] earlier = whole ? beforeRoot.bytes() : path.get(0).bytes();
        byte[] later = earlier;
        for (Bytes32 sibling : path.subList(whole ? 0 : 1, path.size())) {
            if (last == 0) {
                return false;
            }
            if ((at & 1) == 1 || at == last) {
                earlier = LogTree.node(digest, sibling.bytes(), earlier);
                later = LogTree.node(digest, sibling.bytes(), later);
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                later = LogTree.node(digest, later, sibling.bytes());
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0
                && Bytes32.of(earlier).equals(beforeRoot)
                && Bytes32.of(later).equals(root);
    }
}
