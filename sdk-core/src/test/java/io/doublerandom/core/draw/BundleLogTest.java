package io.doublerandom.core.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.audit.AuditTrail;
import io.doublerandom.core.audit.Checkpoint;
import io.doublerandom.core.audit.LoggedEntry;
import io.doublerandom.core.audit.SignedNote;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.crypto.TestKeys;
import io.doublerandom.core.draw.VerificationReport.Outcome;
import io.doublerandom.core.draw.VerificationReport.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log that travels with a bundle: what it shows, what it cannot show, and what contradicts it. */
class BundleLogTest {
    private static final CryptoSuite SUITE = CryptoSuite.SM3_SM2;
    private static final String LOG = BundleLogs.ORIGIN;
    private static final String WITNESS = "示例公证处";

    /** After plan and header, before the first commitment. */
    private static final int HEADER_LOGGED = 2;

    @TempDir
    Path directory;

    private final Scenario scenario = new Scenario();
    private final EvidenceBundle drawn = scenario.lawful().evidence();
    private final AuditTrail trail = scenario.log.trail();

    private int size() {
        return trail.entries().size();
    }

    private Checkpoint state(int size) {
        return BundleLogs.state(SUITE, trail, size);
    }

    private static SignedNote signed(Checkpoint state, String... witnesses) {
        SignedNote note = state.note().sign(LOG, TestKeys.signer(SUITE, LOG));
        for (String witness : witnesses) {
            note = note.sign(witness, TestKeys.signer(SUITE, witness));
        }
        return note;
    }

    private BundleLog part(SignedNote... checkpoints) {
        return BundleLog.of(SUITE, trail, drawn.transcript().header(), List.of(checkpoints));
    }

    private BundleLog witnessed() {
        return part(signed(state(HEADER_LOGGED), WITNESS), signed(state(size())));
    }

    private Path written(BundleLog log) throws IOException {
        Path bundle = directory.resolve("bundle");
        drawn.logged(log).writeAudit(bundle);
        return bundle;
    }

    private static DrawVerifier trusting() {
        return SignedVectors.VERIFIER
                .requiringLog()
                .trusting(TrustedKeys.none()
                        .with(TestKeys.signer(SUITE, LOG).key(), LOG)
                        .with(TestKeys.signer(SUITE, WITNESS).key(), WITNESS));
    }

    private static void assertRefused(VerificationReport report, String detail) {
        assertThat(report.verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(report.finding().map(found -> found.name())).contains(CheckName.LOG);
        assertThat(report.check(CheckName.LOG).detail()).contains(detail);
    }

    private static void edit(Path file, String before, String after) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        assertThat(text).contains(before);
        Files.writeString(file, text.replace(before, after), StandardCharsets.UTF_8);
    }

    @Test
    void verify_witnessedLog_agreesAndNamesTheWitness() throws IOException {
        VerificationReport report = trusting().verify(written(witnessed()));

        assertThat(report.check(CheckName.LOG).outcome()).isEqualTo(Outcome.AGREE);
        assertThat(report.check(CheckName.LOG).detail())
                .contains("entries 1 to 10")
                .contains("witnessed by " + WITNESS);
        assertThat(report.check(CheckName.ATTEMPTS).outcome()).isEqualTo(Outcome.HUMAN_EYE);
        assertThat(report.verdict()).isEqualTo(Verdict.VERIFIED_UNSIGNED);
        assertThat(report.lints()).extracting(VerificationReport.Lint::id).doesNotContain("unlogged");
    }

    @Test
    void verify_publicProjection_carriesTheSameLog() throws IOException {
        Path published = directory.resolve("public");
        drawn.logged(witnessed()).writePublic(published);
        VerificationReport report = trusting().verify(published);
        assertThat(report.verdict()).isEqualTo(Verdict.CONSISTENT_AT_PUBLIC_LEVEL);
        assertThat(report.check(CheckName.LOG).outcome()).isEqualTo(Outcome.AGREE);
    }

