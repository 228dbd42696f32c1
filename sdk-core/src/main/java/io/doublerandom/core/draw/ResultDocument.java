package io.doublerandom.core.draw;

import io.doublerandom.core.Values;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.internal.Json;
import jakarta.validation.constraints.NotNull;
import java.util.Map;

/**
 * What binds the outcome of a draw (抽取结果摘要), the document {@code result.json} of draw protocol v1.
 *
 * @param header the header hash
 * @param seed the seed
 * @param strataRoot root over {@code strata.csv}
 * @param selectedRoot root over {@code selected.csv}
 * @param publicRoot root over {@code public.csv}
 * @param teamsRoot root over {@code teams.csv}
 */
public record ResultDocument(
        @NotNull Bytes32 header,
        @NotNull Bytes32 seed,
        @NotNull Bytes32 strataRoot,
        @NotNull Bytes32 selectedRoot,
        @NotNull Bytes32 publicRoot,
        @NotNull Bytes32 teamsRoot) {
    /** The name of the document. */
    public static final String DOCUMENT = "result.json";

    public ResultDocument {
        Values.present("header", header);
        Values.present("seed", seed);
        Values.present("strataRoot", strataRoot);
        Values.present("selectedRoot", selectedRoot);
        Values.present("publicRoot", publicRoot);
        Values.present("teamsRoot", teamsRoot);
    }

    /** The canonical bytes of {@code result.json}. */
    public byte[] canonicalBytes() {
        return DocumentReader.bytes(
                DOCUMENT,
                new Json.Obj(Map.of(
                        "v", new Json.Int(1),
                        "header", new Json.Text(header.hex()),
                        "seed", new Json.Text(seed.hex()),
                        "strataRoot", new Json.Text(strataRoot.hex()),
                        "selectedRoot", new Json.Text(selectedRoot.hex()),
                        "publicRoot", new Json.Text(publicRoot.hex()),
                        "teamsRoot", new Json.Text(teamsRoot.hex()))));
    }

    /** The result hash, which the audit log fixes. */
    public Bytes32 hash(CryptoSuite suite) {
        return suite.hash("result", canonicalBytes());
    }

    /** Reads {@code result.json}; {@link io.doublerandom.core.ErrorCode#DRAW_INPUT_INVALID} as for a plan. */
    public static ResultDocument parse(byte[] document) {
        return read(DocumentReader.canonical(DOCUMENT, document));
    }

    static ResultDocument read(Json document) {
        return DocumentReader.document(DOCUMENT, document, reader -> {
            reader.version();
            return new ResultDocument(
                    reader.hash("header"),
                    reader.hash("seed"),
                    reader.hash("strataRoot"),
                    reader.hash("selectedRoot"),
                    reader.hash("publicRoot"),
                    reader.hash("teamsRoot"));
        });
    }
}
