package io.doublerandom.core.store.jdbc;

import static io.doublerandom.core.store.jdbc.Column.day;
import static io.doublerandom.core.store.jdbc.Column.text;

import io.doublerandom.core.Authority;
import io.doublerandom.core.Page;
import io.doublerandom.core.PageRequest;
import io.doublerandom.core.draw.Assignment;
import io.doublerandom.core.draw.AssignmentFilter;
import io.doublerandom.core.draw.AssignmentStore;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.register.CreditRiskClass;
import io.doublerandom.core.register.Inspector;
import io.doublerandom.core.register.Subject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Assignments in {@code dr_assignment} with team and steps. */
final class JdbcAssignmentStore implements AssignmentStore {
    private static final String ON_TEAM =
            "EXISTS (SELECT 1 FROM dr_assignment_member m WHERE m.assignment = t.id AND m.authority = ?)";

    /** Of the members that one authority has on a team the first. */
    private static final String FIRST_OF_AUTHORITY = "NOT EXISTS (SELECT 1 FROM dr_assignment_member d"
            + " WHERE d.assignment = m.assignment AND d.seq < m.seq AND d.authority = m.authority)";

    private static final Shape<Assignment> SHAPE = new Shape<>(
            "dr_assignment",
            List.of(text("id")),
            List.of(
                    text("task_no"),
                    text("draw_hash"),
                    text("subject"),
                    text("subject_name"),
                    text("risk_class"),
                    day("due_on"),
                    text("state")),
            List.of(
                    new Shape.Child(
                            "dr_assignment_member",
                            List.of("assignment"),
                            List.of(text("inspector"), text("authority"))),
                    new Shape.Child("dr_assignment_step", List.of("assignment"), Shape.STEP_COLUMNS)),
            true,
            JdbcAssignmentStore::write,
            JdbcAssignmentStore::read);

    private final Records<Assignment> records;

    JdbcAssignmentStore(Session session) {
        this.records = new Records<>(session, SHAPE);
    }

    private static Shape.Image write(Assignment a) {
        return new Shape.Image(
                Cells.row(
                        a.id().value(),
                        a.task().value(),
                        a.drawHash(),
                        a.subject().value(),
                        a.subjectName(),
                        a.riskClass(),
                        a.dueOn(),
                        a.state()),
                List.of(
                        Shape.rows(
                                a.team(),
                                m -> Cells.row(
                                        m.inspector().value(), m.authority().value())),
                        Shape.steps(a.steps())));
    }

    private static Assignment read(Shape.Image image) {
        Cells c = image.cells();
        return new Assignment(
                new Assignment.Id(c.text()),
                new InspectionTask.No(c.text()),
                c.text(),
                new Subject.Id(c.text()),
                c.text(),
                c.constant(CreditRiskClass.class),
                image.children(0, m -> new Assignment.Member(new Inspector.Id(m.text()), new Authority.Id(m.text()))),
                c.day(),
                image.children(1, s -> Shape.step(s, Assignment.State.class)));
    }

    @Override
    public int save(List<Assignment> assignments) {
        return records.save(assignments);
    }

    @Override
    public Optional<Assignment> find(Assignment.Id id) {
        return records.one("WHERE t.id = ?", id.value());
    }

    @Override
    public List<Assignment> ofTask(InspectionTask.No task) {
        return records.list("WHERE t.task_no = ? ORDER BY t.id", task.value());
    }

    @Override
    public List<Assignment> ofSubject(Subject.Id subject) {
        return records.list("WHERE t.subject = ? ORDER BY t.id", subject.value());
    }

    @Override
    public Stream<Assignment> all() {
        return records.stream("ORDER BY t.id");
    }

    @Override
    public Page<Assignment> page(AssignmentFilter filter, PageRequest request) {
        return listing(filter).page(request);
    }

    @Override
    public long count(AssignmentFilter filter, long most) {
        return listing(filter).count(most);
    }

    private Listing<Assignment> listing(AssignmentFilter f) {
        Listing<Assignment> listing = Listing.by(records, text("id"), a -> a.id().value());
        if (f.task() != null) {
            listing.leading("t.task_no", f.task().value()).equal("t.state", f.state());
        } else if (f.authority() == null) {
            listing.leading("t.state", f.state());
        } else {
            return listing.join("JOIN dr_assignment_member m ON m.assignment = t.id")
                    .leading("m.authority", f.authority().value())
                    .where(FIRST_OF_AUTHORITY)
                    .keyedBy("m.assignment")
                    .equal("t.state", f.state());
        }
        return f.authority() == null
                ? listing
                : listing.where(ON_TEAM, f.authority().value());
    }

    @Override
    public long count() {
        return records.count("");
    }
}
