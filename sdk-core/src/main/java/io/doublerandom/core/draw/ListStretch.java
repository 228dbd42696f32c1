package io.doublerandom.core.draw;

import io.doublerandom.core.Values;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.internal.ByteWriter;
import io.doublerandom.core.internal.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One chunk of the public list with its way up to {@code publicRoot}.
 *
 * @param ids all lines of the chunk
 * @param chunk its place, from 0
 * @param chunks number of chunks
 * @param path from the chunk to the root
 */
record ListStretch(List<String> ids, long chunk, long chunks, List<Bytes32> path) implements IdStretch {
    ListStretch {
        Values.between("chunks", chunks, 1, DrawValues.MAX_INTEGER);
        Values.between("chunk", chunk, 0, chunks - 1);
        Values.require(chunk == chunks - 1 || ids.size() == LEAF, "ids", "do not fill a chunk that is not the last");
    }

    @Override
    public boolean isFirst() {
        return chunk == 0;
    }

    @Override
    public boolean isLast() {
        return chunk == chunks - 1;
    }

    boolean isBefore(ListStretch next) {
        return chunks == next.chunks && chunk + 1 == next.chunk;
    }

    Optional<Bytes32> root(CryptoSuite suite) {
        return MerklePath.root(suite, leaf(suite, ids), chunk, chunks, path);
    }

    /** The leaf over lines of text. */
    static Bytes32 leaf(CryptoSuite suite, List<String> lines) {
        ByteWriter message = new ByteWriter().u8(MerkleTree.Chunks.LINES);
        lines.forEach(line -> message.lp16(line.getBytes(StandardCharsets.UTF_8)));
        return suite.hash(message.bytes());
    }

    static ListStretch read(DocumentReader reader) {
        return new ListStretch(
                reader.object("ids", IdStretch::read),
                reader.integer("chunk"),
                reader.integer("chunks"),
                MerklePath.read(reader, "path"));
    }

    Json write() {
        return new Json.Obj(Map.of(
                "ids",
                IdStretch.write(ids),
                "chunk",
                new Json.Int(chunk),
                "chunks",
                new Json.Int(chunks),
                "path",
                MerklePath.write(path)));
    }
}
