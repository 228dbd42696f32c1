package io.doublerandom.core.sync;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Values;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Sends what the outbox holds for one platform (推送), batch by batch, until a receipt settles each record.
 *
 * <p>The batch of a row is stored before its first byte leaves. After an unknown outcome the receipt is asked for, then
 * the same batch is sent again with the same bytes; only receipts settle rows. A row is sent at most once a run unless
 * its batch was left open by an earlier one.
 */
public final class PushRun {
    /** How often a batch of unknown outcome is sent in one run. */
    public static final int MAX_TRIES = 3;

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    // Names and codes of a platform differ from ours; a margin keeps the estimate above the bytes really sent.
    private static final int RECORD_OVERHEAD = 400;
    private static final int FIELD_OVERHEAD = 32;

    private final RecordSink sink;
    private final OutboxStore outbox;
    private final DeadLetterStore deadLetters;
    private final UnitOfWork work;
    private final String sender;

    /**
     * A run from an outbox to a platform.
     *
     * @param sender who sends, 1 to 16 characters of {@code A-Za-z0-9.-}; part of every batch id
     */
    public PushRun(RecordSink sink, OutboxStore outbox, DeadLetterStore deadLetters, UnitOfWork work, String sender) {
        this.sink = sink;
        this.outbox = outbox;
        this.deadLetters = deadLetters;
        this.work = work;
        this.sender = Values.pattern("sender", sender, "[A-Za-z0-9.-]{1,16}");
    }

    /** Sends the open rows of a resource. */
    public PushReport push(String resource, Instant now) {
        Map<RecordReceipt.Status, Integer> counts = new EnumMap<>(RecordReceipt.Status.class);
        int batches = 0;
        long after = 0;
        while (true) {
            long from = after;
            List<OutboxRow> open =
                    work.call(() -> outbox.open(sink.platform(), resource, from, RecordSink.MAX_RECORDS));
            if (open.isEmpty()) {
                return new PushReport(sink.platform(), resource, batches, Map.copyOf(counts));
            }
            String openBatch = open.get(0).batchId();
            List<OutboxRow> rows;
            BatchReceipt receipt;
            if (openBatch.isEmpty()) {
                rows = fitting(sendable(open, now, counts));
                if (rows.isEmpty()) {
                    continue;
                }
                after = rows.get(rows.size() - 1).id();
                receipt = sendNew(resource, rows, now);
            } else {
                rows = work.call(() -> outbox.batch(sink.platform(), openBatch));
                receipt = resume(resource, openBatch, rows);
            }
            settle(rows, receipt, now, counts);
            batches++;
        }
    }

    /** The rows the platform has words for; the others are put aside at once, so that no batch ever holds them. */
    private List<OutboxRow> sendable(List<OutboxRow> open, Instant now, Map<RecordReceipt.Status, Integer> counts) {
        List<OutboxRow> sendable = new ArrayList<>();
        for (OutboxRow row : open) {
            Optional<RecordReceipt> refusal = row.batchId().isEmpty() ? sink.refusal(row.record()) : Optional.empty();
            if (refusal.isEmpty()) {
                sendable.add(row);
                continue;
            }
            counts.merge(refusal.get().status(), 1, Integer::sum);
            work.call(() -> {
                settle(row, refusal.get(), now);
                return row;
            });
        }
        return sendable;
    }

    private static List<OutboxRow> fitting(List<OutboxRow> open) {
        List<OutboxRow> rows = new ArrayList<>();
        long bytes = 0;
        for (OutboxRow row : open) {
            bytes += estimate(row.record());
            if (!row.batchId().isEmpty() || (bytes > RecordSink.MAX_BYTES && !rows.isEmpty())) {
                break;
            }
            rows.add(row);
        }
        return rows;
    }

    private static long estimate(ExchangeRecord record) {
        long bytes = RECORD_OVERHEAD;
        for (Map.Entry<String, String> field : record.data().entrySet()) {
            bytes += FIELD_OVERHEAD + field.getKey().length();
            bytes += field.getValue().getBytes(StandardCharsets.UTF_8).length * 5L / 4;
        }
        return bytes;
    }

