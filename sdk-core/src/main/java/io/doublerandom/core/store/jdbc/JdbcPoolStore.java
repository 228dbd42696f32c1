package io.doublerandom.core.store.jdbc;

import static io.doublerandom.core.store.jdbc.Column.instant;
import static io.doublerandom.core.store.jdbc.Column.number;
import static io.doublerandom.core.store.jdbc.Column.text;

import io.doublerandom.core.Authority;
import io.doublerandom.core.register.InspectionItem;
import io.doublerandom.core.register.PoolStore;
import io.doublerandom.core.register.Subject;
import io.doublerandom.core.register.SubjectPool;
import java.util.List;
import java.util.Optional;

/** Pools in {@code dr_pool}. */
final class JdbcPoolStore implements PoolStore {
    private static final Shape<SubjectPool> SHAPE = Shape.flat(
            "dr_pool",
            List.of(text("id")),
            List.of(
                    text("name"),
                    text("owner"),
                    text("kind"),
                    text("items"),
                    text("membership_rule"),
                    number("version"),
                    instant("updated_at")),
            p -> Cells.row(
                    p.id().value(),
                    p.name(),
                    p.owner().value(),
                    p.kind(),
                    p.items(),
                    p.rule(),
                    p.version(),
                    p.updatedAt()),
            c -> new SubjectPool(
                    new SubjectPool.Id(c.text()),
                    c.text(),
                    new Authority.Id(c.text()),
                    c.constant(Subject.Kind.class),
                    c.list().stream().map(InspectionItem.Code::new).toList(),
                    c.text(),
                    c.number(),
                    c.instant()));

    private final Records<SubjectPool> records;

    JdbcPoolStore(Session session) {
        this.records = new Records<>(session, SHAPE);
    }

    @Override
    public int save(List<SubjectPool> pools) {
        return records.save(pools);
    }

    @Override
    public Optional<SubjectPool> find(SubjectPool.Id id) {
        return records.one("WHERE t.id = ?", id.value());
    }

    @Override
    public List<SubjectPool> ownedBy(Authority.Id owner) {
        return records.list("WHERE t.owner = ? ORDER BY t.id", owner.value());
    }

    @Override
    public List<SubjectPool> all() {
        return records.list("ORDER BY t.id");
    }

    @Override
    public long count() {
        return records.count("");
    }
}
