package io.doublerandom.core.draw;

import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Values;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.internal.Json;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.util.List;
import java.util.Map;

/**
 * What is fixed of a substitution round before anybody can know its seed (替换批次), the document {@code batch.json} of draw
 * protocol v1.
 *
 * @param header the header hash of the base draw
 * @param round the number of the round, from 1
 * @param requests root over {@code requests.csv}
 * @param beacon the public values to come: those of the plan, with later rounds
 */
public record SubstitutionBatch(
        @NotNull Bytes32 header,
        @Positive int round,
        @NotNull Bytes32 requests,
        @NotEmpty List<@NotNull @Valid Beacon> beacon) {
    /** The name of the document. */
    public static final String DOCUMENT = "batch.json";

    public SubstitutionBatch {
        Values.present("header", header);
        Values.between("round", round, 1, Integer.MAX_VALUE);
        Values.present("requests", requests);
        beacon = DrawValues.beacons(beacon);
    }

    /** The canonical bytes of {@code batch.json}. */
    public byte[] canonicalBytes() {
        return DocumentReader.bytes(
                DOCUMENT,
                new Json.Obj(Map.of(
                        "v", new Json.Int(1),
                        "header", new Json.Text(header.hex()),
                        "round", new Json.Int(round),
                        "requests", new Json.Text(requests.hex()),
                        "beacon", PlanDocument.beacons(beacon))));
    }

    /** The batch hash, which the audit log fixes. */
    public Bytes32 hash(CryptoSuite suite) {
        return suite.hash("batch", canonicalBytes());
    }

    /** Reads {@code batch.json}; {@link ErrorCode#DRAW_INPUT_INVALID} as for a plan. */
    public static SubstitutionBatch parse(byte[] document) {
        return read(DocumentReader.canonical(DOCUMENT, document));
    }

    static SubstitutionBatch read(Json document) {
        return DocumentReader.document(DOCUMENT, document, reader -> {
            reader.version();
            return new SubstitutionBatch(
                    reader.hash("header"),
                    reader.integer("round", Integer.MAX_VALUE),
                    reader.hash("requests"),
                    reader.objects("beacon", PlanDocument::beacon));
        });
    }
}
