package io.doublerandom.core.draw;

import io.doublerandom.core.Values;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * The rules of one draw (抽取方案), the document {@code plan.json} of draw protocol v1: everything that decides the draw
 * and is not in the pool, the roster or the seed.
 *
 * <p>Equal plans have equal bytes and therefore equal hashes.
 *
 * @param suite the hash and signature algorithms
 * @param authority the authority that draws, 1 to 255 bytes
 * @param series the series of draws this one belongs to, 1 to 255 bytes
 * @param seq its number in the series, from 1
 * @param prev the plan hash of the series' former draw; empty exactly when {@code seq} is 1
 * @param title what the draw is about
 * @param attributes the names of a subject's codes, in the order in which the pool lists them
 * @param unit the attribute that names the inspecting unit
 * @param ratio the share of each class
 * @param quota how many in all
 * @param team the seats of every team, scarcest qualification first; 2 to 255
 * @param qualifications the names of the qualification bits, bit 0 first; at most 31
 * @param units where to look for inspectors beyond the unit itself
 * @param parties who contributes a nonce, in ascending order of their bytes; at least 3
 * @param beacon the public values to come; at least one that is no stock index
 * @param practice whether this is a rehearsal (演练), never to be published as a draw
 * @param attributesPublic whether the subjects' codes may be published; tickets are salted if not
 * @param embargoUntil time before which the drawn list is not published; empty for none
 */
public record DrawPlan(
        @NotNull CryptoSuite suite,
        @NotNull @Size(min = 1, max = DrawValues.MAX_LABEL) String authority,
        @NotNull @Size(min = 1, max = DrawValues.MAX_LABEL) String series,
        @Positive long seq,
        @NotNull @Pattern(regexp = DrawValues.HASH_OR_EMPTY) String prev,
        @NotNull @Size(max = 1000) String title,
        @NotEmpty List<@NotNull @Pattern(regexp = DrawValues.NAME) String> attributes,
        @NotNull @Pattern(regexp = DrawValues.NAME) String unit,
        @NotNull @Valid Ratio ratio,
        @NotNull @Valid Quota quota,
        @NotNull @Size(min = 2, max = 255) List<@NotNull @Valid Seat> team,
        @NotNull @Size(max = 31) List<@NotNull String> qualifications,
        @NotNull @Valid UnitOrder units,
        @NotNull @Size(min = 3) List<@NotNull String> parties,
        @NotEmpty List<@NotNull @Valid Beacon> beacon,
        boolean practice,
        boolean attributesPublic,
        @NotNull String embargoUntil) {
    /** The name of the document. */
    public static final String DOCUMENT = "plan.json";

    public DrawPlan {
        Values.present("suite", suite);
        DrawValues.label("authority", authority);
        DrawValues.label("series", series);
        Values.between("seq", seq, 1, DrawValues.MAX_INTEGER);
        Values.pattern("prev", prev, DrawValues.HASH_OR_EMPTY);
        Values.require(prev.isEmpty() == (seq == 1), "prev", "is empty exactly when seq is 1");
        DrawValues.title("title", title);
        attributes = Values.distinct("attributes", Values.some("attributes", attributes));
        attributes.forEach(attribute -> DrawValues.name("attributes", attribute));
        DrawValues.name("unit", unit);
        Values.require(attributes.contains(unit), "unit", "is not among the attributes");
        Values.present("ratio", ratio);
        Values.require(attributes.contains(ratio.by()), "ratio.by", "is not among the attributes");
        Values.present("quota", quota);
        team = Values.list("team", team);
        Values.between("team", team.size(), 2, 255);
        qualifications = Values.distinct("qualifications", qualifications);
        Values.between("qualifications", qualifications.size(), 0, 31);
        qualifications.forEach(qualification -> DrawValues.label("qualifications", qualification));
        for (Seat seat : team) {
            Values.require(
                    (long) seat.qual() < 1L << qualifications.size(), "team.qual", "has a bit without a qualification");
        }
        Values.present("units", units);
        parties = DrawValues.parties(parties);
        beacon = DrawValues.beacons(beacon);
        Values.present("embargoUntil", embargoUntil);
        if (!embargoUntil.isEmpty()) {
            DrawValues.parseTime("embargoUntil", embargoUntil);
        }
    }

    /** The canonical bytes of {@code plan.json}. */
    public byte[] canonicalBytes() {
        return DocumentReader.bytes(DOCUMENT, PlanDocument.write(this));
    }

    /** The plan hash. */
    public Bytes32 hash() {
        return suite.hash("plan", canonicalBytes());
    }

    /**
     * Reads {@code plan.json}.
     *
     * @throws io.doublerandom.core.DoubleRandomException
     *     {@link io.doublerandom.core.ErrorCode#DRAW_INPUT_INVALID} naming the member, if it is not canonical, lacks a
     *     member, has one too many or one out of range
     */
    public static DrawPlan parse(byte[] document) {
        return PlanDocument.read(DocumentReader.canonical(DOCUMENT, document));
    }
}
