package io.doublerandom.core.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.kit.InMemoryExchange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SyncRunTest {
    private static final Instant NOW = Instant.parse("2024-03-19T00:00:00Z");

    private final RecordLedger remote = new RecordLedger(Duration.ofMinutes(10));
    private final InMemoryExchange host = new InMemoryExchange();
    private final Inbox inbox = new Inbox(host, host, host, host, host);
    private final LedgerSource source = new LedgerSource(remote);

    @BeforeEach
    void fiveRecords() {
        IntStream.rangeClosed(1, 5).forEach(i -> put("s" + i, 1, Map.of("name", "示例" + i)));
    }

    private void put(String key, long ver, Map<String, String> data) {
        remote.receive(
                ExchangeRecord.set("subject", key, ver, NOW, "GD-REG", data),
                fresh -> RecordReceipt.of(fresh, RecordReceipt.Status.OK));
    }

    private SyncRun.PullReport pull() {
        return new SyncRun(source, inbox, 2).pull("subject");
    }

    @Test
    void pull_ofThreePages_appliesEachRecordOnceAndStoresTheWatermark() {
        SyncRun.PullReport report = pull();

        assertThat(report.pages()).isEqualTo(3);
        assertThat(report.outcome()).isEqualTo(new PageOutcome(5, 5, 0, 0, 0, 0, 0, 0));
        assertThat(host.watermark("P", "subject")).contains("w:000000000000005");
        assertThat(pull().outcome().sent()).isZero();
        assertThat(host.applied()).hasSize(5);
    }

    @Test
    void pull_cutAfterOnePage_startsAgainWithoutASecondEffect() {
        source.failAtCall = 2;
        assertThatThrownBy(this::pull).isInstanceOf(DoubleRandomException.class);
        assertThat(host.watermark("P", "subject")).isEmpty();

        PageOutcome outcome = pull().outcome();

        assertThat(outcome).isEqualTo(new PageOutcome(5, 3, 2, 0, 0, 0, 0, 0));
        assertThat(host.applied())
                .extracting(ExchangeRecord::key)
                .doesNotHaveDuplicates()
                .hasSize(5);
    }

    @Test
    void pull_withExpiredToken_restartsFromTheStoredWatermark() {
        source.expireAtCall = 2;

        SyncRun.PullReport report = pull();

        assertThat(report.restarts()).isEqualTo(1);
        assertThat(report.outcome()).isEqualTo(new PageOutcome(7, 5, 2, 0, 0, 0, 0, 0));
    }

    @Test
    void pull_withTheSameTokenForEver_isStopped() {
        source.loop = true;

        assertThatThrownBy(this::pull).hasMessageStartingWith("DR-0702");
        assertThat(host.watermark("P", "subject")).isEmpty();
    }

    @Test
    void record_refusedByTheHost_isADeadLetterAndTheWatermarkPasses() {
        put("s6", 1, Map.of("refuse", "yes"));

        assertThat(pull().outcome()).isEqualTo(new PageOutcome(6, 5, 0, 0, 0, 1, 0, 0));
        assertThat(host.letters("P"))
                .singleElement()
                .satisfies(letter -> assertThat(letter)
                        .extracting(DeadLetter::key, DeadLetter::code, DeadLetter::field, DeadLetter::raw)
                        .containsExactly("s6", "V105", "refuse", "{\"refuse\":\"yes\"}"));
    }

    @Test
    void record_forkedAtTheSource_overwritesNothing() {
        pull();
        RecordLedger other = new RecordLedger(Duration.ofMinutes(10));
        other.receive(
                ExchangeRecord.set("subject", "s1", 1, NOW, "GD-REG", Map.of("name", "另一个")),
                fresh -> RecordReceipt.of(fresh, RecordReceipt.Status.OK));

        PageOutcome outcome = inbox.take("P", new LedgerSource(other).changes("subject", "", 10));

        assertThat(outcome.forked()).isEqualTo(1);
        assertThat(host.applied()).hasSize(5);
        assertThat(host.letters("P")).extracting(DeadLetter::status).containsExactly(RecordReceipt.Status.FORK);
    }

    @Test
    void page_whoseTransactionFails_leavesNothingBehind() {
        RecordApplier breaking = (platform, resource, records) -> {
            host.apply(platform, resource, records);
            throw new IllegalStateException("the disk is full");
        };
        Inbox failing = new Inbox(host, host, host, host, breaking);

        assertThatThrownBy(() -> new SyncRun(source, failing, 10).pull("subject"))
                .isInstanceOf(IllegalStateException.class);
        assertThat(host.applied()).isEmpty();
        assertThat(host.watermark("P", "subject")).isEmpty();
        assertThat(pull().outcome().applied()).isEqualTo(5);
    }

    /** A platform whose feed is a ledger, with faults on demand. */
    private static final class LedgerSource implements ChangeSource {
        private final RecordLedger ledger;
        private int calls;
        private int failAtCall;
        private int expireAtCall;
        private boolean loop;

        LedgerSource(RecordLedger ledger) {
            this.ledger = ledger;
        }

        @Override
        public String platform() {
            return "P";
        }

        @Override
        public ChangePage changes(String resource, String after, int limit) {
            calls++;
            if (calls == failAtCall) {
                throw new DoubleRandomException(ErrorCode.SYNC_UNREACHABLE, "cut");
            }
            Instant now = calls == expireAtCall ? NOW.plus(Duration.ofDays(1)) : NOW;
            RecordLedger.Feed feed = ledger.changes(resource, loop ? "" : after, limit, now);
            if (loop) {
                return new ChangePage(
                        resource,
                        feed.records(),
                        List.of(),
                        "r:again",
                        false,
                        "",
                        NOW,
                        feed.records().size(),
                        0);
            }
            return new ChangePage(
                    resource,
                    feed.records(),
                    List.of(),
                    feed.next(),
                    feed.next().isEmpty(),
                    feed.watermark(),
                    NOW,
                    feed.records().size(),
                    0);
        }
    }
}
