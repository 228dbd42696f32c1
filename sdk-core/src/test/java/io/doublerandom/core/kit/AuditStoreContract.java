package io.doublerandom.core.kit;

import static io.doublerandom.core.kit.StoreSamples.T0;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.audit.Act;
import io.doublerandom.core.audit.AuditLog;
import io.doublerandom.core.audit.AuditLogStore;
import io.doublerandom.core.audit.LogEntry;
import io.doublerandom.core.audit.LoggedEntry;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.sync.AnsweredRequest;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The store of the audit log: it only appends, and of two at once one waits its turn. */
public abstract class AuditStoreContract extends StoreContract {
    private static final Bytes32 DIGEST = Bytes32.parse("0a".repeat(32));
    private static final CryptoSuite SUITE = CryptoSuite.SM3_SM2;

    @SuppressWarnings("NullAway.Init") // set before each test
    private AuditLogStore store;

    protected AuditStoreContract(DatabaseUnderTest database) {
        super(database);
    }

    @BeforeEach
    void openLog() {
        store = stores.auditLog();
    }

    @Test
    void entries_appended_comeBackInOrderWithAWholeChain() {
        AuditLog log = log();
        LoggedEntry first = log.append("plan", "示例计划", DIGEST);
        LoggedEntry second = log.append("header", "示例计划", DIGEST);
        LoggedEntry third = log.append("plan", "示例计划", Bytes32.parse("0b".repeat(32)));

        assertThat(store.last()).contains(third);
        assertThat(store.first("plan", "示例计划")).contains(first);
        assertThat(store.first("plan", "示例")).isEmpty();
        try (Stream<LoggedEntry> entries = store.entries(2)) {
            assertThat(entries).containsExactly(second, third);
        }
        assertThat(log.trail().requireIntact().entries()).hasSize(3);
    }

    @Test
    void append_thatDoesNotFollow_conflictAndNothingIsWritten() {
        LoggedEntry first = log().append("plan", "p", DIGEST);
        LogEntry noHead = new LogEntry(T0, "plan", "p", DIGEST, "0c".repeat(32));
        LogEntry follows = new LogEntry(T0, "plan", "p", DIGEST, first.hash().hex());

        assertRefused(ErrorCode.STORE_CONFLICT, () -> store.append(new LoggedEntry(2, noHead, noHead.hash(SUITE))));
        assertRefused(ErrorCode.STORE_CONFLICT, () -> store.append(new LoggedEntry(3, follows, follows.hash(SUITE))));
        assertRefused(ErrorCode.STORE_CONFLICT, () -> store.append(first));
        assertThat(store.last()).contains(first);
    }

    @Test
    void append_insideATransactionThatFails_staysLogged() {
        assertThatThrownBy(() -> jdbc.inTransaction(tx -> {
                    AuditLog.of(SUITE, tx.auditLog(), clock()).append("override", "p", DIGEST);
                    throw new IllegalStateException("cut");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(store.last()).map(LoggedEntry::sequence).contains(1L);
    }

    @Test
    void append_byFourThreadsAtOnce_oneChainWithoutGaps() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                String doc = "doc" + i;
                running.add(threads.submit(() -> {
                    AuditLog log = log();
                    for (int j = 0; j < 10; j++) {
                        log.append("step" + j, doc, DIGEST);
                    }
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(log().trail().requireIntact().entries()).hasSize(40);
    }

    @Test
    void acts_added_areFoundByTheirEntryAndMatchItsDigest() {
        Act act = new Act("plan:approve", "plan/示例", "leader", T0, "同意");
        LoggedEntry entry = log().append(act.type(), act.doc(), act.digest(SUITE));
        stores.acts().add(entry.sequence(), act);

        assertThat(stores.acts().find(List.of(entry.sequence(), 99L))).containsOnly(Map.entry(entry.sequence(), act));
        assertThat(act.digest(SUITE))
                .isEqualTo(store.last().orElseThrow().entry().digest());
        assertThat(new Act("plan:approve", "plan/示例", "leader", T0, "不同意").digest(SUITE))
                .isNotEqualTo(act.digest(SUITE));
        assertRefused(ErrorCode.STORE_CONFLICT, () -> stores.acts().add(entry.sequence(), act));
    }

    @Test
    void answers_ofOneTransaction_areKeptWithItOrNotAtAll() {
        AnsweredRequest answer = new AnsweredRequest(
                "planner", "key-00001", "POST", "/v1/desk/plans", "0a".repeat(32), T0, 201, "{\"no\":\"计划\"}");
        assertThatThrownBy(() -> jdbc.inTransaction(tx -> {
                    tx.answeredRequests().add(answer);
                    throw new IllegalStateException("cut");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(stores.answeredRequests().find("planner", "key-00001")).isEmpty();

        stores.answeredRequests().add(answer);
        assertThat(stores.answeredRequests().find("planner", "key-00001")).contains(answer);
        assertThat(stores.answeredRequests().find("leader", "key-00001")).isEmpty();
        assertRefused(ErrorCode.STORE_CONFLICT, () -> stores.answeredRequests().add(answer));
        assertThat(stores.answeredRequests().forgetBefore(T0)).isZero();
        assertThat(stores.answeredRequests().forgetBefore(T0.plusSeconds(1))).isEqualTo(1);
        assertThat(stores.answeredRequests().find("planner", "key-00001")).isEmpty();
    }

    private AuditLog log() {
        return AuditLog.of(SUITE, store, clock());
    }

    private static Clock clock() {
        return Clock.fixed(T0, ZoneOffset.UTC);
    }
}
