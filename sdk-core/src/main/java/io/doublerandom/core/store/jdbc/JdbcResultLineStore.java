package io.doublerandom.core.store.jdbc;

import static io.doublerandom.core.store.jdbc.Column.day;
import static io.doublerandom.core.store.jdbc.Column.text;

import io.doublerandom.core.Authority;
import io.doublerandom.core.draw.Assignment;
import io.doublerandom.core.inspection.InspectionResult;
import io.doublerandom.core.inspection.Outcome;
import io.doublerandom.core.inspection.ResultLine;
import io.doublerandom.core.inspection.ResultLineStore;
import io.doublerandom.core.register.InspectionItem;
import io.doublerandom.core.register.Inspector;
import io.doublerandom.core.register.Method;
import java.util.List;

/** Result lines in {@code dr_result_line}. */
final class JdbcResultLineStore implements ResultLineStore {
    private static final Shape<ResultLine> SHAPE = Shape.flat(
            "dr_result_line",
            List.of(text("id")),
            List.of(
                    text("assignment"),
                    text("authority"),
                    day("inspected_on"),
                    text("methods"),
                    text("outcomes"),
                    text("item"),
                    text("check_result"),
                    text("problem"),
                    text("handling"),
                    text("inspectors"),
                    text("summary")),
            line -> Cells.row(
                    line.id(),
                    line.assignment().value(),
                    line.authority().value(),
                    line.inspectedOn(),
                    line.methods(),
                    line.outcomes(),
                    line.finding().item().value(),
                    line.finding().check(),
                    line.finding().problem(),
                    line.finding().handling(),
                    line.inspectors().stream().map(Inspector.Id::value).toList(),
                    line.summary()),
            JdbcResultLineStore::read);

    private final Records<ResultLine> records;

    JdbcResultLineStore(Session session) {
        this.records = new Records<>(session, SHAPE);
    }

    private static ResultLine read(Cells c) {
        return new ResultLine(
                c.text(),
                new Assignment.Id(c.text()),
                new Authority.Id(c.text()),
                c.day(),
                c.list().stream().map(Method::valueOf).toList(),
                c.list().stream().map(Outcome::valueOf).toList(),
                new InspectionResult.Finding(
                        new InspectionItem.Code(c.text()),
                        c.constant(InspectionResult.Check.class),
                        c.text(),
                        c.text()),
                c.list().stream().map(Inspector.Id::new).toList(),
                c.text());
    }

    @Override
    public int save(List<ResultLine> lines) {
        return records.save(lines);
    }

    @Override
    public List<ResultLine> of(Assignment.Id assignment, Authority.Id authority) {
        return records.list(
                "WHERE t.assignment = ? AND t.authority = ? ORDER BY t.id", assignment.value(), authority.value());
    }

    @Override
    public long count() {
        return records.count("");
    }
}
