package io.doublerandom.core.store.jdbc;

import static io.doublerandom.core.store.jdbc.Column.day;
import static io.doublerandom.core.store.jdbc.Column.text;

import io.doublerandom.core.RegionCode;
import io.doublerandom.core.register.CreditRiskClass;
import io.doublerandom.core.register.Subject;
import io.doublerandom.core.register.SubjectPool;
import io.doublerandom.core.register.SubjectStore;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Subjects in {@code dr_subject} and {@code dr_subject_membership}. */
final class JdbcSubjectStore implements SubjectStore {
    private static final String MEMBERS = "WHERE EXISTS (SELECT 1 FROM dr_subject_membership m"
            + " WHERE m.subject = t.id AND m.pool = ? AND m.member_from <= ? AND m.member_until >= ?)";

    private static final Shape<Subject> SHAPE = new Shape<>(
            "dr_subject",
            List.of(text("id")),
            List.of(
                    text("kind"),
                    text("name"),
                    text("nature"),
                    text("identity_type"),
                    text("identity_number"),
                    text("region"),
                    text("address"),
                    text("status"),
                    text("credit_class"),
                    text("credit_source"),
                    day("credit_as_of")),
            List.of(new Shape.Child(
                    "dr_subject_membership",
                    List.of("subject"),
                    List.of(text("pool"), day("member_from"), day("member_until"), text("reason")))),
            false,
            JdbcSubjectStore::write,
            JdbcSubjectStore::read);

    private final Records<Subject> records;

    JdbcSubjectStore(Session session) {
        this.records = new Records<>(session, SHAPE);
    }

    private static Shape.Image write(Subject s) {
        return new Shape.Image(
                Cells.row(
                        s.id().value(),
                        s.kind(),
                        s.name(),
                        s.nature(),
                        s.identity().type(),
                        s.identity().number(),
                        s.region().value(),
                        s.address(),
                        s.status(),
                        s.creditRisk().riskClass(),
                        s.creditRisk().source(),
                        s.creditRisk().asOf()),
                List.of(Shape.rows(s.memberships(), m -> Cells.row(m.pool().value(), m.period(), m.reason()))));
    }

    private static Subject read(Shape.Image image) {
        Cells c = image.cells();
        return new Subject(
                new Subject.Id(c.text()),
                c.constant(Subject.Kind.class),
                c.text(),
                c.constant(Subject.Nature.class),
                new Subject.Identity(c.text(), c.text()),
                new RegionCode(c.text()),
                c.text(),
                c.constant(Subject.RegistrationStatus.class),
                new Subject.CreditRisk(c.constant(CreditRiskClass.class), c.text(), c.day()),
                image.children(0, m -> new Subject.Membership(new SubjectPool.Id(m.text()), m.period(), m.text())));
    }

    @Override
    public int save(List<Subject> subjects) {
        return records.save(subjects);
    }

    @Override
    public Optional<Subject> find(Subject.Id id) {
        return records.one("WHERE t.id = ?", id.value());
    }

    @Override
    public Stream<Subject> members(SubjectPool.Id pool, LocalDate day) {
        return records.stream(MEMBERS + " ORDER BY t.id", pool.value(), day, day);
    }

    @Override
    public long countMembers(SubjectPool.Id pool, LocalDate day) {
        return records.count(MEMBERS, pool.value(), day, day);
    }

    @Override
    public Stream<Subject> all() {
        return records.stream("ORDER BY t.id");
    }

    @Override
    public long count() {
        return records.count("");
    }
}
