package io.doublerandom.core.store.jdbc;

import static io.doublerandom.core.store.jdbc.Column.day;
import static io.doublerandom.core.store.jdbc.Column.text;

import io.doublerandom.core.Page;
import io.doublerandom.core.PageRequest;
import io.doublerandom.core.RegionCode;
import io.doublerandom.core.register.CreditRiskClass;
import io.doublerandom.core.register.Subject;
import io.doublerandom.core.register.SubjectFilter;
import io.doublerandom.core.register.SubjectPool;
import io.doublerandom.core.register.SubjectStore;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Subjects in {@code dr_subject} and {@code dr_subject_membership}. */
final class JdbcSubjectStore implements SubjectStore {
    private static final String MEMBER = "EXISTS (SELECT 1 FROM dr_subject_membership m"
            + " WHERE m.subject = t.id AND m.pool = ? AND m.member_from <= ? AND m.member_until >= ?)";
    private static final String MEMBERS = "WHERE " + MEMBER;

    /**
     * Of memberships in the same pool on the same day the first. The case of nearly all stands in front: it spares them the
     * look at the others, and keeps PostgreSQL from joining a page with all memberships from the beginning of the table.
     */
    static final String FIRST_MEMBERSHIP = "(m.seq = 0 OR NOT EXISTS (SELECT 1 FROM dr_subject_membership d"
            + " WHERE d.subject = m.subject AND d.seq < m.seq AND d.pool = m.pool"
            + " AND d.member_from <= ? AND d.member_until >= ?))";

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
                    // The last four are the subject's, repeated: what pools are listed and counted by.
                    List.of(
                            text("pool"),
                            day("member_from"),
                            day("member_until"),
                            text("reason"),
                            text("subject_name"),
                            text("region"),
                            text("credit_class"),
                            text("status")))),
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
                List.of(Shape.rows(
                        s.memberships(),
                        m -> Cells.row(
                                m.pool().value(),
                                m.period(),
                                m.reason(),
                                s.name(),
                                s.region().value(),
                                s.creditRisk().riskClass(),
                                s.status()))));
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
    public Page<Subject> page(SubjectFilter filter, PageRequest request) {
        return listing(filter).page(request);
    }

    @Override
    public long count(SubjectFilter filter, long most) {
        return listing(filter).count(most);
    }

    /**
     * Which index a list is read by follows from the filter alone, never from how much is there: the order of a list, and
     * so the place of a page, has to stay the same while rows come and go. Each index begins with what is held equal, goes on
     * with the order and ends with what is further filtered by ({@code V014}, {@code V015}).
     */
    private Listing<Subject> listing(SubjectFilter f) {
        Listing<Subject> listing = Listing.by(records, text("id"), s -> s.id().value());
        SubjectPool.Id pool = f.pool();
        LocalDate day = f.day();
        if (pool == null || day == null) {
            return everybody(listing, f);
        }
        listing.join("JOIN dr_subject_membership m ON m.subject = t.id")
                .leading("m.pool", pool.value())
                .where("m.member_from <= ?", day)
                .where("m.member_until >= ?", day)
                .where(FIRST_MEMBERSHIP, day, day)
                .keyedBy("m.subject")
                .beginning("m.subject", f.idPrefix())
                .beginning("m.subject_name", f.namePrefix())
                .beginning("m.region", f.regionPrefix());
        if (f.idPrefix() != null) {
            return listing.equal("m.credit_class", f.creditClass());
        }
        if (f.namePrefix() != null) {
            return listing.orderedBy("m.subject_name", text("name"), Subject::name)
                    .equal("m.credit_class", f.creditClass());
        }
        return listing.leading("m.credit_class", f.creditClass());
    }

    private static Listing<Subject> everybody(Listing<Subject> listing, SubjectFilter f) {
        listing.beginning("t.id", f.idPrefix())
                .beginning("t.name", f.namePrefix())
                .beginning("t.region", f.regionPrefix());
        if (f.idPrefix() != null) {
            return listing.equal("t.credit_class", f.creditClass());
        }
        if (f.namePrefix() != null) {
            listing.orderedBy(text("name"), Subject::name);
        } else if (f.regionPrefix() != null && f.creditClass() == null) {
            listing.orderedBy(text("region"), s -> s.region().value());
        }
        return listing.leading("t.credit_class", f.creditClass());
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
