package io.doublerandom.core.store.jdbc;

import static io.doublerandom.core.store.jdbc.Column.day;
import static io.doublerandom.core.store.jdbc.Column.integer;
import static io.doublerandom.core.store.jdbc.Column.text;

import io.doublerandom.core.Authority;
import io.doublerandom.core.Page;
import io.doublerandom.core.PageRequest;
import io.doublerandom.core.publicity.NoticeFilter;
import io.doublerandom.core.publicity.NoticeStore;
import io.doublerandom.core.publicity.PublicityNotice;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Notices in {@code dr_notice} with steps. */
final class JdbcNoticeStore implements NoticeStore {
    /** It still has to be published or withheld; made of the names of constants only. */
    private static final String OPEN = PublicityNotice.OPEN_STATES.stream()
            .map(state -> "'" + state.name() + "'")
            .collect(Collectors.joining(", ", "t.state IN (", ")"));

    private static final Shape<PublicityNotice> SHAPE = new Shape<>(
            "dr_notice",
            List.of(text("id")),
            List.of(
                    text("kind"),
                    text("subject_ref"),
                    integer("version"),
                    text("channel"),
                    text("authority"),
                    day("due_on"),
                    text("payload_hash"),
                    text("state")),
            List.of(new Shape.Child("dr_notice_step", List.of("notice"), Shape.STEP_COLUMNS)),
            true,
            n -> new Shape.Image(
                    Cells.row(
                            n.id().value(),
                            n.kind(),
                            n.subjectRef(),
                            n.version(),
                            n.channel(),
                            n.authority().value(),
                            n.dueOn(),
                            n.payloadHash(),
                            n.state()),
                    List.of(Shape.steps(n.steps()))),
            JdbcNoticeStore::read);

    private final Records<PublicityNotice> records;

    JdbcNoticeStore(Session session) {
        this.records = new Records<>(session, SHAPE);
    }

    private static PublicityNotice read(Shape.Image image) {
        Cells c = image.cells();
        return new PublicityNotice(
                new PublicityNotice.Id(c.text()),
                c.constant(PublicityNotice.Kind.class),
                c.text(),
                c.integer(),
                c.constant(Authority.Platform.class),
                new Authority.Id(c.text()),
                c.day(),
                c.text(),
                image.children(0, s -> Shape.step(s, PublicityNotice.State.class)));
    }

    @Override
    public int save(List<PublicityNotice> notices) {
        return records.save(notices);
    }

    @Override
    public Optional<PublicityNotice> find(PublicityNotice.Id id) {
        return records.one("WHERE t.id = ?", id.value());
    }

    @Override
    public List<PublicityNotice> of(PublicityNotice.Kind kind, String subjectRef) {
        return records.list("WHERE t.kind = ? AND t.subject_ref = ? ORDER BY t.version, t.id", kind.name(), subjectRef);
    }

    @Override
    public Stream<PublicityNotice> in(PublicityNotice.State state) {
        return records.stream("WHERE t.state = ? ORDER BY t.id", state.name());
    }

    @Override
    public Stream<PublicityNotice> all() {
        return records.stream("ORDER BY t.id");
    }

    @Override
    public Page<PublicityNotice> page(NoticeFilter filter, PageRequest request) {
        return listing(filter).page(request);
    }

    @Override
    public long count(NoticeFilter filter, long most) {
        return listing(filter).count(most);
    }

    private Listing<PublicityNotice> listing(NoticeFilter f) {
        Listing<PublicityNotice> listing = Listing.by(records, text("id"), n -> n.id().value());
        listing.equal("t.kind", f.kind());
        if (f.openOnly()) {
            listing.where(OPEN);
        }
        if (f.dueUntil() != null) {
            listing.where("t.due_on <= ?", f.dueUntil()).orderedBy(day("due_on"), PublicityNotice::dueOn);
        }
        return f.authority() == null
                ? listing.leading("t.state", f.state())
                : listing.leading("t.authority", f.authority().value()).equal("t.state", f.state());
    }

    @Override
    public long count() {
        return records.count("");
    }
}
