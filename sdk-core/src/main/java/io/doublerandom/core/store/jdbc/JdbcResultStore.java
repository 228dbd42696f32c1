package io.doublerandom.core.store.jdbc;

import static io.doublerandom.core.store.jdbc.Column.day;
import static io.doublerandom.core.store.jdbc.Column.instant;
import static io.doublerandom.core.store.jdbc.Column.integer;
import static io.doublerandom.core.store.jdbc.Column.text;

import io.doublerandom.core.Authority;
import io.doublerandom.core.Page;
import io.doublerandom.core.PageRequest;
import io.doublerandom.core.draw.Assignment;
import io.doublerandom.core.inspection.Evidence;
import io.doublerandom.core.inspection.InspectionResult;
import io.doublerandom.core.inspection.Outcome;
import io.doublerandom.core.inspection.ResultContent;
import io.doublerandom.core.inspection.ResultFilter;
import io.doublerandom.core.inspection.ResultStore;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.register.InspectionItem;
import io.doublerandom.core.register.Inspector;
import io.doublerandom.core.register.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Results in {@code dr_result} with findings, evidence, former versions and steps. */
final class JdbcResultStore implements ResultStore {
    /** One of the outcomes, which lie in one cell, is a problem; made of the names of constants only. */
    static final String PROBLEM = Arrays.stream(Outcome.values())
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
                    new Shape.Child(
                            "dr_result_evidence",
                            List.of("result"),
                            List.of(integer("version"), text("name"), text("digest"))),
                    new Shape.Child(
                            "dr_result_former",
                            List.of("result"),
                            List.of(
                                    day("inspected_on"),
                                    text("methods"),
                                    text("outcomes"),
                                    text("inspectors"),
                                    text("summary"),
                                    text("reason"),
                                    text("done_by"),
                                    instant("done_at"))),
                    new Shape.Child(
                            "dr_result_former_finding",
                            List.of("result"),
                            List.of(
                                    integer("version"),
                                    text("item"),
                                    text("finding"),
                                    text("problem"),
                                    text("handling"))),
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
                        evidence(r),
                        Shape.rows(
                                r.former(),
                                f -> Cells.row(
                                        f.content().inspectedOn(),
                                        f.content().methods(),
                                        f.content().outcomes(),
                                        f.content().inspectors(),
                                        f.content().summary(),
                                        f.reason(),
                                        f.by(),
                                        f.at())),
                        formerFindings(r),
                        Shape.steps(r.steps())));
    }

    private static List<List<Object>> evidence(InspectionResult r) {
        List<List<Object>> rows = new ArrayList<>();
        for (int version = 1; version <= r.version(); version++) {
            List<Evidence> all = version == r.version()
                    ? r.evidence()
                    : r.former().get(version - 1).content().evidence();
            for (Evidence e : all) {
                rows.add(Cells.row(version, e.name(), e.digest()));
            }
        }
        return rows;
    }

    private static List<List<Object>> formerFindings(InspectionResult r) {
        List<List<Object>> rows = new ArrayList<>();
        for (int version = 1; version < r.version(); version++) {
            for (InspectionResult.Finding f :
                    r.former().get(version - 1).content().findings()) {
                rows.add(Cells.row(version, f.item().value(), f.check(), f.problem(), f.handling()));
            }
        }
        return rows;
    }

    private static InspectionResult read(Shape.Image image) {
        Cells c = image.cells();
        List<Of<Evidence>> evidence = image.children(1, e -> new Of<>(e.integer(), new Evidence(e.text(), e.text())));
        List<Of<InspectionResult.Finding>> findings = image.children(3, f -> new Of<>(f.integer(), finding(f)));
        List<InspectionResult.Former> former = new ArrayList<>();
        for (Cells f : image.children(2, cells -> cells)) {
            int version = former.size() + 1;
            former.add(new InspectionResult.Former(
                    new ResultContent(
                            f.day(),
                            methods(f),
                            outcomes(f),
                            Of.version(findings, version),
                            inspectors(f),
                            f.text(),
                            Of.version(evidence, version)),
                    f.text(),
                    f.text(),
                    f.instant()));
        }
        return new InspectionResult(
                new InspectionResult.Id(c.text()),
                new Assignment.Id(c.text()),
                new Authority.Id(c.text()),
                c.day(),
                methods(c),
                outcomes(c),
                image.children(0, JdbcResultStore::finding),
                inspectors(c),
                c.text(),
                Of.version(evidence, former.size() + 1),
                former,
                image.children(4, s -> Shape.step(s, InspectionResult.State.class)));
    }

    /** A part of a version. */
    private record Of<P>(int version, P part) {
        static <P> List<P> version(List<Of<P>> all, int version) {
            return all.stream()
                    .filter(of -> of.version() == version)
                    .map(Of::part)
                    .toList();
        }
    }

    private static InspectionResult.Finding finding(Cells f) {
        return new InspectionResult.Finding(
                new InspectionItem.Code(f.text()), f.constant(InspectionResult.Check.class), f.text(), f.text());
    }

    private static List<Method> methods(Cells c) {
        return c.list().stream().map(Method::valueOf).toList();
    }

    private static List<Outcome> outcomes(Cells c) {
        return c.list().stream().map(Outcome::valueOf).toList();
    }

    private static List<Inspector.Id> inspectors(Cells c) {
        return c.list().stream().map(Inspector.Id::new).toList();
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
