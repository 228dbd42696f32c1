package io.doublerandom.core.store.jdbc;

import static io.doublerandom.core.store.jdbc.Column.day;
import static io.doublerandom.core.store.jdbc.Column.text;

import io.doublerandom.core.Period;
import io.doublerandom.core.register.Inspector;
import io.doublerandom.core.register.Recusal;
import io.doublerandom.core.register.RecusalStore;
import io.doublerandom.core.register.Subject;
import java.util.List;
import java.util.stream.Stream;

/** Recusals in {@code dr_recusal}. */
final class JdbcRecusalStore implements RecusalStore {
    private static final Shape<Recusal> SHAPE = Shape.flat(
            "dr_recusal",
            List.of(text("inspector"), text("subject"), text("reason"), day("recused_from")),
            List.of(day("recused_until")),
            r -> Cells.row(r.inspector().value(), r.subject().value(), r.reason(), r.period()),
            c -> new Recusal(new Inspector.Id(c.text()), new Subject.Id(c.text()), c.text(), c.period()));

    private final Records<Recusal> records;

    JdbcRecusalStore(Session session) {
        this.records = new Records<>(session, SHAPE);
    }

    @Override
    public int save(List<Recusal> recusals) {
        return records.save(recusals);
    }

    @Override
    public Stream<Recusal> during(Period window) {
        return records.stream(
                "WHERE t.recused_from <= ? AND t.recused_until >= ?"
                        + " ORDER BY t.inspector, t.subject, t.reason, t.recused_from",
                window.until(),
                window.from());
    }

    @Override
    public long count() {
        return records.count("");
    }
}
