package io.doublerandom.adapters.provincial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doublerandom.core.kit.InMemoryExchange;
import io.doublerandom.core.sync.DeadLetter;
import io.doublerandom.core.sync.ExchangeRecord;
import io.doublerandom.core.sync.PushRun;
import io.doublerandom.core.sync.RecordReceipt;
import io.doublerandom.core.sync.RecordReceipt.Status;
import io.doublerandom.core.sync.RecordSink;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvincialPushTest {
    @TempDir
    Path state;

    private final InMemoryExchange host = new InMemoryExchange();
    private SandboxFixture fixture;

    @BeforeEach
    void start() {
        fixture = new SandboxFixture(state);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private PushRun.PushReport push(RecordSink sink, ExchangeRecord... records) {
        host.add("ZJ_CITY", List.of(records));
        return new PushRun(sink, host, host, host, "440800").push(records[0].resource(), fixture.clock.instant());
    }

    private static ExchangeRecord with(ExchangeRecord record, long ver, String field, String value) {
        Map<String, String> data = new HashMap<>(record.data());
        data.put(field, value);
        return ExchangeRecord.set(record.resource(), record.key(), ver, record.at(), record.src(), data);
    }

    @Test
    void records_ofEveryKind_areEachAnsweredAsDefined() {
        push(fixture.adapter, fixture.planLine());
        ExchangeRecord known = fixture.task("T1");
        push(fixture.adapter, with(known, 2, "name", "示例二"));

        List<RecordReceipt> receipts = fixture.adapter
                .push(
                        "task",
                        "2024030100009-440800-task",
                        List.of(
                                with(known, 2, "name", "示例二"),
                                with(known, 1, "name", "示例一"),
                                fixture.task("T2"),
                                with(fixture.task("T3"), 1, "line", "9"),
                                with(fixture.task("T4"), 1, "windowFrom", "2024-02-30")))
                .receipts();
        Status fork = fixture.adapter
                .push("task", "2024030100010-440800-task", List.of(with(known, 2, "name", "另一名")))
                .receipts()
                .get(0)
                .status();

        assertThat(receipts)
                .extracting(RecordReceipt::status)
                .containsExactly(Status.DUP, Status.STALE, Status.OK, Status.HELD, Status.REJ);
        assertThat(receipts.get(3))
                .extracting(RecordReceipt::code, RecordReceipt::ref)
                .containsExactly("V201", "plan/44080020241001-9");
        assertThat(receipts.get(4))
                .extracting(RecordReceipt::code, RecordReceipt::field)
                .containsExactly("V106", "windowFrom");
        assertThat(fork).isEqualTo(Status.FORK);
    }

    @Test
    void child_sentBeforeItsParent_isHeldAndLaterTakenWithoutHandWork() {
        assertThat(push(fixture.adapter, fixture.task("T1")).counts()).isEqualTo(Map.of(Status.HELD, 1));
        push(fixture.adapter, fixture.planLine());

        PushRun.PushReport again =
                new PushRun(fixture.adapter, host, host, host, "440800").push("task", fixture.clock.instant());

        assertThat(again.counts()).isEqualTo(Map.of(Status.OK, 1));
    }

    @Test
    void batch_withOtherBytesUnderTheSameId_isRefusedAsAWhole() {
        fixture.adapter.push("plan", "2024030100001-440800-plan", List.of(fixture.planLine()));

        assertThatThrownBy(() -> fixture.adapter.push(
                        "plan", "2024030100001-440800-plan", List.of(with(fixture.planLine(), 2, "taskName", "示例：改名"))))
                .hasMessageStartingWith("DR-0703")
                .hasMessageContaining("E409_IDEM");
    }

    @Test
    void draw_onceTaken_isNeverChanged() {
        push(fixture.adapter, fixture.planLine());
        push(fixture.adapter, fixture.task("T1"));
        push(fixture.adapter, fixture.draw("D1", "T1"));

        PushRun.PushReport report = push(
                fixture.adapter,
                with(fixture.draw("D1", "T1"), 2, "team", "SCJG:440800-INS-0031;SCJG:440800-INS-0044"));

        assertThat(report.counts()).isEqualTo(Map.of(Status.REJ, 1));
        assertThat(host.letters("ZJ_CITY")).extracting(DeadLetter::code).containsExactly("V203");
    }

    @Test
    void code_thePlatformHasNoWordFor_isPutAsideAndStopsNoOther() {
        push(fixture.adapter, fixture.planLine());

        PushRun.PushReport report = push(
                fixture.adapter,
                with(fixture.task("T1"), 1, "visitMode", "WEEKLY"),
                with(fixture.task("T2"), 1, "note", "x"),
                fixture.task("T3"));

        assertThat(report.counts()).isEqualTo(Map.of(Status.REJ, 2, Status.OK, 1));
        assertThat(host.letters("ZJ_CITY"))
                .extracting(DeadLetter::code, DeadLetter::field)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("V105", "visitMode"),
                        org.assertj.core.groups.Tuple.tuple("V103", "note"));
    }

    @Test
    void resource_thatIsThePlatformsOwn_cannotBePushed() {
        ExchangeRecord item = ExchangeRecord.set(
                "item", "A99", 1, fixture.clock.instant(), "SSJ-440800", Map.of("code", "A99", "name", "示例"));

        assertThatThrownBy(() -> push(fixture.adapter, item))
                .hasMessageStartingWith("DR-0703")
                .hasMessageContaining("E403_SCOPE");
    }

    @Test
    void answer_lostAfterTheBatchTookEffect_isSettledByTheReceipt() {
        push(fixture.adapter, fixture.planLine());
        try (AlteringProxy proxy = new AlteringProxy(fixture.sandbox.baseUri());
                ProvincialAdapter cut = fixture.adapterAt(proxy.address())) {
            proxy.dropResponse = true;
            assertThatThrownBy(() -> push(cut, fixture.task("T1"))).hasMessageStartingWith("DR-0704");
            assertThat(host.receipt("ZJ_CITY", "task", "T1", 1)).isEmpty();
            proxy.dropResponse = false;

            PushRun.PushReport report =
                    new PushRun(cut, host, host, host, "440800").push("task", fixture.clock.instant());

            assertThat(report.counts()).isEqualTo(Map.of(Status.OK, 1));
            assertThat(fixture.adapter.changes("task", "", 10).records()).hasSize(1);
        }
    }

    @Test
    void notice_taken_isAnsweredWithTheReferenceOfThePlatform() {
        ExchangeRecord notice = ExchangeRecord.set(
                "publicity",
                "N1",
                1,
                fixture.clock.instant(),
                "SSJ-440800",
                Map.of(
                        "id",
                        "N1",
                        "kind",
                        "PLAN",
                        "ref",
                        "44080020241001",
                        "version",
                        "1",
                        "channel",
                        "ZJ_CITY",
                        "authority",
                        "SCJG",
                        "planNo",
                        "44080020241001",
                        "planName",
                        "示例市2024年度抽查计划"));

        assertThat(push(fixture.adapter, notice).counts()).isEqualTo(Map.of(Status.OK, 1));
        String reference =
                host.receipt("ZJ_CITY", "publicity", "N1", 1).orElseThrow().ref();
        assertThat(reference).matches("ZJ_CITY-PUB-[0-9a-f]{12}");
    }

    @Test
    void notice_withAFieldThatMayNotBePublic_isNeverSent() {
        ExchangeRecord notice = ExchangeRecord.set(
                "publicity",
                "N1",
                1,
                fixture.clock.instant(),
                "SSJ-440800",
                Map.of("id", "N1", "kind", "RESULT", "inspectorName", "示例甲"));

        assertThat(push(fixture.adapter, notice).counts()).isEqualTo(Map.of(Status.REJ, 1));
        assertThat(fixture.adapter.changes("publicity", "", 10).records()).isEmpty();
    }

    @Test
    void request_largerThanAMebibyte_isRefusedBeforeItIsRead() {
        try (AlteringProxy proxy = new AlteringProxy(fixture.sandbox.baseUri())) {
            String body = "x".repeat((1 << 20) + 1);
            var answer = proxy.replay(new AlteringProxy.Message("POST", "/v1/batches", Map.of(), body));

            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("E413_SIZE");
        }
    }

    @Test
    void batch_beyondTheLimits_isNotSent() {
        ExchangeRecord large = with(fixture.task("T1"), 1, "name", "x".repeat(1 << 20));
        assertThatThrownBy(() -> fixture.adapter.push("task", "2024030100002-440800-task", List.of(large)))
                .hasMessageStartingWith("DR-0113");
        assertThatThrownBy(() -> fixture.adapter.push(
                        "task", "2024030100002-440800-task", java.util.Collections.nCopies(501, fixture.task("T1"))))
                .hasMessageStartingWith("DR-0201");
    }
}
