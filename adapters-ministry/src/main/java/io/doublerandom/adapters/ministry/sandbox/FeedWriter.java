package io.doublerandom.adapters.ministry.sandbox;

import io.doublerandom.adapters.ministry.PackageDigests;
import io.doublerandom.adapters.ministry.RecordMapper;
import io.doublerandom.adapters.ministry.xml.Record;
import io.doublerandom.core.sync.ExchangeRecord;
import io.doublerandom.core.sync.FieldMapping;
import io.doublerandom.core.sync.FieldValue;
import io.doublerandom.core.sync.RecordLedger;
import java.util.Map;
import java.util.TreeMap;

/** Writes the platform's records as it sends them, with columns and codes that are its own affair. */
final class FeedWriter {
    private final RecordLedger ledger;

    FeedWriter(RecordLedger ledger) {
        this.ledger = ledger;
    }

    /** A record as the platform sends it; a code that its table does not have goes out as it is. */
    Record write(RecordMapper mapper, ExchangeRecord record) {
        Record written = mapper.toPlatform(record) instanceof RecordMapper.Outgoing.Ready ready
                ? ready.record()
                : untranslated(mapper, record);
        if (record.resource().equals("result")) {
            addCheckColumns(written, record);
        }
        written.setHash(PackageDigests.ofFields(written.getF()));
        return written;
    }

    private static Record untranslated(RecordMapper mapper, ExchangeRecord record) {
        ExchangeRecord bare =
                ExchangeRecord.set(record.resource(), record.key(), record.ver(), record.at(), record.src(), Map.of());
        Record written = ((RecordMapper.Outgoing.Ready) mapper.toPlatform(bare)).record();
        FieldMapping fields = mapper.mapping().fields();
        Map<String, String> texts = new TreeMap<>();
        record.data().forEach((name, text) -> {
            FieldMapping.Translation<FieldValue> translation = fields.toTheirs(Map.of(name, text));
            if (translation.faults().isEmpty()) {
                translation.fields().forEach((theirs, value) -> texts.put(theirs, ((FieldValue.Single) value).text()));
            } else {
                texts.put(fields.theirName(name).orElse(name), text);
            }
        });
        texts.forEach((name, text) -> written.getF().add(RecordMapper.field(name, text)));
        return written;
    }

    /** The columns of 行政检查行为 that say again what task and drawn subject say; no mapping of ours needs them. */
    private void addCheckColumns(Record written, ExchangeRecord result) {
        ledger.find("draw", result.data().getOrDefault("assignment", "")).ifPresent(draw -> {
            add(written, "administrative_cp", draw, "subjectName");
            add(written, "administrative_cp_ui_code", draw, "subject");
            ledger.find("task", draw.data().getOrDefault("task", ""))
                    .ifPresent(task -> add(written, "plan_id", task, "plan"));
        });
    }

    private static void add(Record written, String column, ExchangeRecord from, String field) {
        written.getF().add(RecordMapper.field(column, from.data().getOrDefault(field, "")));
    }
}
