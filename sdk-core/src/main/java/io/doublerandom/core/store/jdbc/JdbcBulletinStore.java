package io.doublerandom.core.store.jdbc;

import static io.doublerandom.core.store.jdbc.Column.day;
import static io.doublerandom.core.store.jdbc.Column.instant;
import static io.doublerandom.core.store.jdbc.Column.integer;
import static io.doublerandom.core.store.jdbc.Column.number;
import static io.doublerandom.core.store.jdbc.Column.text;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Page;
import io.doublerandom.core.PageRequest;
import io.doublerandom.core.indicator.BulletinStore;
import io.doublerandom.core.indicator.Indicator;
import io.doublerandom.core.indicator.PublishedBulletin;
import java.util.List;
import java.util.Optional;

/** Published bulletins in {@code dr_bulletin} with figures: rows are added, never changed. */
final class JdbcBulletinStore implements BulletinStore {
    private static final Shape<PublishedBulletin> SHAPE = new Shape<>(
            "dr_bulletin",
            List.of(text("id")),
            List.of(
                    instant("published_at"),
                    integer("bulletin_year"),
                    day("as_of"),
                    text("title"),
                    text("scope"),
                    text("note"),
                    text("markdown")),
            List.of(new Shape.Child(
                    "dr_bulletin_figure",
                    List.of("bulletin"),
                    List.of(
                            text("section"),
                            text("indicator"),
                            integer("target_percent"),
                            number("counted"),
                            number("base")))),
            false,
            b -> new Shape.Image(
                    Cells.row(
                            b.id(), b.publishedAt(), b.year(), b.asOf(), b.title(), b.scope(), b.note(), b.markdown()),
                    List.of(Shape.rows(
                            b.figures(),
                            f -> Cells.row(
                                    f.section(), f.indicator(), f.targetPercent(), f.numerator(), f.denominator())))),
            JdbcBulletinStore::read);

    private final Session session;
    private final Records<PublishedBulletin> records;

    JdbcBulletinStore(Session session) {
        this.session = session;
        this.records = new Records<>(session, SHAPE);
    }

    private static PublishedBulletin read(Shape.Image image) {
        Cells c = image.cells();
        return new PublishedBulletin(
                c.text(),
                c.instant(),
                c.integer(),
                c.day(),
                c.text(),
                c.text(),
                c.text(),
                c.text(),
                image.children(
                        0,
                        f -> new PublishedBulletin.Figure(
                                f.text(), f.constant(Indicator.class), f.integer(), f.number(), f.number())));
    }

    @Override
    public void add(PublishedBulletin bulletin) {
        session.call(connection -> {
            Records<PublishedBulletin> bound = new Records<>(new Session.Bound(connection), SHAPE);
            Optional<PublishedBulletin> kept = bound.one("WHERE t.id = ?", bulletin.id());
            if (kept.isPresent()
                    && !SHAPE.write().apply(kept.get()).equals(SHAPE.write().apply(bulletin))) {
                throw new DoubleRandomException(
                        ErrorCode.STORE_CONFLICT, "bulletin " + bulletin.id() + " is kept with other content");
            }
            return kept.isPresent() ? 0 : bound.save(List.of(bulletin));
        });
    }

    @Override
    public Optional<PublishedBulletin> find(String id) {
        return records.one("WHERE t.id = ?", id);
    }

    @Override
    public Page<PublishedBulletin> page(PageRequest request) {
        return Listing.latest(records, text("id"), PublishedBulletin::id)
                .orderedBy(instant("published_at"), PublishedBulletin::publishedAt)
                .page(request);
    }

    @Override
    public long count() {
        return records.count("");
    }
}
