package io.doublerandom.app.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doublerandom.core.Authority;
import io.doublerandom.core.draw.Beacon;
import io.doublerandom.core.draw.Contribution;
import io.doublerandom.core.draw.DrawHeader;
import io.doublerandom.core.draw.PublicValue;
import io.doublerandom.core.draw.ResultDocument;
import io.doublerandom.core.draw.VoidNotice;
import io.doublerandom.core.plan.InspectionTask;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What draws look like in JSON: what their PUBLIC files say, and nothing else. */
final class DrawViews {
    private final PublicationViews publications;
    private final Map<String, InspectionTask.No> tasks;

    DrawViews(PublicationViews publications, Map<String, InspectionTask.No> tasks) {
        this.publications = publications;
        this.tasks = tasks;
    }

    ObjectNode summary(PublicFacts.PublishedDraw draw) {
        DrawHeader header = draw.header();
        ObjectNode node = PublicationViews.object()
                .put("headerHash", draw.headerHash())
                .put("title", draw.plan().title());
        node.set("authority", publications.authority(new Authority.Id(header.authority())));
        InspectionTask.No task = tasks.get(draw.headerHash());
        if (task != null) {
            node.put("task", task.value());
        }
        node.put("series", header.series()).put("seq", header.seq()).put("attempt", header.attempt());
        if (!header.supersedes().isEmpty()) {
            node.put("supersedes", header.supersedes());
        }
        node.put("state", draw.state().name())
                .put("practice", draw.plan().practice())
                .put("poolCount", header.count())
                .put("excludedCount", header.registryCount() - header.count());
        voided(node, draw.voided());
        draw.drawnCount().ifPresent(count -> node.put("drawnCount", count));
        node.put("snapshotAt", header.snapshotAt().toString())
                .put("revealBy", header.revealBy().toString());
        if (!draw.plan().embargoUntil().isEmpty()) {
            node.put("embargoUntil", draw.plan().embargoUntil());
        }
        return node.put("bundle", "/v1/draws/" + draw.headerHash() + "/bundle.zip");
    }

    ObjectNode whole(PublicFacts.PublicBundle bundle, List<PublicFacts.PublishedDraw> attempts) {
        DrawHeader header = bundle.draw().header();
        ObjectNode node = summary(bundle.draw())
                .put("suite", bundle.draw().plan().suite().id())
                .put("planHash", header.plan().hex())
                .put("rootS", header.rootS().hex())
                .put("rootA", header.rootA().hex())
                .put("exclusionsRoot", header.exclusionsRoot().hex())
                .put("rosterRoot", header.rosterRoot().hex())
                .put("recusalRoot", header.recusalRoot().hex());
        parties(node.putArray("parties"), bundle);
        beacons(node.putArray("beacons"), bundle);
        ResultDocument result = bundle.result();
        if (result != null) {
            node.putObject("result")
                    .put("seed", result.seed().hex())
                    .put("strataRoot", result.strataRoot().hex())
                    .put("selectedRoot", result.selectedRoot().hex())
                    .put("publicRoot", result.publicRoot().hex())
                    .put("teamsRoot", result.teamsRoot().hex());
        }
        attempts.stream()
                .filter(other ->
                        other.header().supersedes().equals(bundle.draw().headerHash()))
                .findFirst()
                .ifPresent(next -> node.put("supersededBy", next.headerHash()));
        ArrayNode files = node.putArray("files");
        bundle.files()
                .forEach(file -> files.addObject().put("name", file.name()).put("bytes", file.bytes()));
        ArrayNode all = node.putArray("attempts");
        attempts.forEach(attempt -> all.add(summary(attempt)));
        return node;
    }

    private static void voided(ObjectNode node, @Nullable VoidNotice notice) {
        if (notice == null) {
            return;
        }
        ObjectNode voided = decided(node.putObject("voided"), notice.voided()).put("reason", notice.reason());
        if (notice.outage() >= 0) {
            voided.put("outage", notice.outage());
        }
        VoidNotice.Decision redraw = notice.redraw();
        if (redraw != null) {
            decided(voided.putObject("redraw"), redraw);
        }
    }

    private static ObjectNode decided(ObjectNode node, VoidNotice.Decision decision) {
        return node.put("officeZh", decision.officeZh())
                .put("officeEn", decision.officeEn())
                .put("at", decision.at().toString());
    }

    private static void parties(ArrayNode node, PublicFacts.PublicBundle bundle) {
        if (bundle.ceremony() == null) {
            bundle.draw().header().parties().forEach(party -> node.addObject().put("id", party));
            return;
        }
        for (Contribution contribution : bundle.ceremony().parties()) {
            ObjectNode party = node.addObject()
                    .put("id", contribution.party())
                    .put("commit", contribution.commit().hex());
            contribution.nonce().ifPresent(nonce -> party.put("nonce", nonce.hex()));
        }
    }

    private static void beacons(ArrayNode node, PublicFacts.PublicBundle bundle) {
        if (bundle.ceremony() == null) {
            bundle.draw().header().beacon().forEach(beacon -> beacon(node, beacon));
            return;
        }
        for (PublicValue value : bundle.ceremony().beacons()) {
            beacon(node, value.beacon()).put("value", value.valueHex());
        }
    }

    private static ObjectNode beacon(ArrayNode node, Beacon beacon) {
        return node.addObject()
                .put("type", beacon.type().id())
                .put("source", beacon.source())
                .put("round", beacon.round());
    }
}
