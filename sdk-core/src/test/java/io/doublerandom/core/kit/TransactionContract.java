package io.doublerandom.core.kit;

import static io.doublerandom.core.kit.StoreSamples.LEAD;
import static io.doublerandom.core.kit.StoreSamples.POOL;
import static io.doublerandom.core.kit.StoreSamples.member;
import static io.doublerandom.core.kit.StoreSamples.step;
import static io.doublerandom.core.kit.StoreSamples.subject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Period;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.register.HeldRow;
import io.doublerandom.core.register.Row;
import io.doublerandom.core.store.jdbc.JdbcStores;
import io.doublerandom.core.store.jdbc.Stores;
import java.sql.Connection;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Transactions and failures: all or nothing, no values in messages. */
public abstract class TransactionContract extends StoreContract {
    protected TransactionContract(DatabaseUnderTest database) {
        super(database);
    }

    @Test
    void transaction_workThrows_nothingIsKept() {
        assertThatThrownBy(() -> jdbc.inTransaction(tx -> {
                    tx.authorities().save(List.of(StoreSamples.authority(LEAD)));
                    tx.subjects().save(List.of(subject("p1x", member(POOL, "2024-01-01", "9999-12-31"))));
                    assertThat(tx.subjects().count()).isEqualTo(1);
                    throw new IllegalStateException("cut");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(stores.authorities().count()).isZero();
        assertThat(stores.subjects().count()).isZero();
    }

    @Test
    void transaction_done_allIsKept() {
        long seen = jdbc.inTransaction(tx -> {
            tx.authorities().save(List.of(StoreSamples.authority(LEAD)));
            tx.subjects().save(List.of(subject("p1x")));
            return tx.subjects().count();
        });

        assertThat(seen).isEqualTo(1);
        assertThat(stores.authorities().count()).isEqualTo(1);
        assertThat(stores.subjects().count()).isEqualTo(1);
    }

    @Test
    void commonStores_insideATransaction_joinIt() {
        assertThatThrownBy(() -> jdbc.call(() -> {
                    stores.subjects().save(List.of(subject("p1x")));
                    assertThat(JdbcStores.of(source).stores().subjects().count())
                            .isZero();
                    throw new IllegalStateException("cut");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(stores.subjects().count()).isZero();
    }

    @Test
    void transaction_insideAnother_refusedAndTheOuterIsUndone() {
        assertRefused(
                ErrorCode.STORE_FAILED,
                () -> jdbc.inTransaction(tx -> {
                    tx.subjects().save(List.of(subject("p1x")));
                    return jdbc.inTransaction(inner -> inner.subjects().count());
                }));

        assertThat(stores.subjects().count()).isZero();
        long after = jdbc.inTransaction(tx -> tx.subjects().count());
        assertThat(after).isZero();
    }

    @Test
    void stores_afterTheirTransaction_refused() {
        Stores leaked = jdbc.inTransaction(tx -> tx);

        assertRefused(ErrorCode.STORE_FAILED, () -> leaked.subjects().count());
    }

    @Test
    void snapshot_othersWriteMeanwhile_seesNothingOfIt() {
        stores.subjects().save(List.of(subject("p1x", member(POOL, "2024-01-01", "9999-12-31"))));

        Stores elsewhere = JdbcStores.of(source).stores();
        jdbc.inSnapshot(frozen -> {
            assertThat(frozen.subjects().count()).isEqualTo(1);
            elsewhere.subjects().save(List.of(subject("p2x", member(POOL, "2024-01-01", "9999-12-31"))));
            assertThat(frozen.subjects().countMembers(POOL, LocalDate.of(2024, 3, 1)))
                    .isEqualTo(1);
            return frozen.subjects().count();
        });

        assertThat(stores.subjects().count()).isEqualTo(2);
    }

    @Test
    void sameTask_advancedByTwoAtOnce_oneWinsAndTheOtherConflicts() throws Exception {
        InspectionTask draft = StoreSamples.task();
        stores.tasks().save(List.of(draft));
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            List<Future<Boolean>> saved = List.of(
                    two.submit(advance(draft.with(step(InspectionTask.State.APPROVED, 1)), go)),
                    two.submit(advance(draft.with(step(InspectionTask.State.CANCELLED, 2)), go)));
            go.countDown();
            assertThat(List.of(saved.get(0).get(), saved.get(1).get())).containsExactlyInAnyOrder(true, false);
        } finally {
            two.shutdownNow();
        }
        assertThat(stores.tasks().find(draft.no()).orElseThrow().steps()).hasSize(2);
    }

    @Test
    void text_withNulOrHalfSurrogate_refusedNotChanged() {
        for (String bad : List.of("a\u0000b", "a\uD842", "\uDFB7a")) {
            assertRefused(
                    ErrorCode.VALUE_INVALID, () -> stores.notices().save(List.of(StoreSamples.notice("n1", bad, 1))));
        }
        assertThat(stores.notices().count()).isZero();
    }

    @Test
    void rowAsItCame_withAnythingInIt_comesBackEqual() {
        HeldRow row = heldRow("a\u0000b\\u0000 \uD842 𠮷 \uDFB7 \\ \n" + "长".repeat(1_500_000));
        stores.heldRows().save(List.of(row));

        assertThat(stores.heldRows().find(row.id())).contains(row);
        assertThat(stores.heldRows().save(List.of(row))).isZero();
    }

    @Test
    void text_tooLongForItsColumn_refusedWithoutTheValue() {
        List<Period> leave = Collections.nCopies(3_200, Period.since(LocalDate.of(2024, 5, 1)));
        assertRefused(
                        ErrorCode.STORE_FAILED,
                        () -> stores.authorities().save(List.of(StoreSamples.authority(LEAD, leave))))
                .hasMessageNotContaining("2024-05-01")
                .hasMessageContaining("22001")
                .hasNoCause();
        assertThat(stores.authorities().count()).isZero();
    }

    @Test
    void statement_failing_codedWithoutTheValue() throws Exception {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(true);
            statement.execute("DROP TABLE dr_subject_membership");
        }
        assertRefused(
                        ErrorCode.STORE_FAILED,
                        () -> stores.subjects()
                                .save(List.of(subject("p1secret", member(POOL, "2024-01-01", "2024-12-31")))))
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }

    @Test
    void quotesAndComments_inValues_areOnlyText() {
        HeldRow row = heldRow("'; DROP TABLE dr_subject; --");
        stores.heldRows().save(List.of(row));

        assertThat(stores.heldRows().find(row.id())).contains(row);
        assertThat(stores.subjects().count()).isZero();
    }

    private Callable<Boolean> advance(InspectionTask task, CountDownLatch go) {
        return () -> {
            go.await();
            try {
                stores.tasks().save(List.of(task));
                return true;
            } catch (io.doublerandom.core.DoubleRandomException conflict) {
                assertThat(conflict.code()).isEqualTo(ErrorCode.STORE_CONFLICT);
                return false;
            }
        };
    }

    private static HeldRow heldRow(String value) {
        HeldRow sample = StoreSamples.heldRow("imp1-1");
        return new HeldRow(
                sample.id(),
                sample.resource(),
                new Row("subjects.csv", 1, Map.of("name", value)),
                sample.problems(),
                sample.steps());
    }
}
