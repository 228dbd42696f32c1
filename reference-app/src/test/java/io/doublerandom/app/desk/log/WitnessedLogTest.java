package io.doublerandom.app.desk.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doublerandom.app.TestClock;
import io.doublerandom.app.desk.KeptKey;
import io.doublerandom.app.desk.OwnerOnly;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.audit.AuditLog;
import io.doublerandom.core.audit.Checkpoint;
import io.doublerandom.core.audit.InMemoryAuditLogStore;
import io.doublerandom.core.audit.SignedNote;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator and the witness over real files; each is made anew before each act, as after a stop. */
class WitnessedLogTest {
    private static final CryptoSuite SUITE = CryptoSuite.SM3_SM2;

    @TempDir
    private Path data;

    private final TestClock clock = new TestClock(Instant.parse("2024-04-16T01:00:00Z"));
    private final AuditLog log = AuditLog.of(SUITE, new InMemoryAuditLogStore(), clock);

    private WitnessedLog witnessed() {
        return WitnessedLog.of(log, data);
    }

    private static void fill(AuditLog log, int... digests) {
        for (int digest : digests) {
            log.append("act", "示例", SUITE.hash(new byte[] {(byte) digest}));
        }
    }

    private static void refused(ErrorCode code, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        DoubleRandomException.class,
                        refused -> assertThat(refused.code())
                                .as(refused.getMessage())
                                .isEqualTo(code));
    }

    @Test
    void checkpoint_ofTheLogNow_isSignedByBothAndKept() throws Exception {
        fill(log, 1, 2, 3);
        SignedNote note = witnessed().checkpoint();
        Checkpoint state = Checkpoint.of(note);

        assertThat(state.size()).isEqualTo(3);
        assertThat(state.at()).isEqualTo(clock.instant());
        assertThat(state.origin()).startsWith("rehearsal-log-");
        assertThat(note.names()).containsExactly(state.origin(), LocalWitness.NAME);
        assertThat(note.isSignedBy(
                        state.origin(),
                        KeptKey.of(WitnessedLog.operatorKey(data)).key(),
                        KeptKey.check()))
                .isTrue();
        assertThat(note.isSignedBy(
                        LocalWitness.NAME,
                        KeptKey.of(WitnessedLog.witnessKey(data)).key(),
                        KeptKey.check()))
                .isTrue();
        assertThat(new KeptCheckpoints(data).newest().orElseThrow().bytes()).isEqualTo(note.bytes());
        for (Path key : List.of(WitnessedLog.operatorKey(data), WitnessedLog.witnessKey(data))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void checkpoint_nothingAddedSince_isTheOneThatIsKept() {
        fill(log, 1);
        byte[] first = witnessed().checkpoint().bytes();
        clock.advance(Duration.ofMinutes(1));
        assertThat(witnessed().checkpoint().bytes()).isEqualTo(first);
        fill(log, 2);
        assertThat(Checkpoint.of(witnessed().checkpoint()).size()).isEqualTo(2);
    }

    @Test
    void checkpoint_entriesAddedWhileOneLogIsHeld_areTakenInToo() {
        WitnessedLog held = witnessed();
        for (int size = 1; size < 20; size++) {
            fill(log, size);
            assertThat(Checkpoint.of(held.checkpoint()).size()).isEqualTo(size);
        }
        assertThat(Checkpoint.of(held.checkpoint()).root())
                .isEqualTo(Checkpoint.of(witnessed().checkpoint()).root());
    }

    @Test
    void checkpoint_ofARewrittenLog_isNotMade() {
        fill(log, 1, 2, 3);
        witnessed().checkpoint();
        refused(ErrorCode.LOG_BROKEN, () -> WitnessedLog.of(rewritten(), data).checkpoint());
    }

    /** The operator throws away what it signed itself; what the witness remembers is not its own. */
    @Test
    void checkpoint_ofARewrittenLogWhoseOperatorForgot_isRefusedByTheWitness() throws Exception {
        fill(log, 1, 2, 3);
        witnessed().checkpoint();
        OwnerOnly.delete(data.resolve("log/checkpoints"));
        refused(
                ErrorCode.LOG_NOT_WITNESSED,
                () -> WitnessedLog.of(rewritten(), data).checkpoint());
        assertThat(new KeptCheckpoints(data).newest()).isEmpty();
        fill(log, 4);
        assertThat(Checkpoint.of(witnessed().checkpoint()).size()).isEqualTo(4);
    }

    @Test
    void checkpoint_ofALogCutShort_isRefusedByTheWitness() throws Exception {
        fill(log, 1, 2, 3);
        witnessed().checkpoint();
        OwnerOnly.delete(data.resolve("log/checkpoints"));
        AuditLog shorter = AuditLog.of(SUITE, new InMemoryAuditLogStore(), clock);
        fill(shorter, 1, 2);
        refused(
                ErrorCode.LOG_NOT_WITNESSED,
                () -> WitnessedLog.of(shorter, data).checkpoint());
    }

    @Test
    void cosign_whatTheOperatorDidNotSign_isRefused() throws Exception {
        fill(log, 1);
        Checkpoint state = Checkpoint.of(witnessed().checkpoint());
        LocalWitness witness = new LocalWitness(
                KeptKey.of(WitnessedLog.witnessKey(data)),
                data.resolve("witness"),
                state.origin(),
                KeptKey.of(WitnessedLog.operatorKey(data)).key());
        Checkpoint next = new Checkpoint(state.origin(), 2, Bytes32.of(new byte[32]), state.at());
        refused(ErrorCode.LOG_NOT_WITNESSED, () -> witness.cosign(next.note(), List.of()));
        assertThat(witness.size()).isEqualTo(1);
    }

    private AuditLog rewritten() {
        AuditLog other = AuditLog.of(SUITE, new InMemoryAuditLogStore(), clock);
        fill(other, 1, 9, 3, 4);
        return other;
    }
}