    @Test
    void read_bundleWithItsLog_writesTheSameBytes() throws IOException {
        Path bundle = written(witnessed());
        Path again = directory.resolve("again");
        EvidenceBundle.read(bundle, trusting()).writeAudit(again);
        for (String name : List.of("log/entries.jsonl", "log/proof.json")) {
            assertThat(again.resolve(name)).hasSameBinaryContentAs(bundle.resolve(name));
        }
    }

    @Test
    void verify_withTheWholeLogToo_countsAttemptsAndGaps() throws IOException {
        VerificationReport report = trusting().withLog(trail).verify(written(witnessed()));
        assertThat(report.check(CheckName.LOG).outcome()).isEqualTo(Outcome.AGREE);
        assertThat(report.check(CheckName.ATTEMPTS).outcome()).isEqualTo(Outcome.AGREE);
        assertThat(report.check(CheckName.ATTEMPTS).detail()).contains("no gap");
    }

    @Test
    void verify_nobodyOnTheList_asksForAHumanEye() throws IOException {
        VerificationReport report = SignedVectors.VERIFIER.verify(written(witnessed()));
        assertThat(report.check(CheckName.LOG).outcome()).isEqualTo(Outcome.HUMAN_EYE);
        assertThat(report.check(CheckName.LOG).detail())
                .contains("compare size 10, root " + state(size()).root() + " with what " + LOG + " published");
    }

    @Test
    void verify_witnessOnlyAfterTheOpenings_asksForAHumanEye() throws IOException {
        BundleLog late = part(signed(state(HEADER_LOGGED)), signed(state(size()), WITNESS));
        VerificationReport report = trusting().verify(written(late));
        assertThat(report.check(CheckName.LOG).outcome()).isEqualTo(Outcome.HUMAN_EYE);
        assertThat(report.check(CheckName.LOG).detail()).contains("no checkpoint between header and first opening");
    }

    @Test
    void verify_signatureOnAnotherState_isRefused() throws IOException {
        Path bundle = written(witnessed());
        String forged = new String(
                new Checkpoint(
                                LOG,
                                size(),
                                Bytes32.of(new byte[32]),
                                state(size()).at())
                        .note()
                        .bytes(),
                StandardCharsets.UTF_8);
        edit(
                bundle.resolve("log/proof.json"),
                json(new String(state(size()).note().bytes(), StandardCharsets.UTF_8)),
                json(forged));
        assertRefused(trusting().verify(bundle), "is no later state");
    }

    private static String json(String text) {
        return text.replace("\n", "\\n").replaceFirst("\\\\n$", "");
    }

    @Test
    void verify_entryBackDatedBehindACheckpoint_isRefused() throws IOException {
        // The forger rebuilds chain and tree, but cannot take back what the log signed about its time.
        Checkpoint early = state(HEADER_LOGGED);
        Checkpoint later = new Checkpoint(LOG, early.size(), early.root(), Scenario.REVEAL_BY.plusSeconds(86_400));
        assertRefused(
                trusting()
                        .verify(written(part(
                                signed(later, WITNESS),
                                signed(new Checkpoint(LOG, size(), state(size()).root(), later.at()))))),
                "contradicts checkpoint 2");
    }

    @Test
    void verify_stateSeenElsewhereOfTheSameSize_showsASplitView() throws IOException {
        Path bundle = written(witnessed());
        Checkpoint honest = state(size());
        assertThat(trusting()
                        .comparing(honest)
                        .verify(bundle)
                        .check(CheckName.LOG)
                        .detail())
                .contains("the checkpoint you gave is one of them");
        Checkpoint other = new Checkpoint(LOG, size(), Bytes32.of(new byte[32]), honest.at());
        assertRefused(trusting().comparing(other).verify(bundle), "two states of one log");
        Checkpoint further = new Checkpoint(LOG, size() + 5L, Bytes32.of(new byte[32]), honest.at());
        VerificationReport open = trusting().comparing(further).verify(bundle);
        assertThat(open.check(CheckName.LOG).detail()).contains("compared by its time alone");
        assertThat(open.check(CheckName.LOG).outcome()).isEqualTo(Outcome.HUMAN_EYE);
        Checkpoint foreign = new Checkpoint("other.example", size(), Bytes32.of(new byte[32]), honest.at());
        assertThat(trusting()
                        .comparing(foreign)
                        .verify(bundle)
                        .check(CheckName.LOG)
                        .detail())
                .contains("is of another log, other.example");
    }

