package io.doublerandom.core.draw;

import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.internal.ByteWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The roots of somebody who read the protocol another way.
 *
 * @param prefix bytes by which ids are grouped; the protocol says 8
 * @param chunk records of a leaf; the protocol says 256
 * @param doubling whether an odd last node is paired with itself, not taken up
 */
record OtherRoots(int prefix, int chunk, boolean doubling) {
    /** A root over subject ids. */
    Bytes32 rootS(CryptoSuite suite, List<String> sids) {
        List<byte[]> buckets = new ArrayList<>();
        int first = 0;
        for (int i = 1; i <= sids.size(); i++) {
            if (i == sids.size() || !group(sids.get(i)).equals(group(sids.get(first)))) {
                buckets.add(bucket(suite, sids.subList(first, i)));
                first = i;
            }
        }
        return Bytes32.of(tree(suite, buckets));
    }

    /** A root over lines. */
    Bytes32 linesRoot(CryptoSuite suite, List<String> lines) {
        return Bytes32.of(chunks(suite, 3, lines));
    }

    private String group(String sid) {
        return sid.substring(0, Math.min(prefix, sid.length()));
    }

    private byte[] bucket(CryptoSuite suite, List<String> sids) {
        byte[] subroot = chunks(suite, 0, sids);
        return hash(
                suite,
                new ByteWriter().u8(2).lp8(group(sids.get(0))).u64(sids.size()).raw(subroot));
    }

    private byte[] chunks(CryptoSuite suite, int kind, List<String> records) {
        List<byte[]> leaves = new ArrayList<>();
        for (int from = 0; from < records.size(); from += chunk) {
            ByteWriter leaf = new ByteWriter().u8(kind);
            for (String text : records.subList(from, Math.min(from + chunk, records.size()))) {
                if (kind == 0) {
                    leaf.lp8(text);
                } else {
                    leaf.lp16(text.getBytes(StandardCharsets.UTF_8));
                }
            }
            leaves.add(hash(suite, leaf));
        }
        return tree(suite, leaves);
    }

    private byte[] tree(CryptoSuite suite, List<byte[]> leaves) {
        List<byte[]> level = leaves;
        while (level.size() > 1) {
            List<byte[]> above = new ArrayList<>();
            for (int i = 0; i < level.size(); i += 2) {
                boolean odd = i + 1 == level.size();
                byte[] left = level.get(i);
                byte[] right = odd ? left : level.get(i + 1);
                above.add(
                        odd && !doubling
                                ? left
                                : hash(suite, new ByteWriter().u8(1).raw(left).raw(right)));
            }
            level = above;
        }
        return level.get(0);
    }

    private static byte[] hash(CryptoSuite suite, ByteWriter message) {
        return suite.hash(message.bytes()).bytes();
    }
}
