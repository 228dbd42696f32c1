package io.doublerandom.core.store.jdbc;

import io.doublerandom.core.plan.CensusStore;
import io.doublerandom.core.plan.PoolCensus;
import io.doublerandom.core.plan.TaskPlanner;
import io.doublerandom.core.register.CreditRiskClass;
import io.doublerandom.core.register.Subject;
import io.doublerandom.core.register.SubjectPool;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts memberships where they lie, in {@code dr_subject_membership}. */
final class JdbcCensusStore implements CensusStore {
    private static final String COUNTED = "SELECT m.pool, m.credit_class, m.status, COUNT(*)"
            + " FROM dr_subject_membership m WHERE m.member_from <= ? AND m.member_until >= ? AND "
            + JdbcSubjectStore.FIRST_MEMBERSHIP
            + " GROUP BY m.pool, m.credit_class, m.status";
    private static final String SPLIT = "SELECT COUNT(*), COUNT(v.subject) FROM dr_subject_membership m"
            + " LEFT JOIN dr_one_visit v ON v.subject = m.subject AND v.list_year = ?"
            + " WHERE m.pool = ? AND m.member_from <= ? AND m.member_until >= ? AND "
            + JdbcSubjectStore.FIRST_MEMBERSHIP;

    private final Session session;

    JdbcCensusStore(Session session) {
        this.session = session;
    }

    private record Counted(
            SubjectPool.Id pool, CreditRiskClass riskClass, Subject.RegistrationStatus status, long subjects) {}

    @Override
    public List<PoolCensus> on(LocalDate day) {
        Map<SubjectPool.Id, Map<CreditRiskClass, Long>> counts = new TreeMap<>();
        for (Counted row : counted(day)) {
            if (row.status().drawable()) {
                counts.computeIfAbsent(row.pool(), pool -> new EnumMap<>(CreditRiskClass.class))
                        .merge(row.riskClass(), row.subjects(), Long::sum);
            }
        }
        List<PoolCensus> censuses = new ArrayList<>();
        counts.forEach((pool, byClass) -> censuses.add(new PoolCensus(pool, byClass)));
        return List.copyOf(censuses);
    }

    private List<Counted> counted(LocalDate day) {
        return session.call(connection -> Query.list(
                connection,
                COUNTED,
                row -> new Counted(
                        new SubjectPool.Id(row.getString(1)),
                        CreditRiskClass.valueOf(row.getString(2)),
                        Subject.RegistrationStatus.valueOf(row.getString(3)),
                        row.getLong(4)),
                day,
                day,
                day,
                day));
    }

    @Override
    public TaskPlanner.Split split(SubjectPool.Id pool, LocalDate day, int year) {
        return session.call(connection -> Query.list(
                        connection,
                        SPLIT,
                        row -> new TaskPlanner.Split(row.getLong(2), row.getLong(1) - row.getLong(2)),
                        year,
                        pool.value(),
                        day,
                        day,
                        day,
                        day)
                .get(0));
    }
}
