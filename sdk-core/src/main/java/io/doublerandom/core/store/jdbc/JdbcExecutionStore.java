package io.doublerandom.core.store.jdbc;

import io.doublerandom.core.Authority;
import io.doublerandom.core.draw.Assignment;
import io.doublerandom.core.indicator.ExecutionStore;
import io.doublerandom.core.indicator.YearExecution;
import io.doublerandom.core.inspection.InspectionResult;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.publicity.PublicityNotice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the few columns that are counted, each kind with one statement. */
final class JdbcExecutionStore implements ExecutionStore {
    private static final String OF_YEAR = "JOIN dr_task k ON k.task_no = a.task_no WHERE k.window_from BETWEEN ? AND ?";
    private static final String DRAWN =
            "SELECT a.id, a.task_no, a.draw_hash, a.state FROM dr_assignment a " + OF_YEAR + " ORDER BY a.id";
    private static final String FOUND = "SELECT t.id, t.assignment, t.authority, t.state, " + JdbcResultStore.PROBLEM
            + " FROM dr_result t JOIN dr_assignment a ON a.id = t.assignment " + OF_YEAR + " ORDER BY t.id";
    private static final String DISPOSED = "SELECT DISTINCT d.result FROM dr_disposal d"
            + " JOIN dr_result t ON t.id = d.result JOIN dr_assignment a ON a.id = t.assignment " + OF_YEAR;
    private static final String NOTICED = "SELECT DISTINCT n.subject_ref FROM dr_notice n"
            + " JOIN dr_result t ON t.id = n.subject_ref JOIN dr_assignment a ON a.id = t.assignment " + OF_YEAR
            + " AND n.kind = ? AND n.state = ?";

    private final Session session;

    JdbcExecutionStore(Session session) {
        this.session = session;
    }

    @Override
    public List<YearExecution.Drawn> drawn(int year) {
        return list(
                DRAWN,
                year,
                row -> new YearExecution.Drawn(
                        new Assignment.Id(row.getString(1)),
                        new InspectionTask.No(row.getString(2)),
                        row.getString(3),
                        row.getString(4).equals(Assignment.State.WITHDRAWN.name())));
    }

    @Override
    public List<YearExecution.Found> found(int year) {
        return list(
                FOUND,
                year,
                row -> new YearExecution.Found(
                        new InspectionResult.Id(row.getString(1)),
                        new Assignment.Id(row.getString(2)),
                        new Authority.Id(row.getString(3)),
                        row.getString(4).equals(InspectionResult.State.RETURNED.name()),
                        row.getBoolean(5)));
    }

    @Override
    public Set<InspectionResult.Id> disposed(int year) {
        return Set.copyOf(list(DISPOSED, year, JdbcExecutionStore::result));
    }

    @Override
    public Set<InspectionResult.Id> noticed(int year, PublicityNotice.State state) {
        return Set.copyOf(
                list(NOTICED, year, JdbcExecutionStore::result, PublicityNotice.Kind.RESULT.name(), state.name()));
    }

    private static InspectionResult.Id result(ResultSet row) throws SQLException {
        return new InspectionResult.Id(row.getString(1));
    }

    private <R> List<R> list(String sql, int year, Query.Reader<R> reader, Object... further) {
        List<Object> arguments = new ArrayList<>(List.of(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)));
        arguments.addAll(List.of(further));
        return session.call(connection -> Query.list(connection, sql, reader, arguments.toArray()));
    }
}
