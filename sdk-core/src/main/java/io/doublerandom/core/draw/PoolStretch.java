package io.doublerandom.core.draw;

import io.doublerandom.core.Values;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.internal.ByteWriter;
import io.doublerandom.core.internal.Json;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One chunk of the pool with its way up to {@code rootS}: through the chunks of its group, then through the groups.
 *
 * @param ids all ids of the chunk
 * @param count subjects in the group
 * @param chunk place of the chunk in the group, from 0
 * @param path from the chunk to the root of the group
 * @param bucket place of the group, from 0
 * @param buckets number of groups
 * @param bucketPath from the group's leaf to the root
 */
record PoolStretch(
        List<String> ids,
        long count,
        long chunk,
        List<Bytes32> path,
        long bucket,
        long buckets,
        List<Bytes32> bucketPath)
        implements IdStretch {
    private static final int PREFIX = 8;
    private static final int BUCKET = 0x02;

    PoolStretch {
        Values.between("count", count, 1, DrawValues.MAX_INTEGER);
        Values.between("chunk", chunk, 0, (count - 1) / LEAF);
        Values.between("buckets", buckets, 1, DrawValues.MAX_INTEGER);
        Values.between("bucket", bucket, 0, buckets - 1);
        long expected = chunk == (count - 1) / LEAF ? count - chunk * LEAF : LEAF;
        Values.require(ids.size() == expected, "ids", "are " + ids.size() + ", the chunk has " + expected);
        String prefix = prefix(ids.get(0));
        for (String sid : ids) {
            Values.require(prefix(sid).equals(prefix), "ids", "are not of one group");
        }
    }

    static String prefix(String sid) {
        return sid.substring(0, Math.min(PREFIX, sid.length()));
    }

    @Override
    public boolean isFirst() {
        return chunk == 0 && bucket == 0;
    }

    @Override
    public boolean isLast() {
        return lastOfGroup() && bucket == buckets - 1;
    }

    private boolean lastOfGroup() {
        return chunk == (count - 1) / LEAF;
    }

    boolean isBefore(PoolStretch next) {
        if (buckets != next.buckets) {
            return false;
        }
        return bucket == next.bucket
                ? count == next.count && chunk + 1 == next.chunk
                : bucket + 1 == next.bucket && lastOfGroup() && next.chunk == 0;
    }

    /** The root over the ids that this chunk gives. */
    Optional<Bytes32> root(CryptoSuite suite) {
        return root(suite, leaf(suite, ids), path, bucketPath);
    }

    /** The root that a leaf at the place of this chunk gives by other paths: those of the attribute commitments. */
    Optional<Bytes32> root(CryptoSuite suite, Bytes32 leaf, List<Bytes32> chunks, List<Bytes32> groups) {
        return MerklePath.root(suite, leaf, chunk, (count - 1) / LEAF + 1, chunks)
                .flatMap(subroot -> MerklePath.root(
                        suite, bucketLeaf(suite, prefix(ids.get(0)), count, subroot), bucket, buckets, groups));
    }

    static Bytes32 leaf(CryptoSuite suite, List<String> ids) {
        ByteWriter message = new ByteWriter().u8(MerkleTree.Chunks.IDS);
        ids.forEach(message::lp8);
        return suite.hash(message.bytes());
    }

    static Bytes32 bucketLeaf(CryptoSuite suite, String prefix, long count, Bytes32 subroot) {
        return suite.hash(new ByteWriter()
                .u8(BUCKET)
                .lp8(prefix.getBytes(StandardCharsets.UTF_8))
                .u64(count)
                .raw(subroot.bytes())
                .bytes());
    }

    static PoolStretch read(DocumentReader reader) {
        return new PoolStretch(
                reader.object("ids", IdStretch::read),
                reader.integer("count"),
                reader.integer("chunk"),
                MerklePath.read(reader, "path"),
                reader.integer("bucket"),
                reader.integer("buckets"),
                MerklePath.read(reader, "bucketPath"));
    }

    Json write() {
        Map<String, Json> members = new HashMap<>();
        members.put("ids", IdStretch.write(ids));
        members.put("count", new Json.Int(count));
        members.put("chunk", new Json.Int(chunk));
        members.put("path", MerklePath.write(path));
        members.put("bucket", new Json.Int(bucket));
        members.put("buckets", new Json.Int(buckets));
        members.put("bucketPath", MerklePath.write(bucketPath));
        return new Json.Obj(members);
    }
}
