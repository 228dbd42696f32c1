package io.doublerandom.core.sync;

import io.doublerandom.core.sync.InboxStore.Received;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rule of versions (版本规则): order by version, never by clock; the same version with other content is a fork that
 * overwrites nothing.
 */
final class VersionOrder {
    private VersionOrder() {}

    /** What becomes of a record by its version alone; empty if it is new and its content decides. */
    static Optional<RecordReceipt.Status> settle(@Nullable Received known, ExchangeRecord record) {
        if (known == null || record.ver() > known.ver()) {
            return Optional.empty();
        }
        if (record.ver() < known.ver()) {
            return Optional.of(RecordReceipt.Status.STALE);
        }
        boolean same = record.op() == known.op() && record.hash().equals(known.hash());
        return Optional.of(same ? RecordReceipt.Status.DUP : RecordReceipt.Status.FORK);
    }
}
