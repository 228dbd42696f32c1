package io.doublerandom.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doublerandom.core.kit.AuditStoreContract;
import io.doublerandom.core.kit.EvidencePageContract;
import io.doublerandom.core.kit.InspectionPageContract;
import io.doublerandom.core.kit.MembershipsBeforeV015;
import io.doublerandom.core.kit.PlanPageContract;
import io.doublerandom.core.kit.ProcessStoreContract;
import io.doublerandom.core.kit.PublicationContract;
import io.doublerandom.core.kit.RegisterPageContract;
import io.doublerandom.core.kit.RegisterStoreContract;
import io.doublerandom.core.kit.StoreSamples;
import io.doublerandom.core.kit.SubjectPageContract;
import io.doublerandom.core.kit.SyncStoreContract;
import io.doublerandom.core.kit.TransactionContract;
import io.doublerandom.core.kit.YearExecutionContract;
import io.doublerandom.core.register.Subject;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of the stores on a real PostgreSQL, opened and migrated as the app does it. */
class PostgresStoreTest {
    private static final List<Database> OPEN = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // started before all tests
    private static EmbeddedPostgres postgres;

    private static int number;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.builder().start();
        // Migrated once; each test begins with a copy. Its language sorts text otherwise than by bytes, on purpose.
        sql("postgres", "CREATE DATABASE template_store TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'en-US'");
        Database.open(postgres.getJdbcUrl("postgres", "template_store"), "postgres", "")
                .close();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @AfterEach
    void closeDatabases() {
        OPEN.forEach(Database::close);
        OPEN.clear();
    }

    private static DataSource fresh() throws Exception {
        return freshDatabase().dataSource();
    }

    private static Database freshDatabase() throws Exception {
        String name = "store_" + ++number;
        sql("postgres", "CREATE DATABASE " + name + " TEMPLATE template_store");
        Database database = Database.open(postgres.getJdbcUrl("postgres", name), "postgres", "");
        OPEN.add(database);
        return database;
    }

    private static void sql(String database, String sql) {
        try (Connection connection = postgres.getDatabase("postgres", database).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE dr_audit_log SET doc = 'x'",
                "DELETE FROM dr_audit_log",
                "TRUNCATE dr_audit_log",
                "UPDATE dr_draw SET drawn_count = 1",
                "DELETE FROM dr_draw",
                "TRUNCATE dr_draw",
                "UPDATE dr_act SET note = 'x'",
                "DELETE FROM dr_act",
                "TRUNCATE dr_act"
            })
    void appendOnlyTable_changedByAnyone_refusedByTheDatabase(String sql) throws Exception {
        DataSource source = fresh();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql)).hasMessageContaining("is append-only");
        }
    }

    @Test
    void memberships_keptBeforeTheyRepeatedTheirSubject_foundAndCountedAfterTheMigration() throws Exception {
        sql("postgres", "CREATE DATABASE before_v015 TEMPLATE template0");
        DataSource before = postgres.getDatabase("postgres", "before_v015");
        Flyway.configure()
                .dataSource(before)
                .locations("classpath:META-INF/double-random/migrations")
                .target("014")
                .load()
                .migrate();
        MembershipsBeforeV015.insert(before);
        try (Database database = Database.open(postgres.getJdbcUrl("postgres", "before_v015"), "postgres", "")) {
            MembershipsBeforeV015.assertFound(database.stores().stores());
        }
    }

    /** Without it, checks of the foreign key read whole indexes after an import was broken off. */
    @Test
    void manySubjects_savedInOneTransaction_countedByThePlannerBeforeItsEnd() throws Exception {
        Database database = freshDatabase();
        database.stores().inTransaction(now -> {
            now.subjects().save(fiveHundred(0));
            assertThat(plannedRows(database, "dr_subject")).isEqualTo(500);
            assertThat(plannedRows(database, "dr_subject_membership")).isEqualTo(500);
            now.subjects().save(fiveHundred(500));
            assertThat(plannedRows(database, "dr_subject"))
                    .as("looked at once, not with every batch")
                    .isEqualTo(500);
            return 0;
        });
    }

    private static List<Subject> fiveHundred(int from) {
        return IntStream.range(from, from + 500)
                .mapToObj(i -> StoreSamples.subject(
                        "many-" + i, StoreSamples.member(StoreSamples.POOL, "2024-01-01", "9999-12-31")))
                .toList();
    }

    private static long plannedRows(Database database, String table) {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT reltuples FROM pg_class WHERE relname = '" + table + "'")) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void open_twice_migratesOnce() throws Exception {
        freshDatabase();
        Database.open(postgres.getJdbcUrl("postgres", "store_" + number), "postgres", "")
                .close();
    }

    @Nested
    class Register extends RegisterStoreContract {
        Register() {
            super(PostgresStoreTest::fresh);
        }
    }

    @Nested
    class Processes extends ProcessStoreContract {
        Processes() {
            super(PostgresStoreTest::fresh);
        }
    }

    @Nested
    class Transactions extends TransactionContract {
        Transactions() {
            super(PostgresStoreTest::fresh);
        }
    }

    @Nested
    class Audit extends AuditStoreContract {
        Audit() {
            super(PostgresStoreTest::fresh);
        }
    }

    @Nested
    class Exchange extends SyncStoreContract {
        Exchange() {
            super(PostgresStoreTest::fresh);
        }
    }

    @Nested
    class Publications extends PublicationContract {
        Publications() {
            super(PostgresStoreTest::fresh);
        }
    }

    @Nested
    class SubjectPages extends SubjectPageContract {
        SubjectPages() {
            super(PostgresStoreTest::fresh);
        }
    }

    @Nested
    class RegisterPages extends RegisterPageContract {
        RegisterPages() {
            super(PostgresStoreTest::fresh);
        }
    }

    @Nested
    class PlanPages extends PlanPageContract {
        PlanPages() {
            super(PostgresStoreTest::fresh);
        }
    }

    @Nested
    class InspectionPages extends InspectionPageContract {
        InspectionPages() {
            super(PostgresStoreTest::fresh);
        }
    }

    @Nested
    class YearExecutions extends YearExecutionContract {
        YearExecutions() {
            super(PostgresStoreTest::fresh);
        }
    }

    @Nested
    class EvidencePages extends EvidencePageContract {
        EvidencePages() {
            super(PostgresStoreTest::fresh);
        }
    }
}
