package io.doublerandom.app.desk;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.audit.Act;
import io.doublerandom.core.audit.AuditLog;
import io.doublerandom.core.audit.LoggedEntry;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.store.jdbc.JdbcStores;
import io.doublerandom.core.store.jdbc.Stores;
import java.time.Clock;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Where the desk keeps things: one transaction for each act, and an entry of the audit log for who did it, when and why.
 * Safe for use by several threads.
 */
public final class DeskLedger {
    /** An act holds one connection and asks for a second to log: more at once than this could wait for each other. */
    private static final int ACTS_AT_ONCE = 4;

    private static final long PATIENCE_SECONDS = 30;

    private final JdbcStores stores;
    private final AuditLog log;
    private final Semaphore turns = new Semaphore(ACTS_AT_ONCE, true);

    /** Over the stores of the run; the clock is that of the run. */
    public DeskLedger(JdbcStores stores, Clock clock) {
        this.stores = stores;
        this.log = AuditLog.of(CryptoSuite.SM3_SM2, stores.stores().auditLog(), clock);
    }

    /** The stores, each call a transaction of its own, or joining that of {@link #act}. */
    public Stores stores() {
        return stores.stores();
    }

    /** The audit log. */
    public AuditLog log() {
        return log;
    }

    /**
     * Does an act in one transaction: all of it is kept, or, if it throws, nothing but what was logged.
     *
     * @throws DoubleRandomException STORE_FAILED if too many acts are under way, and whatever the work throws
     */
    public <R> R act(Function<? super Stores, ? extends R> work) {
        take();
        try {
            return stores.inTransaction(work);
        } finally {
            turns.release();
        }
    }

    /** Reads in one transaction that sees the database as it was at its first read. */
    public <R> R snapshot(Function<? super Stores, ? extends R> work) {
        return stores.inSnapshot(work);
    }

    /**
     * Writes into the audit log what is done in this transaction. Call it last: an entry stays, even if what comes after it
     * fails.
     *
     * @param now the stores of the transaction
     * @param by who does it
     * @param type what is done, as {@code plan:approve}
     * @param doc what it is about, as {@code plan/440800-2024}
     * @param note why, perhaps empty, at most 400 characters
     */
    public LoggedEntry record(Stores now, Actor by, String type, String doc, String note) {
        return record(now, by.id(), type, doc, note);
    }

    /** The same for an account that began what is done now, and need not be signed in any more. */
    public LoggedEntry record(Stores now, String by, String type, String doc, String note) {
        Act act = new Act(type, doc, by, log.now(), note);
        LoggedEntry entry = log.append(type, doc, act.digest(log.suite()));
        now.acts().add(entry.sequence(), act);
        return entry;
    }

    private void take() {
        try {
            if (!turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new DoubleRandomException(ErrorCode.STORE_FAILED, "too many acts are under way");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DoubleRandomException(ErrorCode.STORE_FAILED, "interrupted while waiting for a turn", e);
        }
    }
}
