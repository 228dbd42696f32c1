package io.doublerandom.adapters.provincial;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Values;
import io.doublerandom.core.sync.ExchangeRecord;
import io.doublerandom.core.sync.RecordSink;
import java.util.List;

/** Writes batches; the same batch always gives the same bytes, so sending it again is safe. */
final class BatchWriter {
    private final String sender;

    BatchWriter(String sender) {
        this.sender = sender;
    }

    WireCall write(Batch batch) {
        Values.pattern("batchId", batch.batchId(), ExchangeRecord.KEY);
        Values.between("records", batch.records().size(), 1, RecordSink.MAX_RECORDS);
        WireRecords wire = WireRecords.of(batch.resource());
        ObjectNode body = GdJson.object()
                .put("batchId", batch.batchId())
                .put("resource", batch.resource())
                .put("schema", "1.0")
                .put("sender", sender);
        ArrayNode items = body.putArray("items");
        for (ExchangeRecord record : batch.records()) {
            Values.require(record.resource().equals(batch.resource()), "resource", "differs within a batch");
            wire.refusal(record).ifPresent(fault -> {
                throw new DoubleRandomException(
                        ErrorCode.VALUE_INVALID,
                        "record " + record.key() + " cannot be sent: " + fault.code() + " " + fault.field());
            });
            items.add(wire.write(record));
        }
        byte[] bytes = GdJson.bytes(body);
        if (bytes.length > RecordSink.MAX_BYTES) {
            throw new DoubleRandomException(
                    ErrorCode.LIMIT_EXCEEDED,
                    "batch " + batch.batchId() + " has " + bytes.length + " bytes, at most " + RecordSink.MAX_BYTES);
        }
        return WireCall.post(GdJson.BATCHES, bytes, batch.batchId());
    }

    record Batch(String resource, String batchId, List<ExchangeRecord> records) {}
}
