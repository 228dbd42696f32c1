package io.doublerandom.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class AuditLogTest {
    private static final Instant NOON = Instant.parse("2024-03-20T04:00:00.750Z");
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);

    private final InMemoryAuditLogStore store = new InMemoryAuditLogStore();
    private final AuditLog log = AuditLog.of(CryptoSuite.SM3_SM2, store, CLOCK);

    private static Bytes32 digest(String text) {
        return CryptoSuite.SHA256_ED25519.hash(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void append_twice_chainsAndTruncatesTimeToSeconds() {
        LoggedEntry first = log.append("header", "d/1", digest("a"));
        LoggedEntry second = log.append("result", "d/1", digest("b"));
        assertThat(first.sequence()).isEqualTo(1);
        assertThat(first.entry().prev()).isEmpty();
        assertThat(first.entry().at()).isEqualTo(Instant.parse("2024-03-20T04:00:00Z"));
        assertThat(second.entry().prev()).isEqualTo(first.hash().hex());
        assertThat(log.trail().fault()).isEmpty();
    }

    @Test
    void canonicalBytes_ofAnEntry_areTheJcsDocument() {
        // SHA-256 of "a", FIPS 180-4
        LogEntry entry = log.append("header", "d/1", digest("a")).entry();
        assertThat(new String(entry.canonicalBytes(), StandardCharsets.UTF_8))
                .isEqualTo("{\"at\":\"2024-03-20T04:00:00Z\",\"digest\":"
                        + "\"ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb\","
                        + "\"doc\":\"d/1\",\"prev\":\"\",\"type\":\"header\"}");
    }

    @Test
    void appendOnce_sameDigestAgain_returnsWhatStands() {
        LoggedEntry first = log.appendOnce("commit:audit", "h", digest("a"), at -> {});
        log.append("other", "x", digest("y"));
        assertThat(log.appendOnce("commit:audit", "h", digest("a"), at -> {})).isEqualTo(first);
        assertThat(store.entries(1)).hasSize(2);
    }

    @Test
    void appendOnce_anotherDigest_isAConflict() {
        log.appendOnce("commit:audit", "h", digest("a"), at -> {});
        assertThatThrownBy(() -> log.appendOnce("commit:audit", "h", digest("b"), at -> {}))
                .isInstanceOfSatisfying(
                        DoubleRandomException.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.STORE_CONFLICT));
    }

    @Test
    void appendOnce_admissionRefuses_writesNothing() {
        assertThatThrownBy(() -> log.appendOnce("reveal:audit", "h", digest("a"), at -> {
                    throw new DoubleRandomException(ErrorCode.DRAW_STATE, "too late");
                }))
                .isInstanceOf(DoubleRandomException.class);
        assertThat(store.last()).isEmpty();
    }

    @Test
    void append_clockRunsBackwards_isRefused() {
        log.append("header", "d/1", digest("a"));
        AuditLog earlier = AuditLog.of(CryptoSuite.SM3_SM2, store, Clock.fixed(NOON.minusSeconds(1), ZoneOffset.UTC));
        assertThatThrownBy(() -> earlier.append("result", "d/1", digest("b")))
                .isInstanceOfSatisfying(
                        DoubleRandomException.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.LOG_UNAVAILABLE));
    }

    @Test
    void store_entryThatDoesNotFollow_isAConflict() {
        LoggedEntry first = log.append("header", "d/1", digest("a"));
        assertThatThrownBy(() -> store.append(first))
                .isInstanceOfSatisfying(
                        DoubleRandomException.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.STORE_CONFLICT));
        LogEntry orphan = new LogEntry(first.entry().at(), "t", "d", digest("b"), "");
        assertThatThrownBy(() -> store.append(new LoggedEntry(2, orphan, orphan.hash(CryptoSuite.SM3_SM2))))
                .isInstanceOf(DoubleRandomException.class);
    }

    @Test
    void append_manyThreadsAndLogsOverOneStore_keepsOneChain() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<LoggedEntry>> work = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                AuditLog mine = AuditLog.of(CryptoSuite.SM3_SM2, store, CLOCK);
                int number = i;
                work.add(() -> mine.append("t", "d" + number, digest("x")));
            }
            for (Future<LoggedEntry> done : threads.invokeAll(work)) {
                assertThat(done.get().sequence()).isBetween(1L, 40L);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(log.trail().requireIntact().entries()).hasSize(40);
    }

    @Test
    void export_readAgain_isTheSameTrail() throws IOException {
        log.append("header", "d/1", digest("a"));
        log.append("result", "d/1", digest("b"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        log.export(out);
        AuditTrail read =
                AuditTrail.read(CryptoSuite.SM3_SM2, new ByteArrayInputStream(out.toByteArray()), "log.jsonl");
        assertThat(read.entries()).isEqualTo(log.trail().entries());
        assertThat(read.fault()).isEmpty();
    }

    @Test
    void trail_anyByteOfAnEarlierEntryChanged_isRefusedOrNamesABadEntry() throws IOException {
        log.append("header", "d/1", digest("a"));
        log.append("reveal", "d/1", digest("b"));
        log.append("result", "d/1", digest("c"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        log.export(out);
        byte[] export = out.toByteArray();
        int lastLine = new String(export, StandardCharsets.US_ASCII).indexOf("\n", 300) + 1;
        for (int i = 0; i < lastLine; i++) {
            byte[] changed = export.clone();
            changed[i] ^= 1;
            assertThatThrownBy(
                            () -> AuditTrail.read(CryptoSuite.SM3_SM2, new ByteArrayInputStream(changed), "log.jsonl")
                                    .requireIntact())
                    .as("byte %d", i)
                    .isInstanceOf(DoubleRandomException.class);
        }
    }

    @Test
    void trail_entryRemovedFromTheMiddle_namesTheNextOne() {
        log.append("header", "d/1", digest("a"));
        log.append("reveal", "d/1", digest("b"));
        log.append("result", "d/1", digest("c"));
        List<LoggedEntry> cut = new ArrayList<>(log.trail().entries());
        LoggedEntry last = cut.remove(2);
        cut.remove(1);
        cut.add(new LoggedEntry(2, last.entry(), last.hash()));
        assertThat(AuditTrail.of(CryptoSuite.SM3_SM2, cut).fault())
                .hasValueSatisfying(fault -> assertThat(fault.place().row()).isEqualTo(2));
    }
}
