package io.doublerandom.core.kit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.store.jdbc.JdbcStores;
import io.doublerandom.core.store.jdbc.Stores;
import javax.sql.DataSource;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;

/** What the parts of the contract of the stores share: a database that is migrated and empty before each test. */
public abstract class StoreContract {
    private final DatabaseUnderTest database;
    protected DataSource source;
    protected JdbcStores jdbc;
    protected Stores stores;

    /** A kind of database. */
    @FunctionalInterface
    public interface DatabaseUnderTest {
        /** A new database with the schema and no rows. */
        DataSource fresh() throws Exception;
    }

    @SuppressWarnings("NullAway.Init") // set before each test
    protected StoreContract(DatabaseUnderTest database) {
        this.database = database;
    }

    @BeforeEach
    void freshDatabase() throws Exception {
        source = database.fresh();
        jdbc = JdbcStores.of(source);
        stores = jdbc.stores();
    }

    static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(ErrorCode code, ThrowingCallable call) {
        return assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        DoubleRandomException.class,
                        refused -> org.assertj.core.api.Assertions.assertThat(refused.code())
                                .isEqualTo(code));
    }
}
