package io.doublerandom.core.kit;

import static io.doublerandom.core.kit.StoreSamples.T0;
import static io.doublerandom.core.kit.StoreSamples.subject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.sync.ChangePage;
import io.doublerandom.core.sync.DeadLetter;
import io.doublerandom.core.sync.ExchangeRecord;
import io.doublerandom.core.sync.Inbox;
import io.doublerandom.core.sync.InboxStore.Received;
import io.doublerandom.core.sync.OutboxRow;
import io.doublerandom.core.sync.OutboxStore;
import io.doublerandom.core.sync.RecordApplier;
import io.doublerandom.core.sync.RecordReceipt;
import io.doublerandom.core.sync.RefusedRecord;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The stores of the exchange: rows, what took effect and the watermark are kept together or not at all. */
public abstract class SyncStoreContract extends StoreContract {
    private static final String PLATFORM = "GD_PROVINCE";

    protected SyncStoreContract(DatabaseUnderTest database) {
        super(database);
    }

    @Test
    void watermark_stored_isTheNewestPerPlatformAndResource() {
        stores.watermarks().store(PLATFORM, "subject", "w:1", T0);
        stores.watermarks().store(PLATFORM, "subject", "w:2", T0.plusSeconds(1));

        assertThat(stores.watermarks().watermark(PLATFORM, "subject")).contains("w:2");
        assertThat(stores.watermarks().watermark(PLATFORM, "item")).isEmpty();
        assertThat(stores.watermarks().watermark("ZJ_CITY", "subject")).isEmpty();
    }

    @Test
    void inbox_storedTwice_knowsTheNewestVersion() {
        Received old = Received.of(set("p1x", 1));
        Received now = Received.of(ExchangeRecord.deletion("subject", "p1x", 2, T0, PLATFORM));
        stores.inbox().store(PLATFORM, "subject", List.of(old, Received.of(set("p2x", 5))));
        stores.inbox().store(PLATFORM, "subject", List.of(now));

        assertThat(stores.inbox().find(PLATFORM, "subject", List.of("p1x", "p1x", "p3x")))
                .isEqualTo(Map.of("p1x", now));
        assertThat(stores.inbox().find("ZJ_CITY", "subject", List.of("p1x"))).isEmpty();
    }

    @Test
    void page_applied_rowsTracesLettersAndWatermarkAreKept() {
        Inbox inbox = inbox((platform, resource, records) -> {
            records.forEach(record -> stores.subjects().save(List.of(subject(record.key()))));
            return records.stream()
                    .map(record -> RecordReceipt.of(record, RecordReceipt.Status.OK))
                    .toList();
        });

        assertThat(inbox.take(PLATFORM, page()).applied()).isEqualTo(2);

        assertThat(stores.subjects().count()).isEqualTo(2);
        assertThat(stores.watermarks().watermark(PLATFORM, "subject")).contains("w:9");
        assertThat(stores.deadLetters().letters(PLATFORM)).hasSize(1);
        assertThat(inbox.take(PLATFORM, page()).dup()).isEqualTo(2);
        assertThat(stores.deadLetters().letters(PLATFORM)).hasSize(1);
    }

    @Test
    void page_failingHalfway_nothingIsKept() {
        Inbox inbox = inbox((platform, resource, records) -> {
            stores.subjects().save(List.of(subject("p1x")));
            throw new IllegalStateException("cut");
        });

        assertThatThrownBy(() -> inbox.take(PLATFORM, page())).isInstanceOf(IllegalStateException.class);

        assertThat(stores.subjects().count()).isZero();
        assertThat(stores.watermarks().watermark(PLATFORM, "subject")).isEmpty();
        assertThat(stores.inbox().find(PLATFORM, "subject", List.of("p1x"))).isEmpty();
    }

    @Test
    void outbox_addedTwice_openOnceInOrder() {
        OutboxStore outbox = stores.outbox();
        outbox.add(PLATFORM, List.of(set("p2x", 1), set("p1x", 1), set("p2x", 1)));
        outbox.add(PLATFORM, List.of(set("p1x", 1), set("p1x", 2)));
        outbox.add("ZJ_CITY", List.of(set("p9x", 1)));

        List<OutboxRow> open = outbox.open(PLATFORM, "subject", 0, 10);
        assertThat(open).extracting(OutboxRow::record).containsExactly(set("p2x", 1), set("p1x", 1), set("p1x", 2));
        assertThat(outbox.open(PLATFORM, "subject", open.get(0).id(), 1))
                .extracting(OutboxRow::record)
                .containsExactly(set("p1x", 1));
        assertThat(outbox.open(PLATFORM, "item", 0, 10)).isEmpty();
    }

