package io.doublerandom.adapters.ministry;

import io.doublerandom.adapters.ministry.xml.Record;
import io.doublerandom.core.sync.ExchangeRecord;
import io.doublerandom.core.sync.RecordReceipt;
import java.util.ArrayList;
import java.util.List;

/**
 * A batch after translation: the records that can be sent and those that cannot, with the reason.
 *
 * @param ready records of theirs
 * @param refused receipts of ours for the others
 */
record OutgoingBatch(List<Record> ready, List<RecordReceipt> refused) {
    OutgoingBatch {
        ready = List.copyOf(ready);
        refused = List.copyOf(refused);
    }

    static OutgoingBatch of(RecordMapper mapper, List<ExchangeRecord> records) {
        List<Record> ready = new ArrayList<>();
        List<RecordReceipt> refused = new ArrayList<>();
        for (ExchangeRecord record : records) {
            RecordMapper.Outgoing outgoing = mapper.toPlatform(record);
            if (outgoing instanceof RecordMapper.Outgoing.Ready written) {
                ready.add(written.record());
            } else if (outgoing instanceof RecordMapper.Outgoing.Refused unsendable) {
                refused.add(unsendable.receipt());
            }
        }
        return new OutgoingBatch(ready, refused);
    }
}
