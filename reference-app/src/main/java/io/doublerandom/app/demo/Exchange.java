package io.doublerandom.app.demo;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.register.RowFormat;
import io.doublerandom.core.store.jdbc.JdbcStores;
import io.doublerandom.core.sync.ExchangeRecord;
import io.doublerandom.core.sync.Inbox;
import io.doublerandom.core.sync.PushRun;
import io.doublerandom.core.sync.RecordApplier;
import io.doublerandom.core.sync.RecordReceipt;
import io.doublerandom.core.sync.SyncRun;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Pulls from and pushes to the platforms through inbox and outbox, and counts. */
final class Exchange {
    private static final int PAGE = 500;

    private final JdbcStores stores;
    private final Clock clock;

    Exchange(JdbcStores stores, Clock clock) {
        this.stores = stores;
        this.clock = clock;
    }

    /** Pulls a resource to the end of its feed. */
    SyncRun.PullReport pull(Link link, String resource, RecordApplier applier) {
        var all = stores.stores();
        Inbox inbox = new Inbox(stores, all.watermarks(), all.inbox(), all.deadLetters(), applier);
        return new SyncRun(link.source(), inbox, PAGE).pull(resource);
    }

    /**
     * Pushes values as first versions of their records; every one has to be settled by a receipt.
     *
     * @throws DoubleRandomException {@link ErrorCode#SYNC_REFUSED} if one is not
     */
    <T> int push(Link link, RowFormat<T> format, List<T> values) {
        return pushRecords(
                link,
                format.resource(),
                values.stream()
                        .map(value -> ExchangeRecord.set(
                                format.resource(),
                                format.key(value),
                                1,
                                clock.instant(),
                                DemoWorld.SENDER,
                                format.write(value)))
                        .toList());
    }

    /** Pushes records; every one has to be settled by a receipt. */
    int pushRecords(Link link, String resource, List<ExchangeRecord> records) {
        String platform = link.sink().platform();
        stores.call(() -> {
            stores.stores().outbox().add(platform, records);
            return records.size();
        });
        var all = stores.stores();
        PushRun.PushReport report = new PushRun(link.sink(), all.outbox(), all.deadLetters(), stores, DemoWorld.SENDER)
                .push(resource, clock.instant());
        if (report.settled() != report.sent() || report.sent() < records.size()) {
            throw new DoubleRandomException(
                    ErrorCode.SYNC_REFUSED,
                    platform + " settled " + report.settled() + " of " + records.size() + " records of " + resource
                            + ": " + counts(report.counts()));
        }
        return report.settled();
    }

    private static String counts(Map<RecordReceipt.Status, Integer> counts) {
        return counts.toString();
    }
}
