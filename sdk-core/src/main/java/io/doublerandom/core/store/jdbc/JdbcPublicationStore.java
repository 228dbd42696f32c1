package io.doublerandom.core.store.jdbc;

import static io.doublerandom.core.store.jdbc.Column.flag;
import static io.doublerandom.core.store.jdbc.Column.instant;
import static io.doublerandom.core.store.jdbc.Column.integer;
import static io.doublerandom.core.store.jdbc.Column.number;
import static io.doublerandom.core.store.jdbc.Column.text;

import io.doublerandom.core.Authority;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Page;
import io.doublerandom.core.PageRequest;
import io.doublerandom.core.plan.AnnualPlan;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.publicity.PublicField;
import io.doublerandom.core.publicity.PublicRecord;
import io.doublerandom.core.publicity.Publication;
import io.doublerandom.core.publicity.PublicationFilter;
import io.doublerandom.core.publicity.PublicationFilter.Topic;
import io.doublerandom.core.publicity.PublicationStore;
import io.doublerandom.core.publicity.PublicityNotice;
import io.doublerandom.core.register.Subject;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Publications in {@code dr_publication} with their outcomes, and what is gathered from them. */
final class JdbcPublicationStore implements PublicationStore {
    static final Shape<Kept> SHAPE = new Shape<>(
            "dr_publication",
            List.of(number("seq")),
            List.of(
                    text("notice"),
                    text("kind"),
                    text("ref"),
                    integer("version"),
                    text("channel"),
                    text("authority"),
                    text("payload"),
                    instant("published_at"),
                    text("topic"),
                    text("plan_no"),
                    text("task_no"),
                    text("subject"),
                    integer("publication_year"),
                    flag("newest")),
            List.of(new Shape.Child("dr_publication_outcome", List.of("publication"), List.of(text("outcome")))),
            false,
            JdbcPublicationStore::write,
            JdbcPublicationStore::read);

    private static final String HAS_OUTCOME =
            "EXISTS (SELECT 1 FROM dr_publication_outcome o WHERE o.publication = t.seq AND o.outcome = ?)";

    private final Session session;
    private final Records<Kept> records;
    private final Records<PublishedPlan> plans;
    private final Records<NamedSubject> subjects;
    private final Records<Map.Entry<Authority.Id, String>> publishers;
    private final Records<Map.Entry<String, InspectionTask.No>> draws;

    /** A publication, and whether it is the newest version. */
    record Kept(Publication publication, boolean newest) {}

    JdbcPublicationStore(Session session) {
        this.session = session;
        this.records = new Records<>(session, SHAPE);
        this.plans = new Records<>(session, PublicCopies.PLANS);
        this.subjects = new Records<>(session, PublicCopies.SUBJECTS);
        this.publishers = new Records<>(session, PublicCopies.PUBLISHERS);
        this.draws = new Records<>(session, PublicCopies.DRAWS);
    }

    private static Shape.Image write(Kept kept) {
        Publication p = kept.publication();
        PublicRecord content = p.content();
        Map<PublicField, String> fields = content.fields();
        List<String> outcomes = content.kind() == PublicityNotice.Kind.RESULT
                ? Arrays.asList(fields.getOrDefault(PublicField.RESULT, "").split(";"))
                : List.of();
        return new Shape.Image(
                Cells.row(
                        p.number(),
                        content.id().value(),
                        content.kind(),
                        content.ref(),
                        content.version(),
                        content.channel(),
                        content.authority().value(),
                        content.payload(),
                        p.publishedAt(),
                        Topic.of(content.kind()),
                        fields.getOrDefault(PublicField.PLAN_NO, ""),
                        fields.getOrDefault(PublicField.TASK_NO, ""),
                        fields.getOrDefault(PublicField.SUBJECT_CODE, ""),
                        PublicationWriter.year(fields),
                        kept.newest()),
                List.of(Shape.rows(outcomes, Cells::row)));
    }

    private static Kept read(Shape.Image image) {
        Cells c = image.cells();
        long number = c.number();
        PublicityNotice.Id id = new PublicityNotice.Id(c.text());
        PublicityNotice.Kind kind = c.constant(PublicityNotice.Kind.class);
        String ref = c.text();
        int version = c.integer();
        Authority.Platform channel = c.constant(Authority.Platform.class);
        Authority.Id authority = new Authority.Id(c.text());
        // Made anew, so that a field that may not be public cannot come back either.
        PublicRecord content =
                new PublicRecord(id, kind, ref, version, channel, authority, PublicRecord.fields(c.text()));
        Instant publishedAt = c.instant();
        c.text();
        c.text();
        c.text();
        c.text();
        c.integer();
        return new Kept(new Publication(number, content, publishedAt), c.flag());
    }

    @Override
    public int add(List<PublicRecord> published, Instant publishedAt) {
        return session.call(connection -> new PublicationWriter(connection).add(published, publishedAt));
    }

    @Override
    public Optional<Publication> find(PublicityNotice.Id notice) {
        return records.one("WHERE t.notice = ?", notice.value()).map(Kept::publication);
    }

    @Override
    public Optional<Publication> latest(Topic topic, String ref) {
        return records.one("WHERE t.topic = ? AND t.ref = ? AND t.newest = TRUE", topic.name(), ref)
                .map(Kept::publication);
    }

    @Override
    public Page<Publication> page(PublicationFilter filter, PageRequest request) {
        return publications(listing(filter).page(request));
    }

    @Override
    public long count(PublicationFilter filter, long most) {
        return listing(filter).count(most);
    }

