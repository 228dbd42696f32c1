package io.doublerandom.adapters.provincial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.sync.ExchangeRecord;
import io.doublerandom.core.sync.FieldMapping;
import io.doublerandom.core.sync.FieldValue;
import io.doublerandom.core.sync.RecordDigest;
import io.doublerandom.core.sync.RefusedRecord;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Records of one resource as {@code gd-json/1} has them, to and from ours: names and codes by the mapping file, the hash
 * over the data in the platform's own names.
 */
public final class WireRecords {
    private final String resource;
    private final FieldMapping mapping;

    private WireRecords(String resource, FieldMapping mapping) {
        this.resource = resource;
        this.mapping = mapping;
    }

    /** The records of a resource of the contract. */
    public static WireRecords of(String resource) {
        return new WireRecords(resource, PlatformMappings.bundled().of(resource));
    }

    /** Why a record of ours cannot be written, if so: the fault names our field. */
    public Optional<FieldMapping.Fault> refusal(ExchangeRecord record) {
        FieldMapping.Translation<FieldValue> theirs = mapping.toTheirs(record.data());
        if (!theirs.unmapped().isEmpty()) {
            // Leaving a field out in silence would lose it; the mapping file has to name it.
            return Optional.of(new FieldMapping.Fault("V103", theirs.unmapped().get(0)));
        }
        return theirs.faults().stream().findFirst();
    }

    /**
     * Writes a record; fields no line names are left out and codes without a word stay as they are, so ask
     * {@link #refusal} first.
     */
    public ObjectNode write(ExchangeRecord record) {
        ObjectNode item = GdJson.object()
                .put("key", record.key())
                .put("ver", record.ver())
                .put("op", record.op().name())
                .put("at", GdJson.time(record.at()))
                .put("src", record.src());
        if (record.op() == ExchangeRecord.Op.D) {
            return item.putNull("hash").putNull("data");
        }
        Map<String, FieldValue> data = mapping.toTheirs(record.data()).fields();
        item.put("hash", RecordDigest.of(data));
        ObjectNode fields = item.putObject("data");
        data.forEach((name, value) -> {
            if (value instanceof FieldValue.Many many) {
                ArrayNode list = fields.putArray(name);
                many.texts().forEach(list::add);
            } else {
                fields.put(name, ((FieldValue.Single) value).text());
            }
        });
        return item;
    }

    /** Reads a record; anything wrong with it is a reason, never an exception. */
    public Reading read(JsonNode item) {
        String key = item.path("key").asText("");
        long ver = item.path("ver").canConvertToLong() ? item.path("ver").asLong() : 0;
        if (!key.matches(ExchangeRecord.KEY)) {
            return refused("", ver, "V103", "key", item);
        }
        if (!item.path("ver").isIntegralNumber() || ver < 1) {
            return refused(key, 0, "V103", "ver", item);
        }
        Optional<Instant> at = time(item.path("at").asText(""));
        if (at.isEmpty()) {
            return refused(key, ver, "V106", "at", item);
        }
        String src = item.path("src").asText("");
        if (!src.matches(ExchangeRecord.KEY)) {
            return refused(key, ver, "V103", "src", item);
        }
        return switch (item.path("op").asText("")) {
            case "D" -> new Reading.Translated(ExchangeRecord.deletion(resource, key, ver, at.get(), src), 0);
            case "U" -> readData(item, key, ver, at.get(), src);
            default -> refused(key, ver, "V105", "op", item);
        };
    }

    private Reading readData(JsonNode item, String key, long ver, Instant at, String src) {
        if (!item.path("data").isObject()) {
            return refused(key, ver, "V101", "data", item);
        }
        Map<String, FieldValue> data = new TreeMap<>();
        for (Map.Entry<String, JsonNode> field : item.path("data").properties()) {
            Optional<FieldValue> value = value(field.getValue());
            if (value.isEmpty()) {
                return refused(key, ver, "V103", field.getKey(), item);
            }
            data.put(field.getKey(), value.get());
        }
        FieldMapping.Translation<String> ours = mapping.toOurs(data);
        if (!ours.faults().isEmpty()) {
            FieldMapping.Fault fault = ours.faults().get(0);
            return refused(key, ver, fault.code(), fault.field(), item);
        }
        try {
            if (!RecordDigest.of(data).equals(item.path("hash").asText(""))) {
                return refused(key, ver, "V103", "hash", item);
            }
            return new Reading.Translated(
                    ExchangeRecord.set(resource, key, ver, at, src, ours.fields()),
                    ours.unmapped().size());
        } catch (DoubleRandomException noDigest) {
            return refused(key, ver, "V103", "data", item);
        }
    }

    private static Optional<FieldValue> value(JsonNode node) {
        if (node.isTextual()) {
            return Optional.of(new FieldValue.Single(node.textValue()));
        }
        if (!node.isArray()) {
            return Optional.empty();
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode element : node) {
            if (!element.isTextual()) {
                return Optional.empty();
            }
            texts.add(element.textValue());
        }
        return Optional.of(new FieldValue.Many(texts));
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    private static Reading refused(String key, long ver, String code, String field, JsonNode item) {
        String name = field.length() > 64 ? field.substring(0, 64) : field;
        return new Reading.Refused(new RefusedRecord(key, Math.max(ver, 0), code, name, item.toString()));
    }

    /** What reading one record gave. */
    public sealed interface Reading {
        /**
         * A record.
         *
         * @param record the record
         * @param unmapped number of its fields that no mapping names
         */
        record Translated(ExchangeRecord record, int unmapped) implements Reading {}

        /**
         * A record that cannot be used.
         *
         * @param record the record with the reason; the field is the platform's name
         */
        record Refused(RefusedRecord record) implements Reading {}
    }
}
