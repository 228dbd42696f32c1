package io.doublerandom.core.draw;

import io.doublerandom.core.Values;
import io.doublerandom.core.internal.Json;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What came out of a ceremony (抽取仪式记录), the document {@code ceremony.json} of draw protocol v1.
 *
 * @param parties the contributions, in the header's order
 * @param beacons the public values, in the header's order
 */
public record CeremonyRecord(
        @NotEmpty List<@NotNull Contribution> parties,
        @NotEmpty List<@NotNull @Valid PublicValue> beacons) {
    /** The name of the document. */
    public static final String DOCUMENT = "ceremony.json";

    public CeremonyRecord {
        parties = Values.some("parties", parties);
        beacons = Values.some("beacons", beacons);
    }

    /** The canonical bytes of {@code ceremony.json}. */
    public byte[] canonicalBytes() {
        return DocumentReader.bytes(
                DOCUMENT,
                new Json.Obj(Map.of(
                        "parties",
                                new Json.Arr(parties.stream()
                                        .map(CeremonyRecord::write)
                                        .toList()),
                        "beacons",
                                new Json.Arr(beacons.stream()
                                        .map(CeremonyRecord::write)
                                        .toList()))));
    }

    /** Reads {@code ceremony.json}; {@link io.doublerandom.core.ErrorCode#DRAW_INPUT_INVALID} as for a plan. */
    public static CeremonyRecord parse(byte[] document) {
        return read(DocumentReader.canonical(DOCUMENT, document));
    }

    static CeremonyRecord read(Json document) {
        return DocumentReader.document(
                DOCUMENT,
                document,
                reader -> new CeremonyRecord(
                        reader.objects("parties", CeremonyRecord::contribution),
                        reader.objects("beacons", CeremonyRecord::value)));
    }

    static PublicValue value(DocumentReader reader) {
        return new PublicValue(PlanDocument.beacon(reader), reader.text("value"));
    }

    private static Contribution contribution(DocumentReader reader) {
        return reader.has("nonce")
                ? Contribution.opened(reader.text("id"), reader.hash("commit"), reader.hash("nonce"))
                : Contribution.withheld(reader.text("id"), reader.hash("commit"));
    }

    private static Json write(Contribution contribution) {
        Map<String, Json> members = new HashMap<>();
        members.put("id", new Json.Text(contribution.party()));
        members.put("commit", new Json.Text(contribution.commit().hex()));
        contribution.nonce().ifPresent(nonce -> members.put("nonce", new Json.Text(nonce.hex())));
        return new Json.Obj(members);
    }

    static Json write(PublicValue value) {
        Map<String, Json> members = PlanDocument.beaconMembers(value.beacon());
        members.put("value", new Json.Text(value.valueHex()));
        return new Json.Obj(members);
    }
}
