package io.doublerandom.core.store.jdbc;

import static io.doublerandom.core.store.jdbc.Column.day;
import static io.doublerandom.core.store.jdbc.Column.text;

import io.doublerandom.core.Authority;
import io.doublerandom.core.draw.Assignment;
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
    public long count() {
        return records.count("");
    }
}
