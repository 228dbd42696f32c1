package io.doublerandom.core.draw;

import io.doublerandom.core.audit.LogTree;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.internal.ByteWriter;
import io.doublerandom.core.internal.Json;
import java.util.List;
import java.util.Optional;

/** Inclusion paths in the trees of the protocol (包含路径), which have the shape of RFC 9162. */
final class MerklePath {
    private static final int NODE = 0x01;
    private static final int MAX = 64;

    private MerklePath() {}

    /** The path of the leaf at this place, from the leaf upwards. */
    static List<Bytes32> of(CryptoSuite suite, List<Bytes32> leaves, int index) {
        return LogTree.ofLeaves(suite, leaves).inclusion(index, leaves.size());
    }

    /** The root that a leaf at this place of a tree of this size has by this path; empty if the path does not fit the place. */
    static Optional<Bytes32> root(CryptoSuite suite, Bytes32 leaf, long index, long size, List<Bytes32> path) {
        Bytes32 node = leaf;
        long at = index;
        long last = size - 1;
        if (at < 0 || at > last) {
            return Optional.empty();
        }
        for (Bytes32 sibling : path) {
            if (last == 0) {
                return Optional.empty();
            }
            if ((at & 1) == 1 || at == last) {
                node = node(suite, sibling, node);
                // An odd last node goes up unchanged: it has no sibling on those levels.
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                node = node(suite, node, sibling);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 ? Optional.of(node) : Optional.empty();
    }

    static List<Bytes32> read(DocumentReader reader, String member) {
        List<String> texts = reader.texts(member);
        CheckList.require(texts.size() <= MAX, SubjectProof.DOCUMENT, member + " has more than " + MAX + " hashes");
        return texts.stream().map(Bytes32::parse).toList();
    }

    static Json write(List<Bytes32> path) {
        return PlanDocument.texts(path.stream().map(Bytes32::hex).toList());
    }

    private static Bytes32 node(CryptoSuite suite, Bytes32 left, Bytes32 right) {
        return suite.hash(
                new ByteWriter().u8(NODE).raw(left.bytes()).raw(right.bytes()).bytes());
    }
}
