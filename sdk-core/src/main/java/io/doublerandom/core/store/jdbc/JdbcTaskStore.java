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
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.plan.Participation;
import io.doublerandom.core.plan.TaskFilter;
import io.doublerandom.core.plan.TaskStore;
import io.doublerandom.core.plan.VisitMode;
import io.doublerandom.core.register.InspectionItem;
import io.doublerandom.core.register.SubjectPool;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tasks in {@code dr_task} with participations and steps. */
final class JdbcTaskStore implements TaskStore {
    private static final Shape<InspectionTask> SHAPE = new Shape<>(
            "dr_task",
            List.of(text("task_no")),
            List.of(
                    text("name"),
                    text("source"),
                    text("plan_no"),
                    integer("line"),
                    text("visit_mode"),
                    text("direction"),
                    text("subject_scope"),
                    text("pool"),
                    text("sampling"),
                    number("pool_total"),
                    number("target"),
                    day("window_from"),
                    day("window_until"),
                    integer("inspectors_per_authority"),
                    text("team_draw"),
                    flag("publish_subject_list"),
                    text("state")),
            List.of(
                    new Shape.Child(
                            "dr_task_participation", List.of("task_no"), List.of(text("authority"), text("items"))),
                    new Shape.Child("dr_task_step", List.of("task_no"), Shape.STEP_COLUMNS)),
            true,
            JdbcTaskStore::write,
            JdbcTaskStore::read);

    private final Records<InspectionTask> records;

    JdbcTaskStore(Session session) {
        this.records = new Records<>(session, SHAPE);
    }

    private static Shape.Image write(InspectionTask t) {
        return new Shape.Image(
                Cells.row(
                        t.no().value(),
                        t.name(),
                        t.source(),
                        t.plan().value(),
                        t.line(),
                        t.visitMode(),
                        t.direction(),
                        t.subjectScope(),
                        t.pool().value(),
                        RuleText.sampling(t.sampling()),
                        t.poolTotal(),
                        t.target(),
                        t.window(),
                        t.inspectorsPerAuthority(),
                        t.teamDraw(),
                        t.publishSubjectList(),
                        t.state()),
                List.of(
                        Shape.rows(
                                t.participations(), p -> Cells.row(p.authority().value(), p.items())),
                        Shape.steps(t.steps())));
    }

    private static InspectionTask read(Shape.Image image) {
        Cells c = image.cells();
        return new InspectionTask(
                new InspectionTask.No(c.text()),
                c.text(),
                c.constant(InspectionTask.Source.class),
                new AnnualPlan.No(c.text()),
                c.integer(),
                c.constant(VisitMode.class),
                c.constant(Direction.class),
                image.children(
                        0,
                        p -> new Participation(
                                new Authority.Id(p.text()),
                                p.list().stream().map(InspectionItem.Code::new).toList())),
                c.text(),
                new SubjectPool.Id(c.text()),
                RuleText.sampling(c.text()),
                c.number(),
                c.number(),
                c.period(),
                c.integer(),
                c.constant(InspectionTask.TeamDraw.class),
                c.flag(),
                image.children(1, s -> Shape.step(s, InspectionTask.State.class)));
    }

    @Override
    public int save(List<InspectionTask> tasks) {
        return records.save(tasks);
    }

    @Override
    public Optional<InspectionTask> find(InspectionTask.No no) {
        return records.one("WHERE t.task_no = ?", no.value());
    }

    @Override
    public List<InspectionTask> ofPlan(AnnualPlan.No plan) {
        return records.list("WHERE t.plan_no = ? ORDER BY t.line, t.task_no", plan.value());
    }

    @Override
    public List<InspectionTask> begunIn(int year) {
        return records.list(
                "WHERE t.window_from BETWEEN ? AND ? ORDER BY t.task_no",
                LocalDate.of(year, 1, 1),
                LocalDate.of(year, 12, 31));
    }

    @Override
    public Stream<InspectionTask> all() {
        return records.stream("ORDER BY t.task_no");
    }

    @Override
    public Page<InspectionTask> page(TaskFilter filter, PageRequest request) {
        return listing(filter).page(request);
    }

    @Override
    public long count(TaskFilter filter, long most) {
        return listing(filter).count(most);
    }

    private Listing<InspectionTask> listing(TaskFilter f) {
        Listing<InspectionTask> listing = Listing.<InspectionTask>by(records, text("task_no"), t -> t.no().value())
                .equal("t.plan_no", f.plan() == null ? null : f.plan().value())
                .equal("t.state", f.state());
        return f.year() == null
                ? listing
                : listing.where(
                        "t.window_from BETWEEN ? AND ?", LocalDate.of(f.year(), 1, 1), LocalDate.of(f.year(), 12, 31));
    }

    @Override
    public long count() {
        return records.count("");
    }
}
