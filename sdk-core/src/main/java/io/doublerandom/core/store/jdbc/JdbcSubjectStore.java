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
import org.jspecify.annotations.Nullable;

/** Subjects in {@code dr_subject} and {@code dr_subject_membership}. */
final class JdbcSubjectStore implements SubjectStore {
    private static final String MEMBER = "EXISTS (SELECT 1 FROM dr_subject_membership m"
            + " WHERE m.subject = t.id AND m.pool = ? AND m.member_from <= ? AND m.member_until >= ?)";
    private static final String MEMBERS = "WHERE " + MEMBER;

    /** Of memberships in the same pool on the same day the first. */
    static final String FIRST_MEMBERSHIP = "NOT EXISTS (SELECT 1 FROM dr_subject_membership d"
            + " WHERE d.subject = m.subject AND d.seq < m.seq AND d.pool = m.pool"
            + " AND d.member_from <= ? AND d.member_until >= ?)";

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
    public Page<Subject> page(SubjectFilter filter, PageRequest request) {
        return listing(filter).page(request);
    }

    @Override
    public long count(SubjectFilter filter, long most) {
        return listing(filter).count(most);
    }

    private Listing<Subject> listing(SubjectFilter f) {
        Listing<Subject> listing = Listing.by(records, text("id"), s -> s.id().value());
        boolean byId = f.idPrefix() != null;
        boolean byName = f.namePrefix() != null;
        boolean byPool = f.pool() != null && !byId && !byName;
        boolean byRegion = f.regionPrefix() != null && !byId && !byName && !byPool && f.creditClass() == null;
        restrict(listing, f.pool(), f.day(), byPool);
        listing.beginning("t.id", f.idPrefix())
                .beginning("t.name", f.namePrefix())
                .beginning("t.region", f.regionPrefix());
        if (byName && !byId) {
            listing.orderedBy(text("name"), Subject::name);
        } else if (byRegion) {
            listing.orderedBy(text("region"), s -> s.region().value());
        }
        return byId || byName || byPool
                ? listing.equal("t.credit_class", f.creditClass())
                : listing.leading("t.credit_class", f.creditClass());
    }

    /** Finds the members of a pool by its index where nothing narrower leads, and looks them up one by one otherwise. */
    private static void restrict(
            Listing<Subject> listing, SubjectPool.@Nullable Id pool, @Nullable LocalDate day, boolean leads) {
        if (pool == null || day == null) {
            return;
        }
        if (leads) {
            listing.join("JOIN dr_subject_membership m ON m.subject = t.id")
                    .leading("m.pool", pool.value())
                    .where("m.member_from <= ?", day)
                    .where("m.member_until >= ?", day)
                    .where(FIRST_MEMBERSHIP, day, day)
                    .keyedBy("m.subject");
        } else {
            listing.where(MEMBER, pool.value(), day, day);
        }
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
