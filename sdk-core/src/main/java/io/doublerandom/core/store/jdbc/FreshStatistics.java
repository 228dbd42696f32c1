package io.doublerandom.core.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Has PostgreSQL look at a table while one transaction fills it.
 *
 * <p>Its own look sees committed rows only: in the middle of an import, or after one that was broken off, it finds a table of
 * many pages without a row. To the planner every index that has the wanted column anywhere is then as cheap as the primary
 * key, and each check of a foreign key may read a whole index. A look from inside the transaction sees its rows, and holds
 * until its end the lock that keeps the other look away. H2 looks by itself.
 */
final class FreshStatistics {
    private static final String POSTGRESQL = "PostgreSQL";

    /** Somebody else may hold the lock, for example the server's own look, which makes way soon. */
    private static final int TRIES = 20;

    private final Map<String, Integer> triesLeft = new ConcurrentHashMap<>();

    /** To be called after rows were inserted; acts after the first full batches of a table only. */
    void after(Connection connection, String table, int inserted) throws SQLException {
        if (inserted < Statements.CHUNK || triesLeft.getOrDefault(table, TRIES) == 0) {
            return;
        }
        triesLeft.merge(table, TRIES - 1, (left, first) -> Math.max(0, left - 1));
        if (!connection.getMetaData().getDatabaseProductName().equals(POSTGRESQL)) {
            triesLeft.put(table, 0);
            return;
        }
        try (Statement statement = connection.createStatement()) {
            // Whoever would have to wait for the lock goes on without.
            statement.execute("ANALYZE (SKIP_LOCKED) " + table);
            if (statement.getWarnings() == null) {
                triesLeft.put(table, 0);
            }
        }
    }
}
