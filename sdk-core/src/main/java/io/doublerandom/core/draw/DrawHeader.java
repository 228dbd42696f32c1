package io.doublerandom.core.draw;

import io.doublerandom.core.Values;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.internal.Json;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is fixed before anyone can know the seed (抽取承诺), the document {@code header.json} of draw protocol v1: the
 * plan's hash, the roots over pool, exclusions, roster and recusals, and the times.
 *
 * @param authority as in the plan
 * @param series as in the plan
 * @param seq as in the plan
 * @param attempt number of the attempt, from 1
 * @param supersedes header hash of the attempt before; empty exactly in the first
 * @param plan the plan hash
 * @param count subjects in the pool, at least 1
 * @param registryCount subjects in the register: pool and exclusions
 * @param rootS root over the subject ids
 * @param rootA root over the attribute commitments
 * @param exclusionsRoot root over {@code exclusions.csv}
 * @param rosterRoot root over {@code roster.csv}
 * @param recusalRoot root over {@code recusal.csv}
 * @param parties as in the plan
 * @param beacon as in the plan
 * @param snapshotAt when the pool was frozen
 * @param revealBy until when nonces may be opened, after {@code snapshotAt}
 */
public record DrawHeader(
        @NotNull @Size(min = 1, max = DrawValues.MAX_LABEL) String authority,
        @NotNull @Size(min = 1, max = DrawValues.MAX_LABEL) String series,
        @Positive long seq,
        @Positive long attempt,
        @NotNull @Pattern(regexp = DrawValues.HASH_OR_EMPTY) String supersedes,
        @NotNull Bytes32 plan,
        @Positive long count,
        @Positive long registryCount,
        @NotNull Bytes32 rootS,
        @NotNull Bytes32 rootA,
        @NotNull Bytes32 exclusionsRoot,
        @NotNull Bytes32 rosterRoot,
        @NotNull Bytes32 recusalRoot,
        @NotNull @Size(min = 3) List<@NotNull String> parties,
        @NotEmpty List<@NotNull @Valid Beacon> beacon,
        @NotNull Instant snapshotAt,
        @NotNull Instant revealBy) {
    /** The name of the document. */
    public static final String DOCUMENT = "header.json";

    public DrawHeader {
        DrawValues.label("authority", authority);
        DrawValues.label("series", series);
        Values.between("seq", seq, 1, DrawValues.MAX_INTEGER);
        Values.between("attempt", attempt, 1, DrawValues.MAX_INTEGER);
        Values.pattern("supersedes", supersedes, DrawValues.HASH_OR_EMPTY);
        Values.require(supersedes.isEmpty() == (attempt == 1), "supersedes", "is empty exactly when attempt is 1");
        Values.present("plan", plan);
        // A count of zero is readable, so that a verifier can name the check that fails; no freeze writes it.
        Values.between("count", count, 0, DrawValues.MAX_INTEGER);
        Values.between("registryCount", registryCount, 0, DrawValues.MAX_INTEGER);
        Values.present("rootS", rootS);
        Values.present("rootA", rootA);
        Values.present("exclusionsRoot", exclusionsRoot);
        Values.present("rosterRoot", rosterRoot);
        Values.present("recusalRoot", recusalRoot);
        parties = DrawValues.parties(parties);
        beacon = DrawValues.beacons(beacon);
        DrawValues.time("snapshotAt", snapshotAt);
        DrawValues.time("revealBy", revealBy);
        Values.require(snapshotAt.isBefore(revealBy), "revealBy", "is not after snapshotAt");
    }

    /** The canonical bytes of {@code header.json}. */
    public byte[] canonicalBytes() {
        Map<String, Json> members = new HashMap<>();
        members.put("v", new Json.Int(1));
        members.put("authority", new Json.Text(authority));
        members.put("series", new Json.Text(series));
        members.put("seq", new Json.Int(seq));
        members.put("attempt", new Json.Int(attempt));
        members.put("supersedes", new Json.Text(supersedes));
        members.put("plan", new Json.Text(plan.hex()));
        members.put("count", new Json.Int(count));
        members.put("registryCount", new Json.Int(registryCount));
        members.put("rootS", new Json.Text(rootS.hex()));
        members.put("rootA", new Json.Text(rootA.hex()));
        members.put("exclusionsRoot", new Json.Text(exclusionsRoot.hex()));
        members.put("rosterRoot", new Json.Text(rosterRoot.hex()));
        members.put("recusalRoot", new Json.Text(recusalRoot.hex()));
        members.put("parties", PlanDocument.texts(parties));
        members.put("beacon", PlanDocument.beacons(beacon));
        members.put("snapshotAt", new Json.Text(snapshotAt.toString()));
        members.put("revealBy", new Json.Text(revealBy.toString()));
        return DocumentReader.bytes(DOCUMENT, new Json.Obj(members));
    }

    /** The header hash, the identity of the attempt. */
    public Bytes32 hash(CryptoSuite suite) {
        return suite.hash("header", canonicalBytes());
    }

    /** Whether authority, series, seq, parties and beacons repeat those of a plan. */
    public boolean repeats(DrawPlan plan) {
        return authority.equals(plan.authority())
                && series.equals(plan.series())
                && seq == plan.seq()
                && parties.equals(plan.parties())
                && beacon.equals(plan.beacon());
    }

    /** Reads {@code header.json}; {@link io.doublerandom.core.ErrorCode#DRAW_INPUT_INVALID} as for a plan. */
    public static DrawHeader parse(byte[] document) {
        return read(DocumentReader.canonical(DOCUMENT, document));
    }

    static DrawHeader read(Json document) {
        return DocumentReader.document(DOCUMENT, document, reader -> {
            reader.version();
            return new DrawHeader(
                    reader.text("authority"),
                    reader.text("series"),
                    reader.integer("seq"),
                    reader.integer("attempt"),
                    reader.text("supersedes"),
                    reader.hash("plan"),
                    reader.integer("count"),
                    reader.integer("registryCount"),
                    reader.hash("rootS"),
                    reader.hash("rootA"),
                    reader.hash("exclusionsRoot"),
                    reader.hash("rosterRoot"),
                    reader.hash("recusalRoot"),
                    reader.texts("parties"),
                    reader.objects("beacon", PlanDocument::beacon),
                    reader.time("snapshotAt"),
                    reader.time("revealBy"));
        });
    }
}
