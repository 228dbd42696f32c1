package io.doublerandom.core.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.doublerandom.core.PageRequest;
import io.doublerandom.core.register.CreditRiskClass;
import io.doublerandom.core.register.Subject;
import io.doublerandom.core.register.SubjectFilter;
import io.doublerandom.core.register.SubjectPool;
import io.doublerandom.core.store.jdbc.Stores;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;

/** Rows as they were kept when memberships did not yet repeat their subject, and what has to be found of them. */
public final class MembershipsBeforeV015 {
    private static final LocalDate DAY = LocalDate.of(2024, 3, 1);

    private MembershipsBeforeV015() {}

    /** Writes a subject with a membership into a schema of version 14. */
    public static void insert(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO dr_subject VALUES ('old-1', 'ENTITY', '湛江老店', 'LEGAL_PERSON', '001', '1',"
                    + " '440802', '示例', 'ACTIVE', 'D', '示例', DATE '2024-01-01')");
            statement.execute(
                    "INSERT INTO dr_subject_membership (subject, seq, pool, member_from, member_until, reason)"
                            + " VALUES ('old-1', 0, 'P1', DATE '2024-01-01', DATE '9999-12-31', '示例')");
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        }
    }

    /** Requires the subject to be listed and counted by everything that its membership now repeats. */
    public static void assertFound(Stores stores) {
        SubjectFilter filter = SubjectFilter.all()
                .in(new SubjectPool.Id("P1"), DAY)
                .named("湛江")
                .inRegion("4408")
                .rated(CreditRiskClass.D);
        List<Subject> found =
                stores.subjects().page(filter, PageRequest.first(10)).rows();
        assertThat(found).extracting(subject -> subject.id().value()).containsExactly("old-1");
        assertThat(stores.censuses().on(DAY))
                .singleElement()
                .satisfies(census -> assertThat(census.total()).isOne());
        assertThat(stores.subjects().save(found)).as("nothing differs").isZero();
    }
}
