package io.doublerandom.adapters.provincial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.sync.BatchReceipt;
import io.doublerandom.core.sync.FieldMapping;
import io.doublerandom.core.sync.RecordReceipt;
import java.util.ArrayList;
import java.util.List;

/** Reads receipts; one that is not understood settles nothing: {@link ErrorCode#SYNC_ANSWER}. */
final class ReceiptReader {
    private ReceiptReader() {}

    static BatchReceipt read(ObjectNode body) {
        try {
            FieldMapping mapping =
                    PlatformMappings.bundled().of(body.path("resource").asText(""));
            List<RecordReceipt> receipts = new ArrayList<>();
            for (JsonNode entry : body.path("receipts")) {
                String field = entry.path("field").asText("");
                receipts.add(new RecordReceipt(
                        entry.path("key").asText(""),
                        entry.path("ver").asLong(0),
                        RecordReceipt.Status.valueOf(entry.path("status").asText("")),
                        entry.path("code").asText(""),
                        mapping.ourName(field).orElse(field),
                        entry.path("ref").asText("")));
            }
            if (body.path("count").asInt(-1) != receipts.size()) {
                throw answer("the receipt says it has another number of records than it has");
            }
            return new BatchReceipt(
                    body.path("batchId").asText(""),
                    BatchReceipt.State.valueOf(body.path("state").asText("")),
                    receipts);
        } catch (DoubleRandomException invalid) {
            throw answer(invalid.problem().detail());
        } catch (IllegalArgumentException unknownWord) {
            throw answer("the receipt has a status or state that is not in the contract");
        }
    }

    private static DoubleRandomException answer(String detail) {
        return new DoubleRandomException(ErrorCode.SYNC_ANSWER, detail);
    }
}
