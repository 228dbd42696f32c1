package io.doublerandom.adapters.provincial.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doublerandom.adapters.provincial.GdJson;
import io.doublerandom.adapters.provincial.PlatformMappings;
import io.doublerandom.adapters.provincial.WireRecords;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Place;
import io.doublerandom.core.Problem;
import io.doublerandom.core.sync.BatchReceipt;
import io.doublerandom.core.sync.ExchangeRecord;
import io.doublerandom.core.sync.RecordDigest;
import io.doublerandom.core.sync.RecordLedger;
import io.doublerandom.core.sync.RecordReceipt;
import io.doublerandom.core.sync.RecordReceipt.Status;
import io.doublerandom.core.sync.RecordSink;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one tenant of the sandbox knows and does, behind the signature: feeds, batches, receipts, results. */
final class SandboxPlatform {
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(10);
    private static final Map<String, String> FILES = new LinkedHashMap<>();

    static {
        FILES.put("authority", "authorities.csv");
        FILES.put("pool", "pools.csv");
        FILES.put("item", "items.csv");
        FILES.put("subject", "subjects.csv");
        FILES.put("inspector", "inspectors.csv");
        FILES.put("certificate", "certificates.csv");
        FILES.put("recusal", "recusals.csv");
        FILES.put("one-visit", "one-visit.csv");
    }

    private final String platform;
    private final String app;
    private final Clock clock;
    private final RecordLedger ledger;
    private final ContentRules rules;
    private final ResultMaker resultMaker;
    private final Set<String> inspected = new HashSet<>();
    private final Map<String, Batch> batches = new HashMap<>();

    SandboxPlatform(String platform, String app, Path rows, Clock clock, long seed, String epoch) {
        this.platform = platform;
        this.app = app;
        this.clock = clock;
        this.ledger = new RecordLedger(TOKEN_LIFE, epoch);
        this.rules = new ContentRules(ledger);
        this.resultMaker = new ResultMaker(platform, seed);
        FILES.forEach((resource, file) -> load(resource, rows.resolve(file)));
    }

    private void load(String resource, Path file) {
        SandboxRows.read(file, (number, row) -> {
            String given = key(resource, row);
            // Served all the same: it is for the client to refuse a bad row, with its reason.
            String key = given.matches(ExchangeRecord.KEY) ? given : resource + ":row-" + number;
            RecordReceipt receipt = ledger.receive(
                    ExchangeRecord.set(resource, key, 1, clock.instant(), platform, row),
                    fresh -> RecordReceipt.of(fresh, Status.OK));
            if (receipt.status() != Status.OK) {
                throw new DoubleRandomException(new Problem(
                        ErrorCode.KEY_DUPLICATE,
                        Place.of(file.toString(), number, ""),
                        "the key is in the file twice"));
            }
        });
    }

    private static String key(String resource, Map<String, String> row) {
        List<String> fields = switch (resource) {
            case "item" -> List.of("code");
            case "certificate" -> List.of("certificateNumber");
            case "recusal" -> List.of("inspector", "subject");
            case "one-visit" -> List.of("subject", "year");
            default -> List.of("id");
        };
        return String.join(
                ":",
                fields.stream()
                        .map(field -> row.getOrDefault(field, "").strip())
                        .toList());
    }

    /** The capabilities. */
    Answer meta() {
        ObjectNode body = GdJson.object()
                .put("contract", GdJson.CONTRACT)
                .put("platform", platform)
                .put("pageLimit", GdJson.PAGE_LIMIT)
                .put("batchRecords", RecordSink.MAX_RECORDS)
                .put("batchBytes", RecordSink.MAX_BYTES)
                .put("serverTime", GdJson.time(clock.instant()));
        ArrayNode sets = body.putArray("codeSets");
        PlatformMappings.bundled().codeSets().forEach(sets::add);
        return new Answer(200, body);
    }

    /** One page of a change feed. */
    synchronized Answer changes(String resource, String after, int limit) {
        if (!PlatformMappings.bundled().resources().contains(resource)) {
            return Answer.error(404, "E404_RES");
        }
        if (resource.equals("result")) {
            inspect();
        }
        RecordLedger.Feed feed;
        try {
            feed = ledger.changes(resource, after, Math.min(limit, GdJson.PAGE_LIMIT), clock.instant());
        } catch (DoubleRandomException unknown) {
            return unknown.code() == ErrorCode.SYNC_TOKEN_EXPIRED
                    ? Answer.error(410, after.startsWith("r:") ? "E410_TOKEN" : "E410_WM")
                    : Answer.error(400, "E400_FORMAT");
        }
        WireRecords wire = WireRecords.of(resource);
        ObjectNode body = GdJson.object().put("resource", resource);
        ArrayNode items = body.putArray("items");
        List<String> hashes = new ArrayList<>();
        for (ExchangeRecord record : feed.records()) {
            ObjectNode item = wire.write(record);
            items.add(item);
            hashes.add(item.path("hash").asText(""));
        }
        if (!feed.next().isEmpty()) {
            body.put("next", feed.next());
        }
        body.put("complete", feed.next().isEmpty());
        if (feed.next().isEmpty()) {
            body.put("watermark", feed.watermark());
        }
        body.put("serverTime", GdJson.time(clock.instant()))
                .put("count", items.size())
                .put("digest", RecordDigest.ofDigests(hashes));
        return new Answer(200, body);
    }

