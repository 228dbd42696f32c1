package io.doublerandom.app;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.store.jdbc.JdbcStores;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/**
 * The app's database (数据库): a pool of connections to an H2 file or PostgreSQL, brought to the newest schema when opened.
 *
 * <p>H2 files are opened by this process alone. What goes wrong is {@code STORE_FAILED} without URL or password, which may
 * be secrets.
 */
public final class Database implements AutoCloseable {
    private static final String MIGRATIONS = "classpath:META-INF/double-random/migrations";
    private static final String POSTGRESQL = "classpath:META-INF/double-random/migrations-postgresql";
    private static final int CONNECTIONS = 10;
    private static final long CONNECT_MILLIS = 10_000;

    private final HikariDataSource pool;
    private final JdbcStores stores;

    private Database(HikariDataSource pool) {
        this.pool = pool;
        this.stores = JdbcStores.of(pool);
    }

    /**
     * Opens a database and applies the migrations it lacks.
     *
     * @param url JDBC URL that begins with {@code jdbc:h2:} or {@code jdbc:postgresql:}
     * @param user user
     * @param password password, perhaps empty
     * @throws DoubleRandomException {@code STORE_FAILED} if it cannot be reached or brought to the newest schema,
     *     {@code DATA_IN_USE} if another process has the H2 file open
     */
    public static Database open(String url, String user, String password) {
        HikariDataSource pool = connect(url, user, password);
        try {
            migrate(pool, url.startsWith("jdbc:postgresql:"));
            return new Database(pool);
        } catch (RuntimeException failed) {
            pool.close();
            throw failed;
        }
    }

    /** The stores over it. */
    public JdbcStores stores() {
        return stores;
    }

    /** Its connections. */
    public DataSource dataSource() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
    }

    private static HikariDataSource connect(String url, String user, String password) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("double-random");
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setAutoCommit(false);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(2);
        config.setConnectionTimeout(CONNECT_MILLIS);
        if (url.startsWith("jdbc:postgresql:")) {
            config.addDataSourceProperty("reWriteBatchedInserts", "true");
            config.addDataSourceProperty("ApplicationName", "double-random");
            // A filter's plan depends on its values: the beginning of a name that everybody has is read by another
            // index
            // than one that nobody has.
            config.addDataSourceProperty("options", "-c plan_cache_mode=force_custom_plan");
        }
        try {
            return new HikariDataSource(config);
        } catch (HikariPool.PoolInitializationException failed) {
            throw unreachable(failed.getCause());
        } catch (RuntimeException failed) {
            // Hikari quotes the URL when no driver takes it.
            throw new DoubleRandomException(ErrorCode.STORE_FAILED, "no driver takes the database URL");
        }
    }

    private static void migrate(HikariDataSource pool, boolean postgresql) {
        try {
            Flyway.configure()
                    .dataSource(pool)
                    .locations(postgresql ? new String[] {MIGRATIONS, POSTGRESQL} : new String[] {MIGRATIONS})
                    .validateMigrationNaming(true)
                    .load()
                    .migrate();
        } catch (FlywayException failed) {
            throw new DoubleRandomException(
                    ErrorCode.STORE_FAILED,
                    "the schema could not be brought up to date: " + failed.getErrorCode(),
                    failed);
        }
    }

    private static DoubleRandomException unreachable(@Nullable Throwable cause) {
        String state = "-";
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof SQLException failed && failed.getSQLState() != null) {
                state = failed.getSQLState();
                if (failed.getErrorCode() == org.h2.api.ErrorCode.DATABASE_ALREADY_OPEN_1) {
                    return new DoubleRandomException(
                            ErrorCode.STORE_FAILED, "another process has the H2 file open (SQL state " + state + ")");
                }
            }
        }
        return new DoubleRandomException(
                ErrorCode.STORE_FAILED, "the database cannot be opened (SQL state " + state + ")");
    }
}
