package io.doublerandom.core.sync;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Keeps what is to be sent until a receipt settles it (发件箱). Rows are written in the transaction of the business step
 * that makes them.
 */
public interface OutboxStore {
    /** Adds records; one that is there already (platform, resource, key, version) is left as it is. */
    void add(String platform, Collection<ExchangeRecord> records);

    /**
     * Open rows of a resource: neither settled nor put aside. Rows with a batch come first, then by number.
     *
     * @param after only rows with a greater number, or with a batch; 0 for all
     */
    List<OutboxRow> open(String platform, String resource, long after, int limit);

    /** The open rows of one batch, by number. */
    List<OutboxRow> batch(String platform, String batchId);

    /** The next batch number of a day, from 1, never handed out before. */
    int nextBatchNumber(String platform, LocalDate day);

    /** Names the batch the rows are about to be sent in; stored before the first byte leaves. */
    void stamp(String platform, String batchId, Collection<Long> ids);

    /** Stores the receipt of a row: settled, put aside, or (HELD, RETRY) open for the next batch with one more try. */
    void record(String platform, long id, RecordReceipt receipt);

    /** The last receipt of a record; empty if none has come. */
    Optional<RecordReceipt> receipt(String platform, String resource, String key, long ver);
}
