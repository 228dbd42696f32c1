package io.doublerandom.core.draw;

import static org.assertj.core.api.Assertions.assertThat;

import io.doublerandom.core.audit.AuditLog;
import io.doublerandom.core.audit.InMemoryAuditLogStore;
import io.doublerandom.core.audit.LogEntry;
import io.doublerandom.core.audit.LoggedEntry;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.draw.VerificationReport.Outcome;
import io.doublerandom.core.draw.VerificationReport.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogCrossCheckTest {
    @TempDir
    Path directory;

    private final Scenario scenario = new Scenario();
    private Path bundle = Path.of("");

    @BeforeEach
    void draw() throws IOException {
        bundle = directory.resolve("bundle");
        scenario.lawful().evidence().writeAudit(bundle);
    }

    private VerificationReport verify(AuditLog log) throws IOException {
        return DrawVerifier.standard().requiringLog().withLog(log.trail()).verify(bundle);
    }

    /** A forger's log: the entries as he likes them, with a whole chain over them. */
    private AuditLog forged(Consumer<List<LogEntry>> forgery) {
        List<LogEntry> entries = new ArrayList<>(
                scenario.store.entries(1).map(LoggedEntry::entry).toList());
        forgery.accept(entries);
        InMemoryAuditLogStore store = new InMemoryAuditLogStore();
        for (LogEntry entry : entries) {
            AuditLog.of(CryptoSuite.SM3_SM2, store, Clock.fixed(entry.at(), ZoneOffset.UTC))
                    .append(entry.type(), entry.doc(), entry.digest());
        }
        return AuditLog.of(CryptoSuite.SM3_SM2, store, scenario.clock);
    }

    private static LogEntry at(LogEntry entry, Instant at) {
        return new LogEntry(at, entry.type(), entry.doc(), entry.digest(), entry.prev());
    }

    private void assertRefused(AuditLog log, String detail) throws IOException {
        VerificationReport report = verify(log);
        assertThat(report.verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(report.finding().map(found -> found.name())).contains(CheckName.LOG);
        assertThat(report.check(CheckName.LOG).detail()).contains(detail);
    }

    @Test
    void verify_withItsLog_agreesAndIsNotCalledUnlogged() throws IOException {
        VerificationReport report = verify(scenario.log);
        assertThat(report.verdict()).isEqualTo(Verdict.VERIFIED_UNSIGNED);
        assertThat(report.check(CheckName.LOG).outcome()).isEqualTo(Outcome.AGREE);
        assertThat(report.check(CheckName.ATTEMPTS).detail()).isEqualTo("1 attempt(s); no gap up to seq 1");
        assertThat(report.lints()).extracting(VerificationReport.Lint::id).doesNotContain("unlogged");
    }

    @Test
    void verify_withItsExportedLog_agrees() throws IOException {
        Path export = directory.resolve("log.jsonl");
        try (OutputStream out = Files.newOutputStream(export)) {
            scenario.log.export(out);
        }
        assertThat(DrawVerifier.standard().withLog(export).verify(bundle).verdict())
                .isEqualTo(Verdict.VERIFIED_UNSIGNED);
        String text = Files.readString(export, StandardCharsets.UTF_8);
        Files.writeString(export, text.replaceFirst("commit:lead", "commit:leap"), StandardCharsets.UTF_8);
        VerificationReport report = DrawVerifier.standard().withLog(export).verify(bundle);
        assertThat(report.finding().map(found -> found.code().code())).contains("DR-0401");
    }

    @Test
    void verify_forgedChainWithoutChange_agrees() throws IOException {
        assertThat(verify(forged(entries -> {})).verdict()).isEqualTo(Verdict.VERIFIED_UNSIGNED);
    }

    @Test
    void verify_anyStepMissing_isRefused() throws IOException {
        int count = (int) scenario.store.entries(1).count();
        for (int i = 0; i < count; i++) {
            int step = i;
            VerificationReport report = verify(forged(entries -> entries.remove(step)));
            assertThat(report.finding().map(found -> found.name()))
                    .as("step %d", i)
                    .contains(CheckName.LOG);
        }
    }

    @Test
    void verify_revealBeforeTheLastCommitment_isRefused() throws IOException {
        assertRefused(forged(entries -> entries.add(4, entries.remove(5))), "must precede");
    }

    @Test
    void verify_headerAfterACommitment_isRefused() throws IOException {
        assertRefused(forged(entries -> entries.add(2, entries.remove(1))), "must precede");
    }

    @Test
    void verify_publicValueTooSoon_isRefused() throws IOException {
        assertRefused(
                forged(entries ->
                        entries.set(8, at(entries.get(8), entries.get(8).at().minusSeconds(1)))),
                "less than 10 minutes");
    }

    @Test
    void verify_revealAfterTheDeadline_isRefused() throws IOException {
        assertRefused(
                forged(entries -> {
                    for (int i = 7; i < entries.size(); i++) {
                        entries.set(i, at(entries.get(i), Scenario.REVEAL_BY.plusSeconds(i)));
                    }
                }),
                "is after");
    }

    @Test
    void verify_headerBeforeTheSnapshot_isRefused() throws IOException {
        assertRefused(
                forged(entries -> {
                    entries.set(0, at(entries.get(0), Scenario.SNAPSHOT.minusSeconds(2)));
                    entries.set(1, at(entries.get(1), Scenario.SNAPSHOT.minusSeconds(1)));
                }),
                "before the snapshot");
    }

    @Test
    void verify_secondResultOrVoidForTheDraw_isRefused() throws IOException {
        assertRefused(
                forged(entries -> entries.add(new LogEntry(
                        entries.get(9).at(),
                        "result",
                        entries.get(9).doc(),
                        entries.get(2).digest(),
                        ""))),
                "2 entries of type result");
        assertRefused(
                forged(entries -> entries.add(new LogEntry(
                        entries.get(9).at(),
                        "void",
                        entries.get(9).doc(),
                        entries.get(2).digest(),
                        ""))),
                "has 9 entries on this draw, 8 follow");
    }

    @Test
    void verify_laterAttemptHidden_isRefused() throws IOException {
        AuditLog log = forged(entries -> entries.add(new LogEntry(
                entries.get(9).at(),
                "header",
                "114408000000000000/2024%2F示例/1/2",
                entries.get(2).digest(),
                "")));
        VerificationReport report = verify(log);
        assertThat(report.finding().map(found -> found.name())).contains(CheckName.ATTEMPTS);
    }

    @Test
    void verify_nonceAndCommitmentBothSwapped_isCaughtByTheLogAsWell() throws IOException {
        Path file = bundle.resolve("ceremony.json");
        CeremonyRecord record = CeremonyRecord.parse(Files.readAllBytes(file));
        var other = Scenario.nonce("chosen late");
        var header = DrawHeader.parse(Files.readAllBytes(bundle.resolve("header.json")));
        List<Contribution> parties = new ArrayList<>(record.parties());
        parties.set(
                0,
                Contribution.opened(
                        "audit",
                        Ceremony.nonceCommitment(CryptoSuite.SM3_SM2, header.hash(CryptoSuite.SM3_SM2), "audit", other),
                        other));
        Files.write(file, new CeremonyRecord(parties, record.beacons()).canonicalBytes());
        VerificationReport report = verify(scenario.log);
        assertThat(report.check(CheckName.REVEALS).outcome()).isEqualTo(Outcome.AGREE);
        assertThat(report.check(CheckName.SEED).outcome()).isEqualTo(Outcome.DIFFER);
        assertThat(report.check(CheckName.LOG).outcome()).isEqualTo(Outcome.DIFFER);
    }

    @Test
    void verify_commitmentOfAWithheldNonceChanged_onlyTheLogCanTell() throws IOException {
        Scenario withheld = new Scenario();
        CommittedDraw committed = withheld.request().commit(withheld.log);
        Ceremony ceremony = committed.ceremony();
        withheld.commitAll(committed, ceremony);
        ceremony.reveal("audit", Scenario.nonce("audit"));
        withheld.clock.set(Scenario.REVEAL_BY.plus(Ceremony.PAUSE));
        ceremony.publicValue(0, Scenario.DICE);
        Path other = directory.resolve("withheld");
        ceremony.draw().evidence().writeAudit(other);
        DrawVerifier verifier = DrawVerifier.standard().withLog(withheld.log.trail());
        assertThat(verifier.verify(other).verdict()).isEqualTo(Verdict.VERIFIED_UNSIGNED);

        Path file = other.resolve("ceremony.json");
        String text = Files.readString(file, StandardCharsets.UTF_8);
        String hash =
                committed.nonceCommitment("notary", Scenario.nonce("notary")).hex();
        Files.writeString(file, text.replace(hash, "0".repeat(64)), StandardCharsets.UTF_8);
        assertThat(DrawVerifier.standard().verify(other).verdict()).isEqualTo(Verdict.VERIFIED_UNSIGNED);
        assertThat(verifier.verify(other).finding().map(found -> found.name())).contains(CheckName.LOG);
    }
}
