package io.doublerandom.adapters.provincial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.sync.ChangePage;
import io.doublerandom.core.sync.ExchangeRecord;
import io.doublerandom.core.sync.RecordDigest;
import io.doublerandom.core.sync.RefusedRecord;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** Reads a page of changes; a page that contradicts itself is {@link ErrorCode#SYNC_ANSWER} as a whole. */
final class PageReader {
    private PageReader() {}

    static ChangePage read(ObjectNode body) {
        String resource = body.path("resource").asText("");
        JsonNode items = body.path("items");
        if (!items.isArray() || !PlatformMappings.bundled().resources().contains(resource)) {
            throw answer("the page has no items of a resource known");
        }
        WireRecords wire = WireRecords.of(resource);
        List<ExchangeRecord> records = new ArrayList<>();
        List<RefusedRecord> refused = new ArrayList<>();
        List<String> hashes = new ArrayList<>();
        int unmapped = 0;
        for (JsonNode item : items) {
            hashes.add(item.path("hash").asText(""));
            WireRecords.Reading reading = wire.read(item);
            if (reading instanceof WireRecords.Reading.Translated readable) {
                records.add(readable.record());
                unmapped += readable.unmapped();
            } else {
                refused.add(((WireRecords.Reading.Refused) reading).record());
            }
        }
        if (body.path("count").asInt(-1) != items.size()) {
            throw answer("the page says it has another number of records than it has");
        }
        if (!RecordDigest.ofDigests(hashes).equals(body.path("digest").asText(""))) {
            throw answer("the page's digest does not fit its records");
        }
        try {
            boolean complete = body.path("complete").asBoolean(false);
            Instant serverTime =
                    OffsetDateTime.parse(body.path("serverTime").asText("")).toInstant();
            return new ChangePage(
                    resource,
                    records,
                    refused,
                    body.path("next").asText(""),
                    complete,
                    complete ? body.path("watermark").asText("") : "",
                    serverTime,
                    items.size(),
                    unmapped);
        } catch (DateTimeException noTime) {
            throw answer("the page has no readable serverTime");
        } catch (DoubleRandomException contradiction) {
            throw answer(contradiction.problem().detail());
        }
    }

    private static DoubleRandomException answer(String detail) {
        return new DoubleRandomException(ErrorCode.SYNC_ANSWER, detail);
    }
}
