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
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What binds the outcome of a substitution round (替换结果摘要), the document {@code substitution.json} of draw protocol v1.
 *
 * @param header the header hash of the base draw
 * @param round the number of the round, from 1
 * @param batch the batch hash
 * @param link the custodian's link of the round
 * @param beacons the public values, in the order of the batch
 * @param seed the seed of the round
 * @param substitutesRoot root over {@code substitutes.csv}
 * @param publicRoot root over {@code public.csv}
 * @param teamsRoot root over {@code teams.csv}
 * @param seatsRoot root over {@code seats.csv}
 */
public record SubstitutionDocument(
        @NotNull Bytes32 header,
        @Positive int round,
        @NotNull Bytes32 batch,
        @NotNull Bytes32 link,
        @NotEmpty List<@NotNull @Valid PublicValue> beacons,
        @NotNull Bytes32 seed,
        @NotNull Bytes32 substitutesRoot,
        @NotNull Bytes32 publicRoot,
        @NotNull Bytes32 teamsRoot,
        @NotNull Bytes32 seatsRoot) {
    /** The name of the document. */
    public static final String DOCUMENT = "substitution.json";

    public SubstitutionDocument {
        Values.present("header", header);
        Values.between("round", round, 1, Integer.MAX_VALUE);
        Values.present("batch", batch);
        Values.present("link", link);
        beacons = Values.some("beacons", beacons);
        Values.present("seed", seed);
        Values.present("substitutesRoot", substitutesRoot);
        Values.present("publicRoot", publicRoot);
        Values.present("teamsRoot", teamsRoot);
        Values.present("seatsRoot", seatsRoot);
    }

    /** The canonical bytes of {@code substitution.json}. */
    public byte[] canonicalBytes() {
        Map<String, Json> members = new HashMap<>();
        members.put("v", new Json.Int(1));
        members.put("header", new Json.Text(header.hex()));
        members.put("round", new Json.Int(round));
        members.put("batch", new Json.Text(batch.hex()));
        members.put("link", new Json.Text(link.hex()));
        members.put(
                "beacons",
                new Json.Arr(beacons.stream().map(CeremonyRecord::write).toList()));
        members.put("seed", new Json.Text(seed.hex()));
        members.put("substitutesRoot", new Json.Text(substitutesRoot.hex()));
        members.put("publicRoot", new Json.Text(publicRoot.hex()));
        members.put("teamsRoot", new Json.Text(teamsRoot.hex()));
        members.put("seatsRoot", new Json.Text(seatsRoot.hex()));
        return DocumentReader.bytes(DOCUMENT, new Json.Obj(members));
    }

    /** The digest that the audit log fixes. */
    public Bytes32 hash(CryptoSuite suite) {
        return suite.hash("substitution", canonicalBytes());
    }

    /** Throws unless it is the result of a batch with this hash. */
    void requireNames(SubstitutionBatch other, Bytes32 batchHash) {
        CheckList.require(
                header.equals(other.header()) && round == other.round() && batch.equals(batchHash),
                DOCUMENT,
                "names another batch");
    }

    /** Throws unless its public values are those of a batch, each in the form of its type. */
    void requireValues(SubstitutionBatch other) {
        CheckList.require(
                beacons.stream().map(PublicValue::beacon).toList().equals(other.beacon()),
                DOCUMENT,
                "does not list the batch's public values in their order");
        CheckList.require(
                beacons.stream().allMatch(value -> value.beacon().accepts(value.value())),
                DOCUMENT,
                "has a public value that is not in the form of its type");
    }

    /** Reads {@code substitution.json}; {@link ErrorCode#DRAW_INPUT_INVALID} as for a plan. */
    public static SubstitutionDocument parse(byte[] document) {
        return read(DocumentReader.canonical(DOCUMENT, document));
    }

    static SubstitutionDocument read(Json document) {
        return DocumentReader.document(DOCUMENT, document, reader -> {
            reader.version();
            return new SubstitutionDocument(
                    reader.hash("header"),
                    reader.integer("round", Integer.MAX_VALUE),
                    reader.hash("batch"),
                    reader.hash("link"),
                    reader.objects("beacons", CeremonyRecord::value),
                    reader.hash("seed"),
                    reader.hash("substitutesRoot"),
                    reader.hash("publicRoot"),
                    reader.hash("teamsRoot"),
                    reader.hash("seatsRoot"));
        });
    }
}
