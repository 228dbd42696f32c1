package io.doublerandom.core.draw;

import io.doublerandom.core.Values;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.internal.ByteWriter;
import io.doublerandom.core.internal.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A subject's codes and salt, and the commitments of its chunk with their way up to {@code rootA}. The other
 * commitments are salted: they tell nothing about the neighbours.
 *
 * @param codes the codes, joined as in {@code attrs.csv}
 * @param salt 32 hexadecimal digits
 * @param commitments those of all subjects of the chunk, 32 bytes each
 * @param path as in {@link PoolStretch}
 * @param bucketPath as in {@link PoolStretch}
 */
record OwnAttributes(
        String codes, String salt, List<Bytes32> commitments, List<Bytes32> path, List<Bytes32> bucketPath) {
    OwnAttributes {
        for (String code : codes.split("\\|", -1)) {
            DrawValues.name("codes", code);
        }
        Values.pattern("salt", salt, "[0-9a-f]{32}");
        commitments = List.copyOf(commitments);
        Values.between("commitments", commitments.size(), 1, IdStretch.LEAF);
    }

    byte[] saltBytes() {
        return HexFormat.of().parseHex(salt);
    }

    /** Whether the commitment at this place is that of the subject's codes and salt. */
    boolean commits(CryptoSuite suite, String sid, int place) {
        return place < commitments.size() && commitments.get(place).equals(commitment(suite, saltBytes(), sid, codes));
    }

    static Bytes32 commitment(CryptoSuite suite, byte[] salt, String sid, String codes) {
        return suite.hash(new ByteWriter().u8('A').raw(salt).lp8(sid).raw(codes).bytes());
    }

    static Bytes32 leaf(CryptoSuite suite, List<Bytes32> commitments) {
        ByteWriter message = new ByteWriter().u8(MerkleTree.Chunks.COMMITMENTS);
        commitments.forEach(commitment -> message.raw(commitment.bytes()));
        return suite.hash(message.bytes());
    }

    static OwnAttributes read(DocumentReader reader) {
        return new OwnAttributes(
                reader.text("codes"),
                reader.text("salt"),
                split(DocumentSignature.base64(reader, "commitments")),
                MerklePath.read(reader, "path"),
                MerklePath.read(reader, "bucketPath"));
    }

    private static List<Bytes32> split(byte[] bytes) {
        Values.require(bytes.length % Bytes32.SIZE == 0, "commitments", "are not of 32 bytes each");
        List<Bytes32> all = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += Bytes32.SIZE) {
            all.add(Bytes32.of(Arrays.copyOfRange(bytes, at, at + Bytes32.SIZE)));
        }
        return all;
    }

    Json write() {
        Map<String, Json> members = new HashMap<>();
        members.put("codes", new Json.Text(codes));
        members.put("salt", new Json.Text(salt));
        ByteWriter bytes = new ByteWriter();
        commitments.forEach(commitment -> bytes.raw(commitment.bytes()));
        members.put("commitments", new Json.Text(Base64.getEncoder().encodeToString(bytes.bytes())));
        members.put("path", MerklePath.write(path));
        members.put("bucketPath", MerklePath.write(bucketPath));
        return new Json.Obj(members);
    }

    /** Without the content, which is the subject's alone. */
    @Override
    public String toString() {
        return "OwnAttributes[secret]";
    }
}
