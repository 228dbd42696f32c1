package io.doublerandom.core.store.jdbc;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Where the stores get their connection: a transaction of their own for each call, or one that spans many calls. */
abstract class Session {
    /** Something done on a connection. */
    @FunctionalInterface
    interface Work<R> {
        R on(Connection connection) throws SQLException;
    }

    /** A connection for one call; closing without {@link #done()} undoes what was done. */
    interface Lease extends AutoCloseable {
        Connection connection();

        void done() throws SQLException;

        @Override
        void close() throws SQLException;
    }

    private final FreshStatistics statistics = new FreshStatistics();

    abstract Lease lease() throws SQLException;

    /** Kept here and not by the stores, which are made anew for each call. */
    final FreshStatistics statistics() {
        return statistics;
    }

    final <R> R call(Work<R> work) {
        try (Lease lease = lease()) {
            R result = work.on(lease.connection());
            lease.done();
            return result;
        } catch (SQLException failed) {
            throw SqlFailure.of(failed);
        }
    }

    /** A session in which each call is a transaction of its own. */
    static Session each(DataSource source) {
        return new Session() {
            @Override
            Lease lease() throws SQLException {
                return new OwnLease(open(source, Connection.TRANSACTION_READ_COMMITTED));
            }
        };
    }

    /** A session that joins the transaction of the calling thread, or has one for each call. */
    static Session joining(ThreadLocal<@Nullable Bound> current, Session each) {
        return new Session() {
            @Override
            Lease lease() throws SQLException {
                Bound bound = current.get();
                return bound == null ? each.lease() : bound.lease();
            }
        };
    }

    static Connection open(DataSource source, int isolation) throws SQLException {
        Connection connection = source.getConnection();
        try {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(isolation);
            return connection;
        } catch (SQLException | RuntimeException failed) {
            try {
                connection.close();
            } catch (SQLException closing) {
                failed.addSuppressed(closing);
            }
            throw failed;
        }
    }

    private record OwnLease(Connection connection) implements Lease {
        @Override
        public void done() throws SQLException {
            connection.commit();
        }

        @Override
        public void close() throws SQLException {
            try (connection) {
                // After a commit there is nothing left to undo.
                connection.rollback();
            }
        }
    }

    /** A session on one connection whose transaction someone else ends. */
    static final class Bound extends Session implements AutoCloseable {
        private final Connection connection;
        private volatile boolean over;

        Bound(Connection connection) {
            this.connection = connection;
        }

        @Override
        Lease lease() {
            if (over) {
                throw new DoubleRandomException(
                        ErrorCode.STORE_FAILED, "a store was used after its transaction had ended");
            }
            return new Lease() {
                @Override
                public Connection connection() {
                    return connection;
                }

                @Override
                public void done() {}

                @Override
                public void close() {}
            };
        }

        @Override
        public void close() {
            over = true;
        }
    }
}
