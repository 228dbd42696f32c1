package io.doublerandom.core.store.jdbc;

import static io.doublerandom.core.store.jdbc.Column.integer;
import static io.doublerandom.core.store.jdbc.Column.number;
import static io.doublerandom.core.store.jdbc.Column.text;

import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Page;
import io.doublerandom.core.PageRequest;
import io.doublerandom.core.Place;
import io.doublerandom.core.Problem;
import io.doublerandom.core.register.HeldRow;
import io.doublerandom.core.register.HeldRowFilter;
import io.doublerandom.core.register.HeldRowStore;
import io.doublerandom.core.register.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Held and rejected rows in {@code dr_held_row} with fields, problems and steps. */
final class JdbcHeldRowStore implements HeldRowStore {
    private static final Shape<HeldRow> SHAPE = new Shape<>(
            "dr_held_row",
            List.of(text("id")),
            List.of(text("resource"), text("source"), number("row_number"), text("state")),
            List.of(
                    new Shape.Child("dr_held_row_field", List.of("held_row"), List.of(text("name"), text("content"))),
                    new Shape.Child(
                            "dr_held_row_problem",
                            List.of("held_row"),
                            List.of(
                                    text("code"),
                                    text("source"),
                                    number("row_number"),
                                    text("column_name"),
                                    integer("value_offset"),
                                    text("detail"))),
                    new Shape.Child("dr_held_row_step", List.of("held_row"), Shape.STEP_COLUMNS)),
            true,
            JdbcHeldRowStore::write,
            JdbcHeldRowStore::read);

    private final Records<HeldRow> records;

    JdbcHeldRowStore(Session session) {
        this.records = new Records<>(session, SHAPE);
    }

    private static Shape.Image write(HeldRow h) {
        return new Shape.Image(
                Cells.row(
                        h.id().value(), h.resource(), h.row().source(), h.row().number(), h.state()),
                List.of(
                        Shape.rows(
                                List.copyOf(h.row().fields().entrySet()),
                                field -> Cells.row(RawText.encode(field.getKey()), RawText.encode(field.getValue()))),
                        Shape.rows(
                                h.problems(),
                                p -> Cells.row(
                                        p.code(),
                                        RawText.encode(p.place().source()),
                                        p.place().row(),
                                        RawText.encode(p.place().column()),
                                        p.place().offset(),
                                        RawText.encode(p.detail()))),
                        Shape.steps(h.steps())));
    }

    private static HeldRow read(Shape.Image image) {
        Cells c = image.cells();
        HeldRow.Id id = new HeldRow.Id(c.text());
        String resource = c.text();
        Map<String, String> fields = new LinkedHashMap<>();
        image.children(0, f -> Map.entry(RawText.decode(f.text()), RawText.decode(f.text())))
                .forEach(field -> fields.put(field.getKey(), field.getValue()));
        return new HeldRow(
                id,
                resource,
                new Row(c.text(), c.number(), fields),
                image.children(
                        1,
                        p -> new Problem(
                                p.constant(ErrorCode.class),
                                new Place(RawText.decode(p.text()), p.number(), RawText.decode(p.text()), p.integer()),
                                RawText.decode(p.text()))),
                image.children(2, s -> Shape.step(s, HeldRow.State.class)));
    }

    @Override
    public int save(List<HeldRow> rows) {
        return records.save(rows);
    }

    @Override
    public Optional<HeldRow> find(HeldRow.Id id) {
        return records.one("WHERE t.id = ?", id.value());
    }

    @Override
    public Stream<HeldRow> in(String resource, HeldRow.State state) {
        return records.stream("WHERE t.resource = ? AND t.state = ? ORDER BY t.id", resource, state.name());
    }

    @Override
    public Page<HeldRow> page(HeldRowFilter filter, PageRequest request) {
        return listing(filter).page(request);
    }

    @Override
    public long count(HeldRowFilter filter, long most) {
        return listing(filter).count(most);
    }

    private Listing<HeldRow> listing(HeldRowFilter f) {
        return Listing.<HeldRow>by(records, text("id"), h -> h.id().value())
                .leading("t.resource", f.resource())
                .leading("t.state", f.state());
    }

    @Override
    public long count(HeldRow.State state) {
        return records.count("WHERE t.state = ?", state.name());
    }
}