    private void inspect() {
        for (ExchangeRecord draw : ledger.all("draw")) {
            if (!inspected.contains(draw.key()) && resultMaker.inspected(draw, clock.instant())) {
                inspected.add(draw.key());
                resultMaker
                        .results(draw, clock.instant())
                        .forEach(result -> ledger.receive(result, fresh -> RecordReceipt.of(fresh, Status.OK)));
            }
        }
    }

    /** Takes a batch; the same one again gets the same receipt. */
    synchronized Answer take(byte[] bytes, String idempotencyKey) {
        ObjectNode body;
        try {
            body = GdJson.read(bytes);
        } catch (DoubleRandomException malformed) {
            return Answer.error(400, "E400_FORMAT");
        }
        String batchId = body.path("batchId").asText("");
        String resource = body.path("resource").asText("");
        JsonNode items = body.path("items");
        if (!batchId.matches(ExchangeRecord.KEY) || !batchId.equals(idempotencyKey) || !items.isArray()) {
            return Answer.error(400, "E400_FORMAT");
        }
        String digest = RecordDigest.sm3(bytes);
        Batch known = batches.get(batchId);
        if (known != null) {
            return known.digest().equals(digest) ? new Answer(200, known.receipt()) : Answer.error(409, "E409_IDEM");
        }
        if (!PlatformMappings.bundled().resources().contains(resource)) {
            return Answer.error(404, "E404_RES");
        }
        if (!body.path("sender").asText("").equals(app)
                || !ContentRules.writable().contains(resource)) {
            return Answer.error(403, "E403_SCOPE");
        }
        if (items.isEmpty() || items.size() > RecordSink.MAX_RECORDS) {
            return Answer.error(413, "E413_SIZE");
        }
        List<WireRecords.Reading> readings = new ArrayList<>();
        for (JsonNode item : items) {
            WireRecords.Reading reading = WireRecords.of(resource).read(item);
            if (reading instanceof WireRecords.Reading.Refused refused
                    && (refused.record().key().isEmpty() || refused.record().ver() == 0)) {
                return Answer.error(422, "E422_SCHEMA");
            }
            readings.add(reading);
        }
        List<RecordReceipt> receipts = readings.stream().map(this::take).toList();
        ObjectNode receipt = receipt(resource, BatchReceipt.of(batchId, receipts));
        batches.put(batchId, new Batch(digest, receipt));
        return new Answer(200, receipt);
    }

    private RecordReceipt take(WireRecords.Reading reading) {
        if (reading instanceof WireRecords.Reading.Refused refused) {
            return new RecordReceipt(
                    refused.record().key(),
                    refused.record().ver(),
                    Status.REJ,
                    refused.record().code(),
                    refused.record().field(),
                    "");
        }
        ExchangeRecord record = ((WireRecords.Reading.Translated) reading).record();
        RecordReceipt receipt = ledger.receive(record, rules::check);
        boolean published = record.resource().equals("publicity")
                && (receipt.status() == Status.OK || receipt.status() == Status.DUP);
        return published ? receipt.withRef(reference(record)) : receipt;
    }

    private String reference(ExchangeRecord record) {
        String digest = RecordDigest.sm3((record.key() + '/' + record.ver()).getBytes(StandardCharsets.UTF_8));
        return platform + "-PUB-" + digest.substring(0, 12);
    }

    private ObjectNode receipt(String resource, BatchReceipt batch) {
        ObjectNode body = GdJson.object()
                .put("batchId", batch.batchId())
                .put("resource", resource)
                .put("state", batch.state().name())
                .put("receivedAt", GdJson.time(clock.instant()))
                .put("count", batch.receipts().size());
        ArrayNode entries = body.putArray("receipts");
        for (RecordReceipt receipt : batch.receipts()) {
            ObjectNode entry = entries.addObject()
                    .put("key", receipt.key())
                    .put("ver", receipt.ver())
                    .put("status", receipt.status().name());
            putUnlessEmpty(entry, "code", receipt.code());
            putUnlessEmpty(entry, "field", receipt.field());
            putUnlessEmpty(entry, "ref", receipt.ref());
        }
        return body;
    }

    private static void putUnlessEmpty(ObjectNode entry, String name, String value) {
        if (!value.isEmpty()) {
            entry.put(name, value);
        }
    }

    /** The receipt of a batch taken before. */
    synchronized Answer receipt(String batchId) {
        Batch known = batches.get(batchId);
        return known == null ? Answer.error(404, "E404_BATCH") : new Answer(200, known.receipt());
    }

    private record Batch(String digest, ObjectNode receipt) {}

    /** A status and a body, not yet signed. */
    record Answer(int status, ObjectNode body) {
        static Answer error(int status, String code) {
            return new Answer(status, GdJson.object().put("code", code).put("message", "refused"));
        }
    }
}
