package io.doublerandom.core.sync;

import java.util.List;
import java.util.Optional;

/**
 * A platform that takes records (推送目标).
 *
 * <p>Pushing the same batch again sends the same bytes and has no second effect. {@code SYNC_ANSWER} and
 * {@code SYNC_UNREACHABLE} mean that the outcome is unknown: ask for the receipt before anything else.
 */
public interface RecordSink {
    /** Most records in one batch. */
    int MAX_RECORDS = 500;

    /** Most bytes in one batch. */
    int MAX_BYTES = 1 << 20;

    /** Name of the platform, for example {@code ZJ_CITY}. */
    String platform();

    /** Why this record would never be sent, for example a code the platform has no word for; empty if it would be. */
    default Optional<RecordReceipt> refusal(ExchangeRecord record) {
        return Optional.empty();
    }

    /** Sends a batch; the receipt has exactly one entry per record. */
    BatchReceipt push(String resource, String batchId, List<ExchangeRecord> records);

    /** The receipt of a batch sent before; empty if the platform does not know the batch. */
    Optional<BatchReceipt> receipt(String batchId);
}
