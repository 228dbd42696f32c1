package io.doublerandom.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.doublerandom.core.audit.AuditLog;
import io.doublerandom.core.audit.InMemoryAuditLogStore;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.draw.Beacon;
import io.doublerandom.core.draw.Ceremony;
import io.doublerandom.core.draw.CheckName;
import io.doublerandom.core.draw.CommittedDraw;
import io.doublerandom.core.draw.DrawPlan;
import io.doublerandom.core.draw.DrawRequest;
import io.doublerandom.core.draw.DrawTranscript;
import io.doublerandom.core.draw.DrawVerifier;
import io.doublerandom.core.draw.FrameBuilder;
import io.doublerandom.core.draw.Quota;
import io.doublerandom.core.draw.Ratio;
import io.doublerandom.core.draw.RosterEntry;
import io.doublerandom.core.draw.SaltKey;
import io.doublerandom.core.draw.SamplingFrame;
import io.doublerandom.core.draw.Seat;
import io.doublerandom.core.draw.Team;
import io.doublerandom.core.draw.UnitOrder;
import io.doublerandom.core.draw.VerificationReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The draw that the README shows, run as it stands there. */
class ReadmeTest {
    private static final Path SOURCE = Path.of("src/test/java/io/doublerandom/core/ReadmeTest.java");
    private static final CryptoSuite SUITE = CryptoSuite.SM3_SM2;

    @TempDir
    Path temp;

    private Instant now = Instant.parse("2024-03-20T01:05:00Z");
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    @Test
    void snippet_asPrinted_drawsWhatThePlanSaysAndVerifies() throws IOException {
        InMemoryAuditLogStore store = new InMemoryAuditLogStore();
        DrawPlan plan = plan();
        SamplingFrame frame = frame();
        Instant snapshotAt = Instant.parse("2024-03-20T01:00:00Z");
        Instant revealBy = Instant.parse("2024-03-20T02:00:00Z");
        SortedMap<String, Bytes32> nonces = nonces();
        Path folder = temp.resolve("audit");
        // START embed
        AuditLog log = AuditLog.of(CryptoSuite.SM3_SM2, store, clock); // append-only, hash-chained
        CommittedDraw committed =
                DrawRequest.first(plan, frame, snapshotAt, revealBy).commit(log);
        Ceremony ceremony = committed.ceremony();
        nonces.forEach((party, nonce) -> ceremony.commit(party, committed.nonceCommitment(party, nonce)));
        nonces.forEach(ceremony::reveal); // opened only after all have committed
        ceremony.publicValue(0, rollTheDice()); // ten minutes later at the earliest
        DrawTranscript drawn = ceremony.draw(); // subjects and teams
        drawn.evidence().writeAudit(folder);
        VerificationReport report = DrawVerifier.standard().verify(folder);
        // END embed

        // 200 subjects: 20 of class D, all to be drawn; 180 of class A, of whom a tenth.
        assertThat(drawn.selected()).hasSize(20 + 18);
        assertThat(drawn.teams())
                .extracting(Team::inspectors)
                .hasSize(38)
                .allSatisfy(team ->
                        assertThat(team).hasSize(2).doesNotHaveDuplicates().doesNotContain(Team.UNFILLED));
        assertThat(report.verdict()).isEqualTo(VerificationReport.Verdict.VERIFIED_UNSIGNED);
        assertThat(report.check(CheckName.SELECTION).outcome()).isEqualTo(VerificationReport.Outcome.AGREE);
        assertThat(DrawVerifier.standard().withLog(log.trail()).verify(folder).verdict())
                .isEqualTo(VerificationReport.Verdict.VERIFIED_UNSIGNED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/zh-CN/README.md"})
    void readme_snippet_isTheOneOfThisTest(String readme) throws IOException {
        List<String> lines = Files.readAllLines(SOURCE, StandardCharsets.UTF_8);
        String snippet = String.join(
                        "\n",
                        lines.subList(
                                lines.indexOf("        // START embed") + 1, lines.indexOf("        // END embed")))
                .stripIndent();

        assertThat(snippet).hasLineCount(10).contains("commit(log)");
        assertThat(Files.readString(Path.of("..").resolve(readme), StandardCharsets.UTF_8))
                .contains("```java\n" + snippet + "\n```");
    }

    /** Ten dice rolled in public, on a clock that has gone on by the pause that the protocol asks for. */
    private byte[] rollTheDice() {
        now = now.plus(Duration.ofMinutes(10));
        return "3141526535".getBytes(StandardCharsets.US_ASCII);
    }

    /** What each party would choose for itself in secret; here it only has to differ. */
    private static SortedMap<String, Bytes32> nonces() {
        SortedMap<String, Bytes32> nonces = new TreeMap<>();
        for (String party : List.of("audit", "lead", "notary")) {
            nonces.put(party, SUITE.hash(party.getBytes(StandardCharsets.UTF_8)));
        }
        return nonces;
    }

    private static DrawPlan plan() {
        return new DrawPlan(
                SUITE,
                "114408000000000000",
                "2024",
                1,
                "",
                "示例抽查",
                List.of("division", "credit"),
                "division",
                new Ratio("credit", Map.of("A", 100_000, "D", Ratio.ALL)),
                new Quota.ByRatio(),
                List.of(new Seat("SCJG", 0), new Seat("SCJG", 0)),
                List.of(),
                UnitOrder.of(Map.of()),
                List.of("audit", "lead", "notary"),
                List.of(new Beacon(Beacon.Type.DICE, "hall-10", 0)),
                true,
                false,
                "");
    }

    private static SamplingFrame frame() {
        FrameBuilder frame = SamplingFrame.builder();
        for (int i = 0; i < 200; i++) {
            frame.subject("subject-" + (1000 + i), List.of("440802", i % 10 == 0 ? "D" : "A"));
        }
        for (int i = 0; i < 6; i++) {
            frame.inspector(new RosterEntry("inspector-" + i, "440802", "SCJG", 0, 0));
        }
        return frame.build(SUITE, SaltKey.of(new byte[32]));
    }
}
