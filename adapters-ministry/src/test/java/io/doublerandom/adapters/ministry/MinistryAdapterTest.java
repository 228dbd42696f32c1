package io.doublerandom.adapters.ministry;

import static io.doublerandom.adapters.ministry.SampleRecords.draw;
import static io.doublerandom.adapters.ministry.SampleRecords.notice;
import static io.doublerandom.adapters.ministry.SampleRecords.plan;
import static io.doublerandom.adapters.ministry.SampleRecords.task;
import static io.doublerandom.adapters.ministry.SampleRecords.with;
import static io.doublerandom.adapters.ministry.SampleRecords.without;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doublerandom.adapters.ministry.sandbox.MinistrySandbox;
import io.doublerandom.core.sync.BatchReceipt;
import io.doublerandom.core.sync.ChangePage;
import io.doublerandom.core.sync.ExchangeRecord;
import io.doublerandom.core.sync.RecordReceipt;
import io.doublerandom.core.sync.RecordReceipt.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MinistryAdapterTest {
    private static final int SEED = 20240301;

    @TempDir
    private Path directory;

    private final SetClock clock = new SetClock("2024-03-01T00:00:00Z");
    private MinistrySandbox sandbox;
    private MinistryAdapter adapter;

    @BeforeEach
    void start() throws IOException {
        SampleRecords.writeRows(directory.resolve("rows"));
        open();
    }

    @AfterEach
    void stop() {
        adapter.close();
        sandbox.close();
    }

    private void open() {
        sandbox = new MinistrySandbox("MINISTRY", directory.resolve("rows"), directory.resolve("state"), clock, 0, SEED)
                .start();
        adapter = new MinistryAdapter(sandbox.connection(directory.resolve("chain")), clock);
    }

    @Test
    void calls_moreThanTheConnectionPoolHolds_areAllAnswered() {
        for (int call = 0; call < 60; call++) {
            assertThat(adapter.changes("subject", "", 100).records()).isNotEmpty();
        }
    }

    @Test
    void pull_threePages_bringEveryRecordOnceInOrder() {
        List<String> keys = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        String after = "";
        int pages = 0;
        while (true) {
            ChangePage page = adapter.changes("subject", after, 2);
            page.records().forEach(record -> keys.add(record.key()));
            page.refused().forEach(record -> refused.add(record.key() + " " + record.code() + " " + record.field()));
            pages++;
            if (page.complete()) {
                after = page.watermark();
                break;
            }
            after = page.next();
        }

        assertThat(pages).isEqualTo(3);
        assertThat(keys).containsExactly("psubject-1", "psubject-2", "psubject-3", "psubject-5");
        assertThat(refused).containsExactly("psubject-4 V105 administrative_cp_na");
        assertThat(adapter.changes("subject", after, 2)).satisfies(nothing -> {
            assertThat(nothing.records()).isEmpty();
            assertThat(nothing.complete()).isTrue();
        });
    }

    @Test
    void pull_record_hasOurNamesAndCodes() {
        ExchangeRecord subject = adapter.changes("subject", "", 1).records().get(0);
        ExchangeRecord item = adapter.changes("item", "", 1).records().get(0);

        assertThat(subject.data())
                .containsEntry("name", "湛江示例企业 1, \"甲\"")
                .containsEntry("nature", "LEGAL_PERSON")
                .containsEntry("status", "ACTIVE")
                .containsEntry("region", "440802");
        assertThat(subject.src()).isEqualTo("MINISTRY");
        assertThat(item.data()).containsEntry("code", "MIN-01").containsEntry("methods", "ONSITE;DOCUMENT");
    }

    @Test
    void pull_expiredToken_isSaidToBeExpired() {
        String token = adapter.changes("subject", "", 2).next();
        clock.advance(Duration.ofHours(1));

        assertThatThrownBy(() -> adapter.changes("subject", token, 2)).hasMessageStartingWith("DR-0706");
    }

    @Test
    void pull_unknownResourceOrText_isRefused() {
        assertThatThrownBy(() -> adapter.changes("nothing", "", 2)).hasMessageStartingWith("DR-0703");
        assertThatThrownBy(() -> adapter.changes("subject", "yesterday", 2))
                .hasMessageStartingWith("DR-0703")
                .hasMessageContaining("E400_FORMAT");
    }

    @Test
    void pull_watermarkOfOtherRows_isSaidToBeUnknown() throws IOException {
        String watermark = adapter.changes("item", "", 10).watermark();
        stop();
        java.nio.file.Files.writeString(directory.resolve("rows").resolve("items.csv"), "code,name\nMIN-03,示例事项三\n");

        open();

        assertThatThrownBy(() -> adapter.changes("item", watermark, 10))
                .hasMessageStartingWith("DR-0706")
                .hasMessageContaining("E410_WM");
        assertThat(adapter.changes("item", "", 10).records()).hasSize(1);
    }

    @Test
    void push_mixedBatch_settlesEachRecordAsItIs() {
        push("1", plan(1), plan(2));

        BatchReceipt receipt = push(
                "2",
                plan(1),
                with(plan(2), "taskName", "另一名称"),
                without(plan(3), "owner"),
                with(plan(4), "windowUntil", "2024-02-30"),
                with(plan(5), "methods", "读心"),
                with(plan(6), "subjectScope", "长".repeat(4001)),
                with(plan(7), "taskName", "控制\u0001字符"),
                plan(8));

        assertThat(receipt.state()).isEqualTo(BatchReceipt.State.PARTIAL);
        assertThat(receipt.receipts())
                .extracting(r -> r.key() + " " + r.status() + " " + r.code() + " " + r.field())
                .containsExactlyInAnyOrder(
                        "P2024-1 DUP  ",
                        "P2024-2 FORK  ",
                        "P2024-3 REJ V101 owner",
                        "P2024-4 REJ V106 windowUntil",
                        "P2024-5 REJ V105 methods",
                        "P2024-6 REJ V102 subjectScope",
                        "P2024-7 REJ V103 taskName",
                        "P2024-8 OK  ");
        assertThat(adapter.receipt(batch("2", "plan"))).contains(receipt);
    }

    @Test
    void push_everyRecordUnsendable_sendsNothingAndTakesNoNumber() {
        BatchReceipt receipt = push("1", with(plan(1), "methods", "读心"));

        assertThat(receipt.state()).isEqualTo(BatchReceipt.State.REJECTED);
        assertThat(adapter.receipt(batch("1", "plan"))).isEmpty();
        assertThat(push("2", plan(1)).receipts())
                .extracting(RecordReceipt::status)
                .containsExactly(Status.OK);
    }

    @Test
    void push_childBeforeParent_isHeldThenAccepted() {
        assertThat(push("1", task("T1")).receipts()).singleElement().satisfies(receipt -> {
            assertThat(receipt.status()).isEqualTo(Status.HELD);
            assertThat(receipt.code()).isEqualTo("V201");
            assertThat(receipt.ref()).isEqualTo("plan/P2024-1");
        });

        push("2", plan(1));

        assertThat(push("3", task("T1")).receipts())
                .extracting(RecordReceipt::status)
                .containsExactly(Status.OK);
    }

    @Test
    void push_platformsOwnRecords_areNotOursToWrite() {
        ExchangeRecord subject = adapter.changes("subject", "", 1).records().get(0);
        ExchangeRecord changed =
                ExchangeRecord.set("subject", subject.key(), 2, SampleRecords.AT, SampleRecords.APP, subject.data());

        assertThat(push("1", changed).receipts())
                .extracting(RecordReceipt::status, RecordReceipt::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Status.REJ, "V202"));
    }

    @Test
    void push_notice_isAnsweredWithAReferenceThatStays() {
        String first = push("1", notice("N1")).receipts().get(0).ref();

        assertThat(first).startsWith("MINISTRY-PUB-");
        assertThat(push("2", notice("N1")).receipts()).singleElement().satisfies(receipt -> {
            assertThat(receipt.status()).isEqualTo(Status.DUP);
            assertThat(receipt.ref()).isEqualTo(first);
        });
        assertThat(push("3", notice("N2")).receipts().get(0).ref()).isNotEqualTo(first);
    }

    @Test
    void push_deletionOfADrawnSubject_isRefused() {
        pushDraws(1);

        assertThat(push("9", ExchangeRecord.deletion("draw", "T1-1", 2, SampleRecords.AT, SampleRecords.APP))
                        .receipts())
                .extracting(RecordReceipt::code)
                .containsExactly("V203");
    }

    @Test
    void results_appearOnlyOnceTheInspectionDayHasPassed() {
        pushDraws(40);
        assertThat(results()).isEmpty();

        clock.advance(Duration.ofDays(40));

        List<ExchangeRecord> results = results();
        assertThat(results).hasSize(40 * 3);
        assertThat(results).allSatisfy(result -> {
            assertThat(result.data().get("inspectedOn")).isBetween("2024-03-05", "2024-03-29");
            assertThat(result.key())
                    .isEqualTo(result.data().get("assignment") + "-"
                            + result.data().get("authority") + "-"
                            + result.data().get("item"));
            assertThat(result.data().get("inspectors"))
                    .isEqualTo("MIN-A".equals(result.data().get("authority")) ? "i1;i2" : "i3;i4");
        });
        assertThat(results).anySatisfy(r -> assertThat(r.data()).containsEntry("check", "FAILED"));
        assertThat(results).anySatisfy(r -> assertThat(r.data()).containsEntry("outcomes", "NO_PROBLEM"));
        assertThat(results).anySatisfy(r -> assertThat(r.data()).containsEntry("check", "NOT_CHECKED"));
        long problems = results.stream()
                .filter(r -> "FAILED".equals(r.data().get("check")))
                .map(r -> r.data().get("assignment"))
                .distinct()
                .count();
        assertThat(problems).isBetween(2L, 14L);
    }

    @Test
    void results_columnsNoMappingNames_areCounted() {
        pushDraws(1);
        clock.advance(Duration.ofDays(40));

        ChangePage page = adapter.changes("result", "", 10);

        assertThat(page.records()).hasSize(3);
        assertThat(page.unmapped()).isEqualTo(9);
    }

    @Test
    void sandbox_startedAgain_findsWhatItReceivedAndMade() {
        pushDraws(5);
        clock.advance(Duration.ofDays(40));
        List<ExchangeRecord> before = results();
        String watermark = adapter.changes("result", "", 500).watermark();
        BatchReceipt receipt = adapter.receipt(batch("3", "draw")).orElseThrow();
        stop();

        open();

        assertThat(results()).isEqualTo(before);
        assertThat(adapter.changes("result", watermark, 500).records()).isEmpty();
        assertThat(adapter.receipt(batch("3", "draw"))).contains(receipt);
        assertThat(push("4", draw("T1", 6)).receipts())
                .extracting(RecordReceipt::status)
                .containsExactly(Status.OK);
    }

    private void pushDraws(int number) {
        push("1", plan(1));
        push("2", task("T1"));
        List<ExchangeRecord> draws = new ArrayList<>();
        for (int i = 1; i <= number; i++) {
            draws.add(draw("T1", i));
        }
        BatchReceipt receipt = push("3", draws.toArray(ExchangeRecord[]::new));
        assertThat(receipt.state()).isEqualTo(BatchReceipt.State.ACCEPTED);
    }

    private List<ExchangeRecord> results() {
        return adapter.changes("result", "", 500).records();
    }

    private BatchReceipt push(String number, ExchangeRecord... records) {
        return adapter.push(records[0].resource(), batch(number, records[0].resource()), List.of(records));
    }

    private static String batch(String number, String resource) {
        return "202403010000" + number + "-440800-" + resource;
    }
}
