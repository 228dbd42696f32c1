package io.doublerandom.core.store.jdbc;

import static io.doublerandom.core.store.jdbc.Column.day;
import static io.doublerandom.core.store.jdbc.Column.text;

import io.doublerandom.core.Authority;
import io.doublerandom.core.Page;
import io.doublerandom.core.PageRequest;
import io.doublerandom.core.draw.Assignment;
import io.doublerandom.core.inspection.InspectionResult;
import io.doublerandom.core.inspection.Outcome;
import io.doublerandom.core.inspection.ResultFilter;
import io.doublerandom.core.inspection.ResultStore;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.register.InspectionItem;
import io.doublerandom.core.register.Inspector;
import io.doublerandom.core.register.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Results in {@code dr_result} with findings and steps. */
final class JdbcResultStore implements ResultStore {
    /** One of the outcomes, which lie in one cell, is a problem; made of the names of constants only. */
    private static final String PROBLEM = Arrays.stream(Outcome.values())
            .filter(outcome -> outcome.nature() == Outcome.Nature.PROBLEM)
            .map(outcome -> "';' || t.outcomes || ';' LIKE '%;" + outcome.name().replace("_", "!_") + ";%' ESCAPE '!'")
            .collect(Collectors.joining(" OR ", "(", ")"));

    private static final Shape<InspectionResult> SHAPE = new Shape<>(
            "dr_result",
            List.of(text("id")),
            List.of(
                    text("assignment"),
                    text("authority"),
                    day("inspected_on"),
                    text("methods"),
                    text("outcomes"),
                    text("inspectors"),
                    text("summary"),
                    text("state")),
            List.of(
                    new Shape.Child(
                            "dr_result_finding",
                            List.of("result"),
                            List.of(text("item"), text("finding"), text("problem"), text("handling"))),
                    new Shape.Child("dr_result_step", List.of("result"), Shape.STEP_COLUMNS)),
            true,
            JdbcResultStore::write,
            JdbcResultStore::read);

    private final Records<InspectionResult> records;

    JdbcResultStore(Session session) {
        this.records = new Records<>(session, SHAPE);
    }

    private static Shape.Image write(InspectionResult r) {
        return new Shape.Image(
                Cells.row(
                        r.id().value(),
                        r.assignment().value(),
                        r.authority().value(),
                        r.inspectedOn(),
                        r.methods(),
                        r.outcomes(),
                        r.inspectors(),
                        r.summary(),
                        r.state()),
                List.of(
                        Shape.rows(
                                r.findings(), f -> Cells.row(f.item().value(), f.check(), f.problem(), f.handling())),
                        Shape.steps(r.steps())));
    }

    private static InspectionResult read(Shape.Image image) {
        Cells c = image.cells();
        InspectionResult.Id id = new InspectionResult.Id(c.text());
        Assignment.Id assignment = new Assignment.Id(c.text());
        Authority.Id authority = new Authority.Id(c.text());
        var inspectedOn = c.day();
        List<Method> methods = c.list().stream().map(Method::valueOf).toList();
        List<Outcome> outcomes = c.list().stream().map(Outcome::valueOf).toList();
        List<Inspector.Id> inspectors = c.list().stream().map(Inspector.Id::new).toList();
        return new InspectionResult(
                id,
                assignment,
                authority,
                inspectedOn,
                methods,
                outcomes,
                image.children(
                        0,
                        f -> new InspectionResult.Finding(
                                new InspectionItem.Code(f.text()),
                                f.constant(InspectionResult.Check.class),
                                f.text(),
                                f.text())),
                inspectors,
                c.text(),
                image.children(1, s -> Shape.step(s, InspectionResult.State.class)));
    }

    @Override
    public int save(List<InspectionResult> results) {
        return records.save(results);
    }

    @Override
    public Optional<InspectionResult> find(InspectionResult.Id id) {
        return records.one("WHERE t.id = ?", id.value());
    }

    @Override
    public List<InspectionResult> ofAssignment(Assignment.Id assignment) {
        return records.list("WHERE t.assignment = ? ORDER BY t.authority", assignment.value());
    }

    @Override
    public List<InspectionResult> ofTask(InspectionTask.No task) {
        return records.list(
                "WHERE t.assignment IN (SELECT a.id FROM dr_assignment a WHERE a.task_no = ?) ORDER BY t.id",
                task.value());
    }

    @Override
    public Stream<InspectionResult> all() {
        return records.stream("ORDER BY t.id");
    }

    @Override
    public Page<InspectionResult> page(ResultFilter filter, PageRequest request) {
        return listing(filter).page(request);
    }

    @Override
    public long count(ResultFilter filter, long most) {
        return listing(filter).count(most);
    }

    private Listing<InspectionResult> listing(ResultFilter f) {
        Listing<InspectionResult> listing = Listing.by(records, text("id"), r -> r.id().value());
        if (f.task() != null) {
            listing.join("JOIN dr_assignment a ON a.id = t.assignment")
                    .equal("a.task_no", f.task().value())
                    .equal(
                            "t.authority",
                            f.authority() == null ? null : f.authority().value())
                    .equal("t.state", f.state());
        } else if (f.authority() != null) {
            listing.leading("t.authority", f.authority().value()).equal("t.state", f.state());
        } else {
            listing.leading("t.state", f.state());
        }
        return f.problemOnly() ? listing.where(PROBLEM) : listing;
    }

    @Override
    public long count() {
        return records.count("");
    }
}
