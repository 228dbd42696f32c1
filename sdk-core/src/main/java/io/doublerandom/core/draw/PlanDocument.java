package io.doublerandom.core.draw;

import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.internal.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code plan.json} from and to its record. */
final class PlanDocument {
    private PlanDocument() {}

    static DrawPlan read(Json document) {
        return DocumentReader.document(DrawPlan.DOCUMENT, document, reader -> {
            reader.version();
            return new DrawPlan(
                    CryptoSuite.parse(reader.text("suite")),
                    reader.text("authority"),
                    reader.text("series"),
                    reader.integer("seq"),
                    reader.text("prev"),
                    reader.text("title"),
                    reader.texts("attributes"),
                    reader.text("unit"),
                    reader.object("ratio", r -> new Ratio(r.text("by"), r.integers("ppm", Ratio.ALL))),
                    reader.object("quota", PlanDocument::quota),
                    reader.objects("team", r -> new Seat(r.text("dept"), r.integer("qual", Integer.MAX_VALUE))),
                    reader.texts("qualifications"),
                    reader.has("units") ? UnitOrder.of(reader.textLists("units")) : UnitOrder.none(),
                    reader.texts("parties"),
                    reader.objects("beacon", PlanDocument::beacon),
                    reader.truth("practice"),
                    reader.truth("attributesPublic"),
                    reader.text("embargoUntil"));
        });
    }

    static Json write(DrawPlan plan) {
        Map<String, Json> members = new HashMap<>();
        members.put("v", new Json.Int(1));
        members.put("suite", new Json.Text(plan.suite().id()));
        members.put("authority", new Json.Text(plan.authority()));
        members.put("series", new Json.Text(plan.series()));
        members.put("seq", new Json.Int(plan.seq()));
        members.put("prev", new Json.Text(plan.prev()));
        members.put("title", new Json.Text(plan.title()));
        members.put("attributes", texts(plan.attributes()));
        members.put("unit", new Json.Text(plan.unit()));
        Map<String, Json> ppm = new HashMap<>();
        plan.ratio().ppm().forEach((code, share) -> ppm.put(code, new Json.Int(share)));
        members.put(
                "ratio", new Json.Obj(Map.of("by", new Json.Text(plan.ratio().by()), "ppm", new Json.Obj(ppm))));
        members.put("quota", quota(plan.quota()));
        members.put(
                "team",
                new Json.Arr(plan.team().stream()
                        .map(seat -> (Json) new Json.Obj(
                                Map.of("dept", new Json.Text(seat.dept()), "qual", new Json.Int(seat.qual()))))
                        .toList()));
        members.put("qualifications", texts(plan.qualifications()));
        if (plan.units().stated()) {
            Map<String, Json> units = new HashMap<>();
            plan.units().order().forEach((unit, others) -> units.put(unit, texts(others)));
            members.put("units", new Json.Obj(units));
        }
        members.put("parties", texts(plan.parties()));
        members.put("beacon", beacons(plan.beacon()));
        members.put("practice", new Json.Bool(plan.practice()));
        members.put("attributesPublic", new Json.Bool(plan.attributesPublic()));
        members.put("embargoUntil", new Json.Text(plan.embargoUntil()));
        return new Json.Obj(members);
    }

    static Beacon beacon(DocumentReader reader) {
        return new Beacon(Beacon.Type.parse(reader.text("type")), reader.text("source"), reader.integer("round"));
    }

    static Json beacons(List<Beacon> beacons) {
        return new Json.Arr(beacons.stream()
                .map(beacon -> (Json) new Json.Obj(beaconMembers(beacon)))
                .toList());
    }

    static Map<String, Json> beaconMembers(Beacon beacon) {
        Map<String, Json> members = new HashMap<>();
        members.put("type", new Json.Text(beacon.type().id()));
        members.put("source", new Json.Text(beacon.source()));
        members.put("round", new Json.Int(beacon.round()));
        return members;
    }

    static Json texts(List<String> texts) {
        return new Json.Arr(
                texts.stream().map(text -> (Json) new Json.Text(text)).toList());
    }

    private static Quota quota(DocumentReader reader) {
        String mode = reader.text("mode");
        if (!mode.equals("sys")) {
            throw new io.doublerandom.core.DoubleRandomException(
                    io.doublerandom.core.ErrorCode.VALUE_INVALID, "quota.mode is not sys");
        }
        if (reader.has("total")) {
            return new Quota.Total(reader.integer("total"));
        }
        return reader.has("atLeast") ? new Quota.AtLeast(reader.integer("atLeast")) : new Quota.ByRatio();
    }

    private static Json quota(Quota quota) {
        Map<String, Json> members = new HashMap<>();
        members.put("mode", new Json.Text("sys"));
        if (quota instanceof Quota.Total total) {
            members.put("total", new Json.Int(total.total()));
        } else if (quota instanceof Quota.AtLeast floor) {
            members.put("atLeast", new Json.Int(floor.atLeast()));
        }
        return new Json.Obj(members);
    }
}
