package io.doublerandom.core.draw;

import io.doublerandom.core.Values;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.internal.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One chunk of {@code strata.csv} with its way up to {@code strataRoot}.
 *
 * @param strata the strata of all its lines, ascending by key
 * @param chunk its place, from 0
 * @param chunks number of chunks
 * @param path from the chunk to the root
 */
record StrataStretch(List<Stratum> strata, long chunk, long chunks, List<Bytes32> path) {
    private static final String NUMBER = "0|[1-9][0-9]{0,8}";

    StrataStretch {
        Values.require(!strata.isEmpty() && strata.size() <= IdStretch.LEAF, "lines", "are not 1 to 256");
        Values.between("chunks", chunks, 1, DrawValues.MAX_INTEGER);
        Values.between("chunk", chunk, 0, chunks - 1);
        Values.require(
                chunk == chunks - 1 || strata.size() == IdStretch.LEAF,
                "lines",
                "do not fill a chunk that is not the last");
        for (int i = 1; i < strata.size(); i++) {
            Values.require(
                    DrawValues.compareBytes(
                                    strata.get(i - 1).key(), strata.get(i).key())
                            < 0,
                    "lines",
                    "do not ascend");
        }
    }

    /** Whether these are all strata of the draw, so that the quotas can be computed again. */
    boolean isWhole() {
        return chunks == 1;
    }

    Optional<Stratum> stratum(String key) {
        return strata.stream().filter(stratum -> stratum.key().equals(key)).findFirst();
    }

    Optional<Bytes32> root(CryptoSuite suite) {
        return MerklePath.root(
                suite,
                ListStretch.leaf(suite, strata.stream().map(Stratum::line).toList()),
                chunk,
                chunks,
                path);
    }

    static StrataStretch read(DocumentReader reader) {
        List<Stratum> strata = new ArrayList<>();
        for (String line : reader.texts("lines")) {
            strata.add(stratumOf(line));
        }
        return new StrataStretch(
                List.copyOf(strata),
                reader.integer("chunk"),
                reader.integer("chunks"),
                MerklePath.read(reader, "path"));
    }

    private static Stratum stratumOf(String line) {
        String[] fields = line.split(",", -1);
        Values.require(fields.length == 4, "lines", "have a line that is not key,N,k,tau");
        Values.pattern("N", fields[1], NUMBER);
        Values.pattern("k", fields[2], NUMBER);
        return new Stratum(fields[0], Integer.parseInt(fields[1]), Integer.parseInt(fields[2]), fields[3]);
    }

    Json write() {
        return new Json.Obj(Map.of(
                "lines",
                PlanDocument.texts(strata.stream().map(Stratum::line).toList()),
                "chunk",
                new Json.Int(chunk),
                "chunks",
                new Json.Int(chunks),
                "path",
                MerklePath.write(path)));
    }
}