    private Listing<Kept> listing(PublicationFilter f) {
        Listing<Kept> listing = latest().where("t.newest = TRUE");
        Map<String, @Nullable Object> narrow = new LinkedHashMap<>();
        narrow.put("t.subject", f.subject() == null ? null : f.subject().value());
        narrow.put("t.task_no", f.task() == null ? null : f.task().value());
        narrow.put("t.plan_no", f.plan() == null ? null : f.plan().value());
        narrow.put("t.authority", f.authority() == null ? null : f.authority().value());
        boolean led = narrow.values().stream().allMatch(Objects::isNull);
        if (f.outcome() != null && led) {
            listing.join("JOIN dr_publication_outcome o ON o.publication = t.seq")
                    .leading("o.outcome", f.outcome())
                    .keyedBy("o.publication")
                    .equal("t.topic", f.topic());
        } else {
            listing.leading("t.topic", f.topic());
            if (f.outcome() != null) {
                // A common outcome of a small authority: its publications are fewer than those of the outcome.
                listing.where(HAS_OUTCOME, f.outcome().name());
            }
        }
        led |= f.topic() == null;
        for (Map.Entry<String, @Nullable Object> column : narrow.entrySet()) {
            if (led || column.getValue() == null) {
                listing.equal(column.getKey(), column.getValue());
            } else {
                listing.leading(column.getKey(), column.getValue());
                led = true;
            }
        }
        return listing.equal("t.publication_year", f.year());
    }

    @Override
    public Page<Publication> history(
            PublicityNotice.@Nullable Kind kind, Authority.@Nullable Id authority, PageRequest request) {
        return publications(latest().leading("t.topic", kind == null ? null : Topic.of(kind))
                .leading("t.authority", authority == null ? null : authority.value())
                .equal("t.kind", kind)
                .page(request));
    }

    private Listing<Kept> latest() {
        return Listing.latest(records, number("seq"), kept -> kept.publication().number());
    }

    @Override
    public List<Publication> since(long number, int limit) {
        return records.list("WHERE t.seq > ? ORDER BY t.seq FETCH FIRST ? ROWS ONLY", number, limit).stream()
                .map(Kept::publication)
                .toList();
    }

    @Override
    public Page<PublishedPlan> plans(@Nullable Integer year, PageRequest request) {
        return Listing.latest(plans, text("plan_no"), plan -> plan.no().value())
                .leading("t.plan_year", year)
                .page(request);
    }

    @Override
    public Optional<PublishedPlan> plan(AnnualPlan.No no) {
        return plans.one("WHERE t.plan_no = ?", no.value());
    }

    @Override
    public long planCount() {
        return plans.count("");
    }

    @Override
    public Page<Publication> planLines(AnnualPlan.No no, PageRequest request) {
        return publications(
                Listing.by(records, number("seq"), kept -> kept.publication().number())
                        .where("t.newest = TRUE")
                        .leading("t.topic", Topic.PLAN)
                        .leading("t.plan_no", no.value())
                        .page(request));
    }

    @Override
    public Page<Publication> planChanges(AnnualPlan.No no, PageRequest request) {
        return publications(latest().where("t.version > 1")
                .leading("t.topic", Topic.PLAN)
                .leading("t.plan_no", no.value())
                .page(request));
    }

    @Override
    public Optional<Publication> before(Publication later) {
        PublicRecord content = later.content();
        return records
                .list(
                        "WHERE t.topic = ? AND t.ref = ? AND t.version < ?"
                                + " ORDER BY t.topic DESC, t.ref DESC, t.version DESC FETCH FIRST 1 ROWS ONLY",
                        Topic.of(content.kind()).name(),
                        content.ref(),
                        content.version())
                .stream()
                .findFirst()
                .map(Kept::publication);
    }

    @Override
    public List<NamedSubject> subjects(String namePrefix, int limit) {
        return Listing.by(subjects, text("code"), subject -> subject.code().value())
                .beginning("t.name", namePrefix)
                .orderedBy(text("name"), NamedSubject::name)
                .page(PageRequest.first(limit))
                .rows();
    }

    @Override
    public Optional<NamedSubject> subject(Subject.Id code) {
        return subjects.one("WHERE t.code = ?", code.value());
    }

    @Override
    public Map<Authority.Id, String> publishers() {
        Map<Authority.Id, String> names = new LinkedHashMap<>();
        publishers.list("ORDER BY t.authority").forEach(entry -> names.put(entry.getKey(), entry.getValue()));
        return names;
    }

    @Override
    public void addDraw(String headerHash, InspectionTask.No task) {
        session.call(connection -> {
            Records<Map.Entry<String, InspectionTask.No>> bound =
                    new Records<>(new Session.Bound(connection), PublicCopies.DRAWS);
            Optional<Map.Entry<String, InspectionTask.No>> kept = bound.one("WHERE t.header_hash = ?", headerHash);
            if (kept.isPresent() && !kept.get().getValue().equals(task)) {
                throw new DoubleRandomException(
                        ErrorCode.STORE_CONFLICT, "draw " + headerHash + " was published as one of another task");
            }
            return bound.save(List.of(Map.entry(headerHash, task)));
        });
    }

    @Override
    public Map<String, InspectionTask.No> draws() {
        Map<String, InspectionTask.No> tasks = new LinkedHashMap<>();
        draws.list("ORDER BY t.header_hash").forEach(entry -> tasks.put(entry.getKey(), entry.getValue()));
        return tasks;
    }

    private static Page<Publication> publications(Page<Kept> page) {
        return new Page<>(page.rows().stream().map(Kept::publication).toList(), page.next());
    }
}
