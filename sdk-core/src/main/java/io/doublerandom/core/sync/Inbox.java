package io.doublerandom.core.sync;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.sync.InboxStore.Received;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes pages of received records (收件箱): each version takes effect once, or is put aside with a reason, in the
 * transaction that also moves the watermark.
 */
public final class Inbox implements PageSink {
    private final UnitOfWork work;
    private final WatermarkStore watermarks;
    private final InboxStore inbox;
    private final DeadLetterStore deadLetters;
    private final RecordApplier applier;

    /** An inbox over stores that share one transaction. */
    public Inbox(
            UnitOfWork work,
            WatermarkStore watermarks,
            InboxStore inbox,
            DeadLetterStore deadLetters,
            RecordApplier applier) {
        this.work = work;
        this.watermarks = watermarks;
        this.inbox = inbox;
        this.deadLetters = deadLetters;
        this.applier = applier;
    }

    @Override
    public String watermark(String platform, String resource) {
        return work.call(() -> watermarks.watermark(platform, resource).orElse(""));
    }

    @Override
    public PageOutcome take(String platform, ChangePage page) {
        return work.call(() -> {
            PageOutcome outcome = new Taking(platform, page).outcome();
            if (page.complete()) {
                watermarks.store(platform, page.resource(), page.watermark(), page.serverTime());
            }
            return outcome;
        });
    }

    /** One page on its way in. */
    private final class Taking {
        private final String platform;
        private final ChangePage page;
        private final Map<String, Received> known;
        private final Map<String, ExchangeRecord> pending = new LinkedHashMap<>();
        private final Map<RecordReceipt.Status, Integer> counts = new EnumMap<>(RecordReceipt.Status.class);

        Taking(String platform, ChangePage page) {
            this.platform = platform;
            this.page = page;
            this.known = new LinkedHashMap<>(inbox.find(
                    platform,
                    page.resource(),
                    page.records().stream().map(ExchangeRecord::key).distinct().toList()));
        }

        PageOutcome outcome() {
            for (ExchangeRecord record : page.records()) {
                if (!record.resource().equals(page.resource())) {
                    throw new DoubleRandomException(
                            ErrorCode.SYNC_ANSWER, "a page of " + page.resource() + " has another resource");
                }
                if (pending.containsKey(record.key())) {
                    flush();
                }
                Optional<RecordReceipt.Status> settled = VersionOrder.settle(known.get(record.key()), record);
                if (settled.isEmpty()) {
                    pending.put(record.key(), record);
                } else {
                    count(record, RecordReceipt.of(record, settled.get()));
                }
            }
            flush();
            for (RefusedRecord refused : page.refused()) {
                counts.merge(RecordReceipt.Status.REJ, 1, Integer::sum);
                deadLetters.add(new DeadLetter(
                        platform,
                        DeadLetter.Direction.IN,
                        page.resource(),
                        refused.key(),
                        refused.ver(),
                        RecordReceipt.Status.REJ,
                        refused.code(),
                        refused.field(),
                        refused.raw(),
                        page.serverTime()));
            }
            return new PageOutcome(
                    page.sentCount(),
                    counted(RecordReceipt.Status.OK),
                    counted(RecordReceipt.Status.DUP),
                    counted(RecordReceipt.Status.STALE),
                    counted(RecordReceipt.Status.HELD),
                    counted(RecordReceipt.Status.REJ),
                    counted(RecordReceipt.Status.FORK),
                    page.unmapped());
        }

        private void flush() {
            if (pending.isEmpty()) {
                return;
            }
            List<ExchangeRecord> records = List.copyOf(pending.values());
            List<RecordReceipt> receipts = applier.apply(platform, page.resource(), records);
            if (receipts.size() != records.size()) {
                throw new IllegalStateException(
                        receipts.size() + " receipts for " + records.size() + " records of " + page.resource());
            }
            List<Received> effective = new ArrayList<>();
            for (int i = 0; i < records.size(); i++) {
                ExchangeRecord record = records.get(i);
                count(record, receipts.get(i));
                if (receipts.get(i).status() == RecordReceipt.Status.OK) {
                    effective.add(Received.of(record));
                    known.put(record.key(), Received.of(record));
                }
            }
            inbox.store(platform, page.resource(), effective);
            pending.clear();
        }

        private void count(ExchangeRecord record, RecordReceipt receipt) {
            counts.merge(receipt.status(), 1, Integer::sum);
            if (!receipt.status().settles()) {
                deadLetters.add(DeadLetters.of(platform, DeadLetter.Direction.IN, record, receipt, page.serverTime()));
            }
        }

        private int counted(RecordReceipt.Status status) {
            return counts.getOrDefault(status, 0);
        }
    }
}
