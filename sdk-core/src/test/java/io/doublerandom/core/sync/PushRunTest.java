package io.doublerandom.core.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.kit.InMemoryExchange;
import io.doublerandom.core.sync.RecordReceipt.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PushRunTest {
    private static final Instant NOW = Instant.parse("2024-03-18T16:30:00Z");

    private final InMemoryExchange host = new InMemoryExchange();
    private final LedgerSink platform = new LedgerSink();
    private final PushRun run = new PushRun(platform, host, host, host, "440800");

    private static ExchangeRecord record(String key, Map<String, String> data) {
        return ExchangeRecord.set("result", key, 1, NOW, "SSJ", data);
    }

    private void add(String... keys) {
        for (String key : keys) {
            host.add("P", List.of(record(key, Map.of("name", key))));
        }
    }

    @Test
    void rows_accepted_areSettledUnderABatchNumberOfTheDayInShanghai() {
        add("a", "b");

        assertThat(run.push("result", NOW).count(Status.OK)).isEqualTo(2);
        assertThat(platform.batches).containsExactly("2024031900001-440800-result");
        assertThat(run.push("result", NOW).sent()).isZero();
        assertThat(host.receipt("P", "result", "a", 1))
                .map(RecordReceipt::status)
                .contains(Status.OK);
    }

    @Test
    void rows_moreThanABatchTakes_areSplitByCountAndBySize() {
        IntStream.range(0, 501).forEach(i -> add("n" + i));
        assertThat(run.push("result", NOW).batches()).isEqualTo(2);

        IntStream.range(0, 3).forEach(i -> host.add("P", List.of(record("big" + i, Map.of("x", "y".repeat(400_000))))));
        assertThat(run.push("result", NOW).batches()).isEqualTo(2);
    }

    @Test
    void record_largerThanABatch_isADeadLetterAndNotSent() {
        host.add("P", List.of(record("huge", Map.of("x", "y".repeat(1_000_000)))));
        add("a");

        PushRun.PushReport report = run.push("result", NOW);

        assertThat(report.counts()).isEqualTo(Map.of(Status.REJ, 1, Status.OK, 1));
        assertThat(host.letters("P")).extracting(DeadLetter::code).containsExactly("E413_SIZE");
    }

    @Test
    void answerLost_afterTheBatchTookEffect_isSettledByItsReceipt() {
        add("a");
        platform.faults.add("answer lost");

        assertThat(run.push("result", NOW).count(Status.OK)).isEqualTo(1);
        assertThat(platform.batches).hasSize(1);
    }

    @Test
    void requestLost_isSentAgainUnderTheSameBatch() {
        add("a");
        platform.faults.add("request lost");

        assertThat(run.push("result", NOW).count(Status.OK)).isEqualTo(1);
        assertThat(platform.batches).containsExactly("2024031900001-440800-result", "2024031900001-440800-result");
    }

    @Test
    void platformGone_leavesTheBatchOpenForTheNextRun() {
        add("a");
        platform.faults.addAll(List.of("request lost", "request lost", "request lost"));
        assertThatThrownBy(() -> run.push("result", NOW))
                .isInstanceOf(DoubleRandomException.class)
                .hasMessageStartingWith("DR-0704");
        add("b");

        PushRun.PushReport report = run.push("result", NOW);

        assertThat(report.count(Status.OK)).isEqualTo(2);
        assertThat(platform.batches).containsSubsequence("2024031900001-440800-result", "2024031900002-440800-result");
    }

    @Test
    void record_held_isSentAgainInTheNextRun() {
        add("a");
        platform.statuses.put("a", Status.HELD);
        assertThat(run.push("result", NOW).counts()).isEqualTo(Map.of(Status.HELD, 1));
        assertThat(host.letters("P")).isEmpty();

        platform.statuses.clear();
        assertThat(run.push("result", NOW).counts()).isEqualTo(Map.of(Status.OK, 1));
    }

    @Test
    void records_mixed_areEachSettledAsDefined() {
        add("ok", "rej", "held");
        platform.statuses.put("rej", Status.REJ);
        platform.statuses.put("held", Status.HELD);

        PushRun.PushReport report = run.push("result", NOW);

        assertThat(report.counts()).isEqualTo(Map.of(Status.OK, 1, Status.REJ, 1, Status.HELD, 1));
        assertThat(report.settled()).isEqualTo(1);
        assertThat(host.letters("P")).extracting(DeadLetter::key).containsExactly("rej");
    }

    @Test
    void receipt_lackingARecord_settlesNothing() {
        add("a", "b");
        platform.dropLastReceipt = true;

        assertThatThrownBy(() -> run.push("result", NOW)).hasMessageStartingWith("DR-0702");
        assertThat(host.receipt("P", "result", "a", 1)).isEmpty();
    }

    /** A platform whose records are a ledger, with faults on demand. */
    private static final class LedgerSink implements RecordSink {
        private final RecordLedger ledger = new RecordLedger(Duration.ofMinutes(10));
        private final Map<String, BatchReceipt> receipts = new HashMap<>();
        private final List<String> batches = new ArrayList<>();
        private final Deque<String> faults = new ArrayDeque<>();
        private final Map<String, Status> statuses = new HashMap<>();
        private boolean dropLastReceipt;

        @Override
        public String platform() {
            return "P";
        }

        @Override
        public BatchReceipt push(String resource, String batchId, List<ExchangeRecord> records) {
            batches.add(batchId);
            String fault = faults.isEmpty() ? "" : faults.removeFirst();
            if (fault.equals("request lost")) {
                throw new DoubleRandomException(ErrorCode.SYNC_UNREACHABLE, fault);
            }
            List<RecordReceipt> entries = new ArrayList<>();
            for (ExchangeRecord record : records) {
                Status status = statuses.getOrDefault(record.key(), Status.OK);
                entries.add(ledger.receive(record, fresh -> RecordReceipt.of(fresh, status, "V101", "name")));
            }
            if (dropLastReceipt) {
                entries.remove(entries.size() - 1);
            }
            BatchReceipt receipt = BatchReceipt.of(batchId, entries);
            receipts.put(batchId, receipt);
            if (fault.equals("answer lost")) {
                throw new DoubleRandomException(ErrorCode.SYNC_UNREACHABLE, fault);
            }
            return receipt;
        }

        @Override
        public Optional<BatchReceipt> receipt(String batchId) {
            return Optional.ofNullable(receipts.get(batchId));
        }
    }
}
