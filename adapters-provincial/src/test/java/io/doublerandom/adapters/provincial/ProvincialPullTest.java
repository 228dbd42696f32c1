package io.doublerandom.adapters.provincial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doublerandom.adapters.provincial.sandbox.ProvincialSandbox;
import io.doublerandom.core.kit.InMemoryExchange;
import io.doublerandom.core.register.AuthorityFormat;
import io.doublerandom.core.register.InspectorFormat;
import io.doublerandom.core.register.ItemFormat;
import io.doublerandom.core.register.PoolFormat;
import io.doublerandom.core.register.Reading;
import io.doublerandom.core.register.Row;
import io.doublerandom.core.register.RowFormat;
import io.doublerandom.core.register.SubjectFormat;
import io.doublerandom.core.sync.ChangePage;
import io.doublerandom.core.sync.ExchangeRecord;
import io.doublerandom.core.sync.Inbox;
import io.doublerandom.core.sync.PageOutcome;
import io.doublerandom.core.sync.PageSink;
import io.doublerandom.core.sync.RefusedRecord;
import io.doublerandom.core.sync.SyncRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProvincialPullTest {
    @TempDir
    Path state;

    private final InMemoryExchange host = new InMemoryExchange();
    private final Inbox inbox = new Inbox(host, host, host, host, host);
    private SandboxFixture fixture;

    @BeforeEach
    void start() {
        fixture = new SandboxFixture(state);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private SyncRun.PullReport pull(String resource, int pageSize) {
        return new SyncRun(fixture.adapter, inbox, pageSize).pull(resource);
    }

    static Stream<RowFormat<?>> formats() {
        return Stream.of(
                new AuthorityFormat(), new PoolFormat(), new ItemFormat(), new SubjectFormat(), new InspectorFormat());
    }

    @ParameterizedTest
    @MethodSource("formats")
    void rows_ofThePlatform_areReadableHere(RowFormat<?> format) {
        SyncRun.PullReport report = pull(format.resource(), 100);

        assertThat(report.outcome().applied())
                .isPositive()
                .isEqualTo(report.outcome().sent());
        assertThat(report.outcome().unmapped()).isZero();
        assertThat(host.applied())
                .allSatisfy(record -> assertThat(format.read(new Row(record.resource(), 1, record.data())))
                        .isInstanceOf(Reading.Accepted.class));
    }

    @Test
    void pull_ofFiveSubjectsByTwo_takesThreePagesAndLosesNothing() {
        SyncRun.PullReport report = pull("subject", 2);

        assertThat(report.pages()).isEqualTo(3);
        assertThat(report.outcome()).isEqualTo(new PageOutcome(5, 5, 0, 0, 0, 0, 0, 0));
        assertThat(host.applied()).hasSize(5);
        ExchangeRecord third = host.applied().get(2);
        assertThat(third.key()).isEqualTo("92440823MA00000153");
        assertThat(third.data())
                .containsOnly(
                        Map.entry("id", "92440823MA00000153"),
                        Map.entry("kind", "ENTITY"),
                        Map.entry("name", "示例𠮷个体户"),
                        Map.entry("nature", "OTHER_ORGANISATION"),
                        Map.entry("identityType", "001"),
                        Map.entry("identityNumber", "92440823MA00000153"),
                        Map.entry("region", "440823"),
                        Map.entry("status", "ACTIVE"),
                        Map.entry("creditClass", "N"),
                        Map.entry("creditSource", "信用平台"),
                        Map.entry("creditAsOf", "2024-02-01"));
    }

    @Test
    void pull_withAPageThatEndsExactlyAtTheLastRecord_doublesNothing() {
        assertThat(pull("subject", 5).pages()).isEqualTo(1);
        assertThat(pull("subject", 5).outcome().sent()).isZero();
        assertThat(host.applied()).hasSize(5);
    }

    @Test
    void page_onTheWire_hasTheNamesAndCodesOfTheContract() {
        try (AlteringProxy proxy = new AlteringProxy(fixture.sandbox.baseUri());
                ProvincialAdapter adapter = fixture.adapterAt(proxy.address())) {
            adapter.changes("subject", "", 1);

            assertThat(proxy.lastRequest.uri()).isEqualTo("/v1/changes/subject?after=&limit=1");
            assertThat(proxy.lastResponse.body())
                    .startsWith("{\"resource\":\"subject\",\"items\":[{\"key\":\"91440800MA0000015U\",\"ver\":1,"
                            + "\"op\":\"U\",\"at\":\"2024-03-01T08:00:00+08:00\",\"src\":\"ZJ_CITY\",\"hash\":\"")
                    .contains("\"uscc\":\"91440800MA0000015U\"", "\"subjectType\":\"1\"", "\"riskClass\":\"B\"")
                    .contains("\"regionCode\":\"440802\"", "\"complete\":false", "\"next\":\"r:");
        }
    }

    @Test
    void page_cutInTheMiddle_appliesNothing() {
        try (AlteringProxy proxy = new AlteringProxy(fixture.sandbox.baseUri());
                ProvincialAdapter adapter = fixture.adapterAt(proxy.address())) {
            proxy.cutResponse = true;

            assertThatThrownBy(() -> new SyncRun(adapter, inbox, 100).pull("subject"))
                    .hasMessageStartingWith("DR-0704");
            assertThat(host.applied()).isEmpty();
            assertThat(host.watermark("ZJ_CITY", "subject")).isEmpty();
        }
    }

    @Test
    void pull_whoseTokenExpires_startsAgainFromTheWatermark() {
        PageSink slow = new PageSink() {
            private boolean waited;

            @Override
            public String watermark(String platform, String resource) {
                return inbox.watermark(platform, resource);
            }

            @Override
            public PageOutcome take(String platform, ChangePage page) {
                PageOutcome outcome = inbox.take(platform, page);
                if (!waited) {
                    waited = true;
                    fixture.clock.step(Duration.ofMinutes(11));
                }
                return outcome;
            }
        };

        SyncRun.PullReport report = new SyncRun(fixture.adapter, slow, 2).pull("subject");

        assertThat(report.restarts()).isEqualTo(1);
        assertThat(report.outcome()).isEqualTo(new PageOutcome(7, 5, 2, 0, 0, 0, 0, 0));
    }

    @Test
    void pull_fromAPlatformThatLostItsMemory_startsFromTheBeginningWithoutASecondEffect() {
        pull("subject", 10);
        fixture.close();
        fixture = new SandboxFixture(state);

        SyncRun.PullReport report = pull("subject", 10);

        assertThat(report.restarts()).isEqualTo(1);
        assertThat(report.outcome().dup()).isEqualTo(5);
        assertThat(host.applied()).hasSize(5);
    }

    @Test
    void row_thePlatformHasWrong_isRefusedHereWithItsReasonAndNoOther(@TempDir Path rows) throws IOException {
        Files.writeString(
                rows.resolve("recusals.csv"),
                "inspector,subject,reason,period\n示例甲,x,y,z\nI1,S1,示例,2024-01-01/9999-12-31\n");
        Files.writeString(
                rows.resolve("pools.csv"),
                Files.readString(SandboxFixture.ROWS.resolve("pools.csv")).replace("ENTITY", "CASTLE"));
        try (ProvincialSandbox sandbox = new ProvincialSandbox("ZJ_CITY", rows, state, fixture.clock, 0, 7)) {
            sandbox.start();
            try (ProvincialAdapter adapter = fixture.adapterAt(sandbox.baseUri())) {
                ChangePage recusals = adapter.changes("recusal", "", 10);
                assertThat(recusals.records())
                        .extracting(ExchangeRecord::key)
                        .containsExactly("recusal:row-2", "I1:S1");

                ChangePage pools = adapter.changes("pool", "", 10);
                assertThat(pools.records()).isEmpty();
                assertThat(pools.refused())
                        .singleElement()
                        .extracting(RefusedRecord::key, RefusedRecord::code, RefusedRecord::field)
                        .containsExactly("P-FOOD", "V105", "subjectType");
            }
        }
    }

    @Test
    void rows_withAKeyTwice_stopTheStart(@TempDir Path rows) throws IOException {
        Files.writeString(rows.resolve("one-visit.csv"), "subject,year,note\nS1,2024,\nS1,2024,x\n");

        assertThatThrownBy(() -> new ProvincialSandbox("ZJ_CITY", rows, state, fixture.clock, 0, 7))
                .hasMessageStartingWith("DR-0109")
                .hasMessageContaining("one-visit.csv:3");
    }

    @Test
    void resource_notInTheContract_isRefusedBeforeAnyRequest() {
        assertThatThrownBy(() -> fixture.adapter.changes("penalty", "", 10)).hasMessageStartingWith("DR-0201");
    }

    @Test
    void after_thatIsNoWatermark_isRefusedByThePlatform() {
        assertThatThrownBy(() -> fixture.adapter.changes("subject", "x & y", 10))
                .hasMessageStartingWith("DR-0703")
                .hasMessageContaining("E400_FORMAT");
    }

    @Test
    void calls_moreThanTheConnectionPoolHolds_areAllAnswered() {
        for (int call = 0; call < 60; call++) {
            assertThat(fixture.adapter.changes("authority", "", 100).records()).isNotEmpty();
        }
    }

    @Test
    void meta_ofThePlatform_namesContractAndCodeSets() {
        PlatformMeta meta = fixture.adapter.meta();

        assertThat(meta.contract()).isEqualTo("gd-json/1");
        assertThat(meta.platform()).isEqualTo("ZJ_CITY");
        assertThat(meta.codeSets()).contains("check-result@3");
        assertThat(meta.serverTime()).isEqualTo(fixture.clock.instant());
        assertThat(meta.pageLimit()).isEqualTo(500);
    }
}
