package io.doublerandom.core.store.jdbc;

import static io.doublerandom.core.store.jdbc.Column.instant;
import static io.doublerandom.core.store.jdbc.Column.number;
import static io.doublerandom.core.store.jdbc.Column.text;

import io.doublerandom.core.audit.Act;
import io.doublerandom.core.audit.ActStore;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The acts in {@code dr_act}: rows are added, never changed. */
final class JdbcActStore implements ActStore {
    private record Kept(long sequence, Act act) {}

    private static final Shape<Kept> SHAPE = Shape.flat(
            "dr_act",
            List.of(number("sequence")),
            List.of(text("act_type"), text("doc"), text("done_by"), instant("done_at"), text("note")),
            k -> Cells.row(
                    k.sequence(),
                    k.act().type(),
                    k.act().doc(),
                    k.act().by(),
                    k.act().at(),
                    k.act().note()),
            c -> new Kept(c.number(), new Act(c.text(), c.text(), c.text(), c.instant(), c.text())));

    private final Session session;
    private final Records<Kept> records;
    private final Statements<Kept> statements = new Statements<>(SHAPE);

    JdbcActStore(Session session) {
        this.session = session;
        this.records = new Records<>(session, SHAPE);
    }

    @Override
    public void add(long sequence, Act act) {
        Kept kept = new Kept(sequence, act);
        session.call(connection -> {
            statements.insert(connection, List.of(SHAPE.write().apply(kept)));
            return kept;
        });
    }

    @Override
    public Map<Long, Act> find(Collection<Long> sequences) {
        Map<Long, Act> found = new HashMap<>();
        records.ofKeys(sequences.stream()
                        .distinct()
                        .map(sequence -> List.<Object>of(sequence))
                        .toList())
                .forEach(kept -> found.put(kept.sequence(), kept.act()));
        return found;
    }
}
