package io.doublerandom.core.sync;

import java.util.List;

/**
 * Gives received records their effect in the host's registers (入库), in the caller's transaction.
 *
 * <p>Must not throw for a bad record: it answers {@code REJ} or {@code HELD} with a reason. An exception means that the
 * whole page is undone and read again later.
 */
public interface RecordApplier {
    /**
     * Applies records of one resource that are new, in order; one receipt per record, of status OK, HELD or REJ.
     */
    List<RecordReceipt> apply(String platform, String resource, List<ExchangeRecord> records);
}
