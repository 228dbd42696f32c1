package io.doublerandom.adapters.provincial;

import static org.assertj.core.api.Assertions.assertThat;

import io.doublerandom.core.kit.InMemoryExchange;
import io.doublerandom.core.sync.ExchangeRecord;
import io.doublerandom.core.sync.Inbox;
import io.doublerandom.core.sync.RecordReceipt;
import io.doublerandom.core.sync.SyncRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvincialResultsTest {
    @Test
    void results_ofWhatWasPushed_comeBackOnceTheDayHasPassed(@TempDir Path state) {
        InMemoryExchange host = new InMemoryExchange();
        Inbox inbox = new Inbox(host, host, host, host, host);
        try (SandboxFixture fixture = new SandboxFixture(state)) {
            SyncRun run = new SyncRun(fixture.adapter, inbox, 100);
            fixture.adapter.push("plan", "2024030100001-440800-plan", List.of(fixture.planLine()));
            fixture.adapter.push("task", "2024030100002-440800-task", List.of(fixture.task("T1")));
            assertThat(fixture.adapter
                            .push(
                                    "draw",
                                    "2024030100003-440800-draw",
                                    List.of(fixture.draw("D1", "T1"), fixture.draw("D2", "T1")))
                            .receipts())
                    .extracting(RecordReceipt::status)
                    .containsOnly(RecordReceipt.Status.OK);

            assertThat(run.pull("result").outcome().sent()).isZero();
            fixture.clock.step(Duration.ofDays(90));

            assertThat(run.pull("result").outcome().applied()).isEqualTo(4);
            assertThat(host.applied())
                    .extracting(ExchangeRecord::key)
                    .containsExactly("D1-SCJG-A01", "D1-SCJG-A08", "D2-SCJG-A01", "D2-SCJG-A08");
            assertThat(run.pull("result").outcome().sent()).isZero();
        }
    }
}