    @Test
    void verify_stateSeenElsewhereOfAnotherSize_isComparedWithTheWholeLog() throws IOException {
        Path bundle = written(witnessed());
        DrawVerifier whole = trusting().withLog(scenario.log.trail());
        Checkpoint between = state(HEADER_LOGGED + 1);
        VerificationReport fine = whole.comparing(between).verify(bundle);
        assertThat(fine.check(CheckName.LOG).outcome()).isEqualTo(Outcome.AGREE);
        assertThat(fine.check(CheckName.LOG).detail()).contains("is a state of the log");
        Checkpoint other = new Checkpoint(LOG, between.size(), Bytes32.of(new byte[32]), between.at());
        assertRefused(whole.comparing(other).verify(bundle), "two states of one log");
        Checkpoint beyond =
                new Checkpoint(LOG, size() + 1L, other.root(), state(size()).at());
        assertRefused(whole.comparing(beyond).verify(bundle), "is beyond the log you gave");
    }

    @Test
    void verify_entryThatAStateSeenElsewhereDidNotHave_isNotOlder() throws IOException {
        // Of another size, so that roots compared by its time alone; but it says that the result was not there yet.
        Checkpoint late =
                new Checkpoint(LOG, size() - 1L, state(size() - 1).root(), Scenario.REVEAL_BY.plusSeconds(86_400));
        assertRefused(trusting().comparing(late).verify(written(witnessed())), "contradicts checkpoint");
    }

    @Test
    void verify_anotherWholeLog_isRefused() throws IOException {
        Scenario other = new Scenario();
        other.log.append("note", "示例", SUITE.hash(new byte[] {1}));
        other.lawful();
        assertRefused(trusting().withLog(other.log.trail()).verify(written(witnessed())), "is no state of the log");
    }

    @Test
    void verify_anyByteOfTheLogChanged_isRefusedOrNoLongerStoodFor() throws IOException {
        Path bundle = written(witnessed());
        for (String name : List.of("log/entries.jsonl", "log/proof.json")) {
            Path file = bundle.resolve(name);
            byte[] original = Files.readAllBytes(file);
            for (int i = 0; i < original.length; i += 7) {
                byte[] changed = original.clone();
                changed[i] ^= 1;
                Files.write(file, changed);
                // Who signed can be spoiled too: a name or a key id that nobody knows is no signature, and never a
                // better outcome.
                assertThat(trusting().verify(bundle).check(CheckName.LOG).outcome())
                        .as("%s, byte %d", name, i)
                        .isNotEqualTo(Outcome.AGREE);
            }
            Files.write(file, original);
        }
    }

    @Test
    void verify_fileMissingOrForeignInTheLog_isRefused() throws IOException {
        Path bundle = written(witnessed());
        Path foreign = Files.writeString(bundle.resolve("log/notes.txt"), "x");
        assertThat(trusting().verify(bundle).finding().map(found -> found.name()))
                .contains(CheckName.FILES);
        Files.delete(foreign);
        Files.delete(bundle.resolve("log/proof.json"));
        assertThat(trusting().verify(bundle).finding().map(found -> found.name()))
                .contains(CheckName.FILES);
    }

    @Test
    void of_checkpointThatIsNoStateOfTheLog_isRefused() {
        SignedNote stranger = signed(new Checkpoint(LOG, 3, Bytes32.of(new byte[32]), Instant.EPOCH));
        assertThatThrownBy(() -> part(stranger)).isInstanceOf(DoubleRandomException.class);
        SignedNote all = signed(state(size()));
        assertThatThrownBy(() -> part(all, signed(state(HEADER_LOGGED)))).isInstanceOf(DoubleRandomException.class);
        assertThatThrownBy(() -> part(signed(state(HEADER_LOGGED))))
                .isInstanceOf(DoubleRandomException.class)
                .hasMessageContaining("beyond the last checkpoint");
        assertThat(trail.entries()).extracting(LoggedEntry::sequence).startsWith(1L);
    }
}