    private BatchReceipt sendNew(String resource, List<OutboxRow> rows, Instant now) {
        if (estimate(rows.get(0).record()) > RecordSink.MAX_BYTES) {
            return BatchReceipt.of(
                    "too-large",
                    List.of(RecordReceipt.of(rows.get(0).record(), RecordReceipt.Status.REJ, "E413_SIZE", "")));
        }
        String batchId = work.call(() -> {
            LocalDate day = LocalDate.ofInstant(now, ZONE);
            int number = outbox.nextBatchNumber(sink.platform(), day);
            String id = String.format(
                    Locale.ROOT,
                    "%04d%02d%02d%05d-%s-%s",
                    day.getYear(),
                    day.getMonthValue(),
                    day.getDayOfMonth(),
                    number,
                    sender,
                    resource);
            outbox.stamp(sink.platform(), id, rows.stream().map(OutboxRow::id).toList());
            return id;
        });
        return send(resource, batchId, rows);
    }

    private BatchReceipt resume(String resource, String batchId, List<OutboxRow> rows) {
        Optional<BatchReceipt> known = sink.receipt(batchId);
        return known.isPresent() ? known.get() : send(resource, batchId, rows);
    }

    private BatchReceipt send(String resource, String batchId, List<OutboxRow> rows) {
        List<ExchangeRecord> records = rows.stream().map(OutboxRow::record).toList();
        for (int tries = 1; ; tries++) {
            try {
                return sink.push(resource, batchId, records);
            } catch (DoubleRandomException failed) {
                if (!outcomeUnknown(failed)) {
                    throw failed;
                }
                Optional<BatchReceipt> receipt = ask(batchId);
                if (receipt.isPresent()) {
                    return receipt.get();
                }
                if (tries == MAX_TRIES) {
                    throw failed;
                }
            }
        }
    }

    private Optional<BatchReceipt> ask(String batchId) {
        try {
            return sink.receipt(batchId);
        } catch (DoubleRandomException failed) {
            if (!outcomeUnknown(failed)) {
                throw failed;
            }
            return Optional.empty();
        }
    }

    private static boolean outcomeUnknown(DoubleRandomException failed) {
        return failed.code() == ErrorCode.SYNC_ANSWER || failed.code() == ErrorCode.SYNC_UNREACHABLE;
    }

    private void settle(
            List<OutboxRow> rows, BatchReceipt batch, Instant now, Map<RecordReceipt.Status, Integer> counts) {
        Map<String, RecordReceipt> byRecord = new HashMap<>();
        batch.receipts().forEach(receipt -> byRecord.put(receipt.key() + ' ' + receipt.ver(), receipt));
        List<RecordReceipt> receipts = new ArrayList<>();
        for (OutboxRow row : rows) {
            RecordReceipt receipt =
                    byRecord.remove(row.record().key() + ' ' + row.record().ver());
            if (receipt == null) {
                throw new DoubleRandomException(
                        ErrorCode.SYNC_ANSWER, "the receipt of " + batch.batchId() + " lacks records");
            }
            receipts.add(receipt);
        }
        if (!byRecord.isEmpty()) {
            throw new DoubleRandomException(
                    ErrorCode.SYNC_ANSWER,
                    "the receipt of " + batch.batchId() + " has " + byRecord.size() + " records never sent");
        }
        work.call(() -> {
            for (int i = 0; i < rows.size(); i++) {
                settle(rows.get(i), receipts.get(i), now);
            }
            return rows.size();
        });
        receipts.forEach(receipt -> counts.merge(receipt.status(), 1, Integer::sum));
    }

    private void settle(OutboxRow row, RecordReceipt receipt, Instant now) {
        outbox.record(sink.platform(), row.id(), receipt);
        if (!receipt.status().settles() && !receipt.status().again()) {
            deadLetters.add(DeadLetters.of(sink.platform(), DeadLetter.Direction.OUT, row.record(), receipt, now));
        }
    }

    /**
     * What a run did.
     *
     * @param platform where to
     * @param resource kind of records
     * @param batches batches sent or resumed
     * @param counts records by what became of them
     */
    public record PushReport(String platform, String resource, int batches, Map<RecordReceipt.Status, Integer> counts) {
        /** Records with this status. */
        public int count(RecordReceipt.Status status) {
            return counts.getOrDefault(status, 0);
        }

        /** Records that nothing is left to be done for. */
        public int settled() {
            return count(RecordReceipt.Status.OK) + count(RecordReceipt.Status.DUP) + count(RecordReceipt.Status.STALE);
        }

        /** Records sent. */
        public int sent() {
            return counts.values().stream().mapToInt(Integer::intValue).sum();
        }
    }
}
