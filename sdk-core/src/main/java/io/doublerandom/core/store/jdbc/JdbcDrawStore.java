package io.doublerandom.core.store.jdbc;

import static io.doublerandom.core.store.jdbc.Column.flag;
import static io.doublerandom.core.store.jdbc.Column.instant;
import static io.doublerandom.core.store.jdbc.Column.integer;
import static io.doublerandom.core.store.jdbc.Column.number;
import static io.doublerandom.core.store.jdbc.Column.text;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Page;
import io.doublerandom.core.PageRequest;
import io.doublerandom.core.draw.Draw;
import io.doublerandom.core.draw.DrawStore;
import io.doublerandom.core.plan.InspectionTask;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Draws in {@code dr_draw}: rows are added, never changed. */
final class JdbcDrawStore implements DrawStore {
    private static final Shape<Draw> SHAPE = Shape.flat(
            "dr_draw",
            List.of(text("header_hash")),
            List.of(
                    text("task_no"),
                    integer("attempt"),
                    text("supersedes"),
                    number("series_position"),
                    number("pool_count"),
                    number("drawn_count"),
                    text("result_hash"),
                    flag("practice"),
                    instant("drawn_at")),
            JdbcDrawStore::write,
            c -> new Draw(
                    c.text(),
                    new InspectionTask.No(c.text()),
                    c.integer(),
                    c.text(),
                    c.number(),
                    c.number(),
                    c.number(),
                    c.text(),
                    c.flag(),
                    c.instant()));

    private final Session session;
    private final Records<Draw> records;

    JdbcDrawStore(Session session) {
        this.session = session;
        this.records = new Records<>(session, SHAPE);
    }

    private static List<Object> write(Draw d) {
        return Cells.row(
                d.headerHash(),
                d.task().value(),
                d.attempt(),
                d.supersedes(),
                d.seriesPosition(),
                d.poolCount(),
                d.drawnCount(),
                d.resultHash(),
                d.practice(),
                d.drawnAt());
    }

    @Override
    public void add(Draw draw) {
        Statements<Draw> statements = new Statements<>(SHAPE);
        Shape.Image image = SHAPE.write().apply(draw);
        session.call(connection -> {
            List<Shape.Image> kept = statements.find(connection, List.of(SHAPE.key(image.row())), "");
            if (kept.isEmpty()) {
                statements.insert(connection, List.of(image));
            } else if (!kept.get(0).equals(image)) {
                throw new DoubleRandomException(
                        ErrorCode.STORE_CONFLICT, "draw " + draw.headerHash() + " is kept with other content");
            }
            return image;
        });
    }

    @Override
    public Optional<Draw> find(String headerHash) {
        return records.one("WHERE t.header_hash = ?", headerHash);
    }

    @Override
    public List<Draw> ofTask(InspectionTask.No task) {
        return records.list("WHERE t.task_no = ? ORDER BY t.attempt", task.value());
    }

    @Override
    public List<Draw> ofTasksBegunIn(int year) {
        return records.list(
                "JOIN dr_task k ON k.task_no = t.task_no WHERE k.window_from BETWEEN ? AND ? ORDER BY t.header_hash",
                LocalDate.of(year, 1, 1),
                LocalDate.of(year, 12, 31));
    }

    @Override
    public Page<Draw> page(PageRequest request) {
        return Listing.<Draw>latest(records, text("header_hash"), Draw::headerHash)
                .orderedBy(instant("drawn_at"), Draw::drawnAt)
                .page(request);
    }

    @Override
    public long count() {
        return records.count("");
    }
}
