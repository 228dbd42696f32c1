package io.doublerandom.core.sync;

import io.doublerandom.core.Values;

/**
 * A record that waits to be sent, or for the receipt of its batch (发件箱行).
 *
 * @param id number of the row, growing in the order rows were added
 * @param record the record
 * @param batchId batch it was last sent in; empty if the next batch takes it
 * @param tries number of receipts that asked for it again
 */
public record OutboxRow(long id, ExchangeRecord record, String batchId, int tries) {
    public OutboxRow {
        Values.present("record", record);
        Values.atMost("batchId", batchId, 64);
        Values.between("tries", tries, 0, Integer.MAX_VALUE);
    }
}
