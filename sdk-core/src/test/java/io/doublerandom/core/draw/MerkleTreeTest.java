package io.doublerandom.core.draw;

import static org.assertj.core.api.Assertions.assertThat;

import io.doublerandom.core.internal.ByteRows;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares with the recursive definition of RFC 9162, 2.1.1, written here a second time. */
class MerkleTreeTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 255, 256, 257, 511, 512, 513, 768, 769, 1280, 1537, 2049})
    void linesRoot_aroundChunkBorders_isTheRecursiveTree(int count) throws Exception {
        ByteRows rows = new ByteRows();
        List<byte[]> leaves = new ArrayList<>();
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            byte[] line = ("line-" + i).getBytes(StandardCharsets.US_ASCII);
            rows.add(line, 0, line.length);
            if (i % 256 == 0) {
                chunk.reset();
                chunk.write(3);
            }
            chunk.write(0);
            chunk.write(line.length);
            chunk.writeBytes(line);
            if (i % 256 == 255 || i == count - 1) {
                leaves.add(sha256(chunk.toByteArray()));
            }
        }
        byte[] expected = leaves.isEmpty() ? sha256() : root(leaves);
        assertThat(MerkleTree.linesRoot(MessageDigest.getInstance("SHA-256"), rows)
                        .hex())
                .isEqualTo(HexFormat.of().formatHex(expected));
    }

    private static byte[] root(List<byte[]> leaves) throws NoSuchAlgorithmException {
        if (leaves.size() == 1) {
            return leaves.get(0);
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        return sha256(new byte[] {1}, root(leaves.subList(0, split)), root(leaves.subList(split, leaves.size())));
    }

    private static byte[] sha256(byte[]... parts) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }
}