    @Test
    void outbox_batchSent_comesFirstUntilItsReceipts() {
        OutboxStore outbox = stores.outbox();
        outbox.add(PLATFORM, List.of(set("p1x", 1), set("p2x", 1), set("p3x", 1)));
        List<Long> ids = outbox.open(PLATFORM, "subject", 0, 10).stream()
                .map(OutboxRow::id)
                .toList();
        outbox.stamp(PLATFORM, "b1", ids.subList(1, 3));

        assertThat(outbox.open(PLATFORM, "subject", ids.get(2), 10))
                .extracting(row -> row.record().key())
                .containsExactly("p2x", "p3x");
        assertThat(outbox.batch(PLATFORM, "b1")).hasSize(2);

        outbox.record(PLATFORM, ids.get(1), receipt("p2x", RecordReceipt.Status.HELD));
        outbox.record(
                PLATFORM, ids.get(2), receipt("p3x", RecordReceipt.Status.OK).withRef("R-1"));

        assertThat(outbox.batch(PLATFORM, "b1")).isEmpty();
        assertThat(outbox.open(PLATFORM, "subject", 0, 10))
                .extracting(row -> row.record().key() + row.batchId() + row.tries())
                .containsExactly("p1x0", "p2x1");
        assertThat(outbox.receipt(PLATFORM, "subject", "p3x", 1))
                .map(RecordReceipt::ref)
                .contains("R-1");
        assertThat(outbox.receipt(PLATFORM, "subject", "p1x", 1)).isEmpty();
        assertRefused(
                ErrorCode.STORE_CONFLICT,
                () -> outbox.record(PLATFORM, ids.get(2), receipt("p3x", RecordReceipt.Status.DUP)));
    }

    @Test
    void batchNumbers_perPlatformAndDay_countUp() {
        LocalDate day = LocalDate.of(2024, 3, 1);

        assertThat(stores.outbox().nextBatchNumber(PLATFORM, day)).isEqualTo(1);
        assertThat(stores.outbox().nextBatchNumber(PLATFORM, day)).isEqualTo(2);
        assertThat(stores.outbox().nextBatchNumber("ZJ_CITY", day)).isEqualTo(1);
        assertThat(stores.outbox().nextBatchNumber(PLATFORM, day.plusDays(1))).isEqualTo(1);
    }

    @Test
    void deadLetter_withAnyRawText_keptOnceOldestFirst() {
        DeadLetter odd = letter("p1x", "{\"name\":\"示\u0000例\uD842 \\u0000\"}" + "长".repeat(100_000));
        DeadLetter other = letter("", "<html>");
        stores.deadLetters().add(odd);
        stores.deadLetters().add(other);
        stores.deadLetters().add(odd);

        assertThat(stores.deadLetters().letters(PLATFORM)).containsExactly(odd, other);
        assertThat(stores.deadLetters().letters("ZJ_CITY")).isEmpty();
    }

    private Inbox inbox(RecordApplier applier) {
        return new Inbox(jdbc, stores.watermarks(), stores.inbox(), stores.deadLetters(), applier);
    }

    private static ChangePage page() {
        return new ChangePage(
                "subject",
                List.of(set("p1x", 1), set("p2x", 1)),
                List.of(new RefusedRecord("p3x", 1, "V105", "kind", "{\"kind\":\"?\"}")),
                "",
                true,
                "w:9",
                T0,
                3,
                0);
    }

    private static ExchangeRecord set(String key, long ver) {
        return ExchangeRecord.set("subject", key, ver, T0, PLATFORM, Map.of("id", key, "name", "示例;\\商店" + ver));
    }

    private static RecordReceipt receipt(String key, RecordReceipt.Status status) {
        return new RecordReceipt(key, 1, status, "", "", "");
    }

    private static DeadLetter letter(String key, String raw) {
        return new DeadLetter(
                PLATFORM, DeadLetter.Direction.IN, "subject", key, 0, RecordReceipt.Status.REJ, "V105", "", raw, T0);
    }
}
