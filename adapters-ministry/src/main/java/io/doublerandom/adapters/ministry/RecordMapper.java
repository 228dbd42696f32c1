package io.doublerandom.adapters.ministry;

import io.doublerandom.adapters.ministry.xml.Field;
import io.doublerandom.adapters.ministry.xml.Op;
import io.doublerandom.adapters.ministry.xml.Record;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.sync.ExchangeRecord;
import io.doublerandom.core.sync.FieldMapping;
import io.doublerandom.core.sync.FieldValue;
import io.doublerandom.core.sync.RecordReceipt;
import io.doublerandom.core.sync.RefusedRecord;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Translates records between the canonical form and the one inside packages. Knows no transport; every record that
 * cannot be translated comes out with its reason.
 */
public final class RecordMapper {
    /** Zone of times that say none (integration design: a zoneless time is read with the platform's zone). */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final ZoneOffset WRITTEN_OFFSET = ZoneOffset.ofHours(8);
    private final ResourceMapping mapping;

    /** A mapper for one resource. */
    public RecordMapper(ResourceMapping mapping) {
        this.mapping = mapping;
    }

    /** The mapping it works by. */
    public ResourceMapping mapping() {
        return mapping;
    }

    /** An instant as packages have it: ISO 8601 with offset +08:00. */
    public static String time(Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                instant.truncatedTo(ChronoUnit.MILLIS).atOffset(WRITTEN_OFFSET));
    }

    /** What becomes of one of our records: a record of theirs, or the reason why it cannot be sent. */
    public Outgoing toPlatform(ExchangeRecord record) {
        Record written = new Record();
        written.setKey(record.key());
        written.setVer(record.ver());
        written.setOp(record.op() == ExchangeRecord.Op.D ? Op.D : record.ver() == 1 ? Op.I : Op.U);
        written.setTime(time(record.at()));
        FieldMapping.Translation<FieldValue> translation = mapping.fields().toTheirs(record.data());
        if (!translation.faults().isEmpty()) {
            FieldMapping.Fault fault = translation.faults().get(0);
            return new Outgoing.Refused(
                    RecordReceipt.of(record, RecordReceipt.Status.REJ, fault.code(), fault.field()));
        }
        for (Map.Entry<String, FieldValue> entry : translation.fields().entrySet()) {
            String value = ((FieldValue.Single) entry.getValue()).text();
            String fault = value.length() > MinXmlContract.MAX_FIELD ? "V102" : sendable(value) ? "" : "V103";
            if (!fault.isEmpty()) {
                String ours = mapping.fields().ourName(entry.getKey()).orElse(entry.getKey());
                return new Outgoing.Refused(RecordReceipt.of(record, RecordReceipt.Status.REJ, fault, ours));
            }
            written.getF().add(field(entry.getKey(), value));
        }
        written.setHash(PackageDigests.ofFields(written.getF()));
        return new Outgoing.Ready(written);
    }

    /** What one of their records is to us: a record of ours, or the reason why it cannot be used. */
    public Incoming fromPlatform(Record record, String src) {
        Map<String, String> theirs = new LinkedHashMap<>();
        record.getF().forEach(field -> theirs.put(field.getN(), field.getValue()));
        FieldMapping.Translation<String> translation = mapping.fields().textsToOurs(theirs);
        int unmapped = translation.unmapped().size();
        if (!translation.faults().isEmpty()) {
            FieldMapping.Fault fault = translation.faults().get(0);
            return new Incoming.Refused(refused(record, fault.code(), fault.field()), unmapped);
        }
        Instant at;
        try {
            at = instant(record.getTime());
        } catch (DateTimeException e) {
            return new Incoming.Refused(refused(record, "V106", "time"), unmapped);
        }
        try {
            ExchangeRecord read = record.getOp() == Op.D
                    ? ExchangeRecord.deletion(mapping.resource(), record.getKey(), record.getVer(), at, src)
                    : ExchangeRecord.set(
                            mapping.resource(), record.getKey(), record.getVer(), at, src, translation.fields());
            return new Incoming.Read(read, unmapped);
        } catch (DoubleRandomException unusable) {
            // Text that is not in Unicode normal form C has no digest; the record is kept as it came.
            return new Incoming.Refused(refused(record, "V103", ""), unmapped);
        }
    }

    /** A field of a record. */
    public static Field field(String name, String value) {
        Field field = new Field();
        field.setN(name);
        field.setValue(value);
        return field;
    }

    /** Whether XML 1.0 can carry a text. */
    static boolean sendable(String text) {
        return text.codePoints()
                .allMatch(c -> c == '\t'
                        || c == '\n'
                        || c == '\r'
                        || (c >= 0x20 && c <= 0xD7FF)
                        || (c >= 0xE000 && c <= 0xFFFD)
                        || c >= 0x10000);
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException zoneless) {
            return LocalDateTime.parse(text).atZone(ZONE).toInstant();
        }
    }

    private static RefusedRecord refused(Record record, String code, String field) {
        StringBuilder raw = new StringBuilder(256);
        raw.append(record.getKey())
                .append(' ')
                .append(record.getVer())
                .append(' ')
                .append(record.getOp().value())
                .append(' ')
                .append(record.getTime())
                .append('\n');
        record.getF()
                .forEach(f ->
                        raw.append(f.getN()).append('=').append(f.getValue()).append('\n'));
        return new RefusedRecord(record.getKey(), record.getVer(), code, field, raw.toString());
    }

    /** One of our records on its way to the platform. */
    public sealed interface Outgoing {
        /**
         * A record that can be sent.
         *
         * @param record the record of theirs
         */
        record Ready(Record record) implements Outgoing {}

        /**
         * A record that cannot be sent.
         *
         * @param receipt why
         */
        record Refused(RecordReceipt receipt) implements Outgoing {}
    }

    /** One of their records on its way to us. */
    public sealed interface Incoming {
        /** Number of its fields that no mapping names. */
        int unmapped();

        /**
         * A record of ours.
         *
         * @param record the record
         * @param unmapped number of its fields that no mapping names
         */
        record Read(ExchangeRecord record, int unmapped) implements Incoming {}

        /**
         * A record that cannot be used.
         *
         * @param record the record as it came, and why
         * @param unmapped number of its fields that no mapping names
         */
        record Refused(RefusedRecord record, int unmapped) implements Incoming {}
    }
}
