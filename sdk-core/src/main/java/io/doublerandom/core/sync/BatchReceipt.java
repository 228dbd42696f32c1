package io.doublerandom.core.sync;

import io.doublerandom.core.Values;
import java.util.List;

/**
 * What a platform says became of a batch (批次回执), record by record.
 *
 * @param batchId the batch
 * @param state the batch as a whole
 * @param receipts one per record
 */
public record BatchReceipt(String batchId, State state, List<RecordReceipt> receipts) {
    public BatchReceipt {
        Values.pattern("batchId", batchId, ExchangeRecord.KEY);
        Values.present("state", state);
        receipts = Values.list("receipts", receipts);
    }

    /** A receipt whose state follows from its entries. */
    public static BatchReceipt of(String batchId, List<RecordReceipt> receipts) {
        long settled =
                receipts.stream().filter(receipt -> receipt.status().settles()).count();
        State state = settled == receipts.size() ? State.ACCEPTED : settled == 0 ? State.REJECTED : State.PARTIAL;
        return new BatchReceipt(batchId, state, receipts);
    }

    /** The batch as a whole. */
    public enum State {
        ACCEPTED,
        PARTIAL,
        REJECTED
    }
}
