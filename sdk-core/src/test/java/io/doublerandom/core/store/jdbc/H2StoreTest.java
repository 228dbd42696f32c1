package io.doublerandom.core.store.jdbc;

import io.doublerandom.core.kit.AuditStoreContract;
import io.doublerandom.core.kit.EvidencePageContract;
import io.doublerandom.core.kit.InspectionPageContract;
import io.doublerandom.core.kit.MembershipsBeforeV015;
import io.doublerandom.core.kit.PlanPageContract;
import io.doublerandom.core.kit.ProcessStoreContract;
import io.doublerandom.core.kit.PublicationContract;
import io.doublerandom.core.kit.RegisterPageContract;
import io.doublerandom.core.kit.RegisterStoreContract;
import io.doublerandom.core.kit.SubjectPageContract;
import io.doublerandom.core.kit.SyncStoreContract;
import io.doublerandom.core.kit.TransactionContract;
import io.doublerandom.core.kit.YearExecutionContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The contract of the stores on H2, with the schema from the files that are shipped. */
class H2StoreTest {
    private static final Path MIGRATIONS = Path.of("src/main/resources/META-INF/double-random/migrations");
    private static final AtomicInteger NUMBER = new AtomicInteger();

    static DataSource fresh() throws Exception {
        DataSource source = empty();
        for (Path file : migrations()) {
            run(source, "RUNSCRIPT FROM '" + file + "' CHARSET 'UTF-8'");
        }
        return source;
    }

    private static DataSource empty() {
        return JdbcConnectionPool.create("jdbc:h2:mem:store" + NUMBER.incrementAndGet() + ";DB_CLOSE_DELAY=-1", "", "");
    }

    private static List<Path> migrations() throws IOException {
        try (Stream<Path> found = Files.list(MIGRATIONS)) {
            return found.sorted().toList();
        }
    }

    private static void run(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void memberships_keptBeforeTheyRepeatedTheirSubject_foundAndCountedAfterTheMigration() throws Exception {
        DataSource source = empty();
        for (Path file : migrations()) {
            if (file.getFileName().toString().startsWith("V015")) {
                MembershipsBeforeV015.insert(source);
            }
            run(source, "RUNSCRIPT FROM '" + file + "' CHARSET 'UTF-8'");
        }
        MembershipsBeforeV015.assertFound(JdbcStores.of(source).stores());
    }

    @Nested
    class Register extends RegisterStoreContract {
        Register() {
            super(H2StoreTest::fresh);
        }
    }

    @Nested
    class Processes extends ProcessStoreContract {
        Processes() {
            super(H2StoreTest::fresh);
        }
    }

    @Nested
    class Transactions extends TransactionContract {
        Transactions() {
            super(H2StoreTest::fresh);
        }
    }

    @Nested
    class Audit extends AuditStoreContract {
        Audit() {
            super(H2StoreTest::fresh);
        }
    }

    @Nested
    class Exchange extends SyncStoreContract {
        Exchange() {
            super(H2StoreTest::fresh);
        }
    }

    @Nested
    class Publications extends PublicationContract {
        Publications() {
            super(H2StoreTest::fresh);
        }
    }

    @Nested
    class SubjectPages extends SubjectPageContract {
        SubjectPages() {
            super(H2StoreTest::fresh);
        }
    }

    @Nested
    class RegisterPages extends RegisterPageContract {
        RegisterPages() {
            super(H2StoreTest::fresh);
        }
    }

    @Nested
    class PlanPages extends PlanPageContract {
        PlanPages() {
            super(H2StoreTest::fresh);
        }
    }

    @Nested
    class InspectionPages extends InspectionPageContract {
        InspectionPages() {
            super(H2StoreTest::fresh);
        }
    }

    @Nested
    class YearExecutions extends YearExecutionContract {
        YearExecutions() {
            super(H2StoreTest::fresh);
        }
    }

    @Nested
    class EvidencePages extends EvidencePageContract {
        EvidencePages() {
            super(H2StoreTest::fresh);
        }
    }
}
