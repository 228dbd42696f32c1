package io.doublerandom.core.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.sync.RecordReceipt.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordLedgerTest {
    private static final Instant NOW = Instant.parse("2024-03-19T00:00:00Z");

    private final RecordLedger ledger = new RecordLedger(Duration.ofMinutes(10));

    private static ExchangeRecord record(String key, long ver, String name) {
        return ExchangeRecord.set("subject", key, ver, NOW, "GD-REG", Map.of("name", name));
    }

    private Status receive(ExchangeRecord record) {
        return ledger.receive(record, fresh -> RecordReceipt.of(fresh, Status.OK))
                .status();
    }

    private List<String> keys(String after, int limit) {
        List<String> keys = new ArrayList<>();
        RecordLedger.Feed feed = ledger.changes("subject", after, limit, NOW);
        feed.records().forEach(record -> keys.add(record.key()));
        while (!feed.next().isEmpty()) {
            feed = ledger.changes("subject", feed.next(), limit, NOW);
            feed.records().forEach(record -> keys.add(record.key()));
        }
        return keys;
    }

    @Test
    void version_sameOlderOrForked_hasNoSecondEffect() {
        assertThat(receive(record("a", 2, "x"))).isEqualTo(Status.OK);
        assertThat(receive(record("a", 2, "x"))).isEqualTo(Status.DUP);
        assertThat(receive(record("a", 1, "w"))).isEqualTo(Status.STALE);
        assertThat(receive(record("a", 2, "y"))).isEqualTo(Status.FORK);
        assertThat(ledger.find("subject", "a").orElseThrow().data()).containsEntry("name", "x");
    }

    @Test
    void record_ofAnyText_comesOutAsItWentIn() {
        for (int length : List.of(0, 1, 127, 128, 129, 20_000)) {
            ExchangeRecord record = ExchangeRecord.set(
                    "subject",
                    "k" + length,
                    length + 1L,
                    NOW.plusMillis(length),
                    "GD-REG",
                    Map.of("name", "𠮷湛" + "a".repeat(length), "zone", "霞".repeat(length), "empty", ""));
            receive(record);
            assertThat(ledger.find("subject", record.key())).contains(record);
        }
        ExchangeRecord gone = ExchangeRecord.deletion("subject", "k1", 9, NOW, "OTHER");
        receive(gone);
        List<ExchangeRecord> feed = ledger.changes("subject", "", 100, NOW).records();
        assertThat(feed).hasSize(6).last().isEqualTo(gone);
        assertThat(ledger.all("subject")).hasSize(5).isEqualTo(feed.subList(0, 5));
    }

    @Test
    void tombstone_beforeItsCreate_staysDeleted() {
        assertThat(receive(ExchangeRecord.deletion("subject", "a", 5, NOW, "GD-REG")))
                .isEqualTo(Status.OK);
        assertThat(receive(record("a", 4, "x"))).isEqualTo(Status.STALE);
        assertThat(ledger.find("subject", "a")).isEmpty();
        assertThat(receive(record("a", 6, "x"))).isEqualTo(Status.OK);
        assertThat(ledger.find("subject", "a")).isPresent();
    }

    @Test
    void record_held_isTakenOnceItsParentIsThere() {
        Status held = ledger.receive(
                        record("a", 1, "x"), fresh -> RecordReceipt.of(fresh, Status.HELD, "V201", "parent"))
                .status();

        assertThat(held).isEqualTo(Status.HELD);
        assertThat(ledger.find("subject", "a")).isEmpty();
        assertThat(receive(record("a", 1, "x"))).isEqualTo(Status.OK);
    }

    @Test
    void pages_ofOneRun_haveEachRecordOnce() {
        List.of("a", "b", "c", "d", "e").forEach(key -> receive(record(key, 1, key)));

        assertThat(keys("", 2)).containsExactly("a", "b", "c", "d", "e");
        assertThat(keys("", 5)).containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void changes_whilePaging_comeWithTheNextRun() {
        List.of("a", "b", "c").forEach(key -> receive(record(key, 1, key)));
        RecordLedger.Feed first = ledger.changes("subject", "", 2, NOW);
        receive(record("a", 2, "new"));
        receive(record("d", 1, "d"));

        RecordLedger.Feed second = ledger.changes("subject", first.next(), 2, NOW);

        assertThat(second.records()).extracting(ExchangeRecord::key).containsExactly("c");
        assertThat(second.watermark()).isNotEmpty();
        assertThat(keys(second.watermark(), 2)).containsExactly("a", "d");
    }

    @Test
    void token_afterItsLife_isExpired() {
        List.of("a", "b").forEach(key -> receive(record(key, 1, key)));
        String token = ledger.changes("subject", "", 1, NOW).next();

        assertThat(ledger.changes("subject", token, 1, NOW.plusSeconds(600)).records())
                .hasSize(1);
        assertThatThrownBy(() -> ledger.changes("subject", token, 1, NOW.plusSeconds(601)))
                .isInstanceOf(DoubleRandomException.class)
                .hasMessageStartingWith("DR-0706");
    }

    @Test
    void watermark_ofAnotherEpochOrTheFuture_isNotKnown() {
        receive(record("a", 1, "x"));
        String other = new RecordLedger(Duration.ofMinutes(10), "e1")
                .changes("subject", "", 1, NOW)
                .watermark();

        assertThat(other).isEqualTo("w:e1000000000000000");
        for (String after : List.of("w:000000000000009", other)) {
            assertThatThrownBy(() -> ledger.changes("subject", after, 1, NOW))
                    .isInstanceOf(DoubleRandomException.class)
                    .hasMessageStartingWith("DR-0706");
        }
    }

    @Test
    void watermark_thatIsNone_isRefused() {
        for (String after : List.of("w:1", "x", "w:00000000000000x")) {
            assertThatThrownBy(() -> ledger.changes("subject", after, 1, NOW))
                    .isInstanceOf(DoubleRandomException.class)
                    .hasMessageStartingWith("DR-0201");
        }
    }
}
