package io.doublerandom.core.store.jdbc;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Values;
import io.doublerandom.core.sync.UnitOfWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The stores of the SDK over a database (数据存储): H2 or PostgreSQL, by plain JDBC.
 *
 * <p>The host owns the data source (a pool of at least two connections, since an open stream holds one) and applies the
 * SQL files under {@code META-INF/double-random/migrations}. Safe for use by several threads.
 *
 * <p>Errors: {@code STORE_FAILED} with the SQL state and never a value; {@code STORE_CONFLICT} where a key is taken or
 * what is kept differs; {@code REFERENCE_UNKNOWN} where a parent is missing; {@code VALUE_INVALID} for text that holds
 * U+0000 or half a surrogate pair.
 */
public final class JdbcStores implements UnitOfWork {
    private final DataSource source;
    private final Session own;
    private final Stores joining;

    @SuppressWarnings("ThreadLocalUsage") // one for each database, not one for all
    private final ThreadLocal<Session.@Nullable Bound> current = new ThreadLocal<>();

    private JdbcStores(DataSource source) {
        this.source = Values.present("source", source);
        this.own = Session.each(source);
        this.joining = new SessionStores(Session.joining(current, own), own);
    }

    /** The stores over a data source. */
    public static JdbcStores of(DataSource source) {
        return new JdbcStores(source);
    }

    /** Stores that join the calling thread's transaction if it is in one; otherwise each call is one of its own. */
    public Stores stores() {
        return joining;
    }

    /**
     * Does work in one transaction: all of it is kept, or, if it throws, nothing. The stores it is given work on that
     * transaction only and are refused afterwards; use them on the calling thread.
     *
     * @throws DoubleRandomException {@code STORE_FAILED} if the thread is in a transaction of these stores already, and
     *     whatever the work throws
     */
    public <R> R inTransaction(Function<? super Stores, ? extends R> work) {
        return run(Connection.TRANSACTION_READ_COMMITTED, work);
    }

    /**
     * Reads in one transaction that sees the database as it was at its first read, for example to freeze a pool with its
     * inspectors and recusals while imports go on. Writing in it may collide ({@code STORE_FAILED}) and can then be tried
     * again.
     */
    public <R> R inSnapshot(Function<? super Stores, ? extends R> work) {
        return run(Connection.TRANSACTION_REPEATABLE_READ, work);
    }

    @Override
    public <T> T call(Supplier<T> work) {
        return inTransaction(stores -> work.get());
    }

    private <R> R run(int isolation, Function<? super Stores, ? extends R> work) {
        if (current.get() != null) {
            throw new DoubleRandomException(ErrorCode.STORE_FAILED, "a transaction was begun inside another");
        }
        try (Connection connection = Session.open(source, isolation);
                Session.Bound session = new Session.Bound(connection)) {
            current.set(session);
            return complete(connection, session, work);
        } catch (SQLException failed) {
            throw SqlFailure.of(failed);
        } finally {
            current.remove();
        }
    }

    private <R> R complete(Connection connection, Session.Bound session, Function<? super Stores, ? extends R> work)
            throws SQLException {
        try {
            R result = work.apply(new SessionStores(session, own));
            session.close();
            connection.commit();
            return result;
        } catch (RuntimeException | Error failed) {
            try {
                connection.rollback();
            } catch (SQLException rollback) {
                failed.addSuppressed(SqlFailure.of(rollback));
            }
            throw failed;
        }
    }
}
