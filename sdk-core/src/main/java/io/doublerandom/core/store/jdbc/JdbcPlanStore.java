package io.doublerandom.core.store.jdbc;

import static io.doublerandom.core.store.jdbc.Column.day;
import static io.doublerandom.core.store.jdbc.Column.flag;
import static io.doublerandom.core.store.jdbc.Column.integer;
import static io.doublerandom.core.store.jdbc.Column.number;
import static io.doublerandom.core.store.jdbc.Column.text;

import io.doublerandom.core.Authority;
import io.doublerandom.core.Page;
import io.doublerandom.core.PageRequest;
import io.doublerandom.core.plan.AnnualPlan;
import io.doublerandom.core.plan.Direction;
import io.doublerandom.core.plan.PlanFilter;
import io.doublerandom.core.plan.PlanLine;
import io.doublerandom.core.plan.PlanStore;
import io.doublerandom.core.register.Method;
import io.doublerandom.core.register.SubjectPool;
import java.util.List;
import java.util.Optional;

/** Plans in {@code dr_plan} with lines and steps, one row for each version. */
final class JdbcPlanStore implements PlanStore {
    private static final String LATEST =
            "t.version = (SELECT MAX(v.version) FROM dr_plan v WHERE v.plan_no = t.plan_no)";
    private static final String LATEST_PUBLISHED = "t.version = (SELECT MAX(v.version) FROM dr_plan v"
            + " WHERE v.plan_no = t.plan_no AND v.state = 'PUBLISHED')";
    private static final List<String> KEY = List.of("plan_no", "version");

    private static final Shape<AnnualPlan> SHAPE = new Shape<>(
            "dr_plan",
            List.of(text("plan_no"), integer("version")),
            List.of(text("name"), integer("plan_year"), text("owner"), text("document_no"), text("state")),
            List.of(
                    new Shape.Child(
                            "dr_plan_line",
                            KEY,
                            List.of(
                                    integer("line"),
                                    text("task_name"),
                                    text("direction"),
                                    text("participations"),
                                    text("subject_scope"),
                                    text("pool"),
                                    text("sampling"),
                                    number("expected_count"),
                                    day("window_from"),
                                    day("window_until"),
                                    text("methods"),
                                    flag("one_visit"),
                                    flag("cancelled"))),
                    new Shape.Child("dr_plan_step", KEY, Shape.STEP_COLUMNS)),
            true,
            JdbcPlanStore::write,
            JdbcPlanStore::read);

    private final Records<AnnualPlan> records;

    JdbcPlanStore(Session session) {
        this.records = new Records<>(session, SHAPE);
    }

    private static Shape.Image write(AnnualPlan p) {
        return new Shape.Image(
                Cells.row(
                        p.no().value(),
                        p.version(),
                        p.name(),
                        p.year(),
                        p.owner().value(),
                        p.documentNo(),
                        p.state()),
                List.of(Shape.rows(p.lines(), JdbcPlanStore::line), Shape.steps(p.steps())));
    }

    private static List<Object> line(PlanLine l) {
        return Cells.row(
                l.seq(),
                l.taskName(),
                l.direction(),
                RuleText.participations(l.participations()),
                l.subjectScope(),
                l.pool().value(),
                RuleText.sampling(l.sampling()),
                l.expectedCount(),
                l.window(),
                l.methods(),
                l.oneVisit(),
                l.cancelled());
    }

    private static AnnualPlan read(Shape.Image image) {
        Cells c = image.cells();
        AnnualPlan.No no = new AnnualPlan.No(c.text());
        int version = c.integer();
        return new AnnualPlan(
                no,
                c.text(),
                c.integer(),
                new Authority.Id(c.text()),
                c.text(),
                version,
                image.children(0, JdbcPlanStore::line),
                image.children(1, s -> Shape.step(s, AnnualPlan.State.class)));
    }

    private static PlanLine line(Cells l) {
        return new PlanLine(
                l.integer(),
                l.text(),
                l.constant(Direction.class),
                RuleText.participations(l.text()),
                l.text(),
                new SubjectPool.Id(l.text()),
                RuleText.sampling(l.text()),
                l.number(),
                l.period(),
                l.list().stream().map(Method::valueOf).toList(),
                l.flag(),
                l.flag());
    }

    @Override
    public void save(AnnualPlan plan) {
        records.save(List.of(plan));
    }

    @Override
    public Optional<AnnualPlan> find(AnnualPlan.No no) {
        return records.one("WHERE t.plan_no = ? AND " + LATEST, no.value());
    }

    @Override
    public List<AnnualPlan> versions(AnnualPlan.No no) {
        return records.list("WHERE t.plan_no = ? ORDER BY t.version", no.value());
    }

    @Override
    public Optional<AnnualPlan> published(AnnualPlan.No no) {
        return records.one("WHERE t.plan_no = ? AND " + LATEST_PUBLISHED, no.value());
    }

    @Override
    public List<AnnualPlan> publishedOfYear(int year) {
        return records.list("WHERE t.plan_year = ? AND " + LATEST_PUBLISHED + " ORDER BY t.plan_no", year);
    }

    @Override
    public List<AnnualPlan> ofYear(int year) {
        return records.list("WHERE t.plan_year = ? AND " + LATEST + " ORDER BY t.plan_no", year);
    }

    @Override
    public Page<AnnualPlan> page(PlanFilter filter, PageRequest request) {
        return listing(filter).page(request);
    }

    @Override
    public long count(PlanFilter filter, long most) {
        return listing(filter).count(most);
    }

    private Listing<AnnualPlan> listing(PlanFilter f) {
        return Listing.<AnnualPlan>by(records, text("plan_no"), p -> p.no().value())
                .leading("t.plan_year", f.year())
                .where(LATEST)
                .equal("t.owner", f.owner() == null ? null : f.owner().value())
                .equal("t.state", f.state());
    }

    @Override
    public long count() {
        return records.count("WHERE " + LATEST);
    }
}
