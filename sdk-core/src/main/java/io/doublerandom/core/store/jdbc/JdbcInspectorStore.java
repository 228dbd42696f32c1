package io.doublerandom.core.store.jdbc;

import static io.doublerandom.core.store.jdbc.Column.day;
import static io.doublerandom.core.store.jdbc.Column.text;

import io.doublerandom.core.Authority;
import io.doublerandom.core.Page;
import io.doublerandom.core.PageRequest;
import io.doublerandom.core.register.InspectionItem;
import io.doublerandom.core.register.Inspector;
import io.doublerandom.core.register.InspectorFilter;
import io.doublerandom.core.register.InspectorStore;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Inspectors in {@code dr_inspector}. */
final class JdbcInspectorStore implements InspectorStore {
    private static final Shape<Inspector> SHAPE = Shape.flat(
            "dr_inspector",
            List.of(text("id")),
            List.of(
                    text("employee_no"),
                    text("name"),
                    text("authority"),
                    text("office"),
                    text("post_level"),
                    text("certificate_number"),
                    text("certificate_issuer"),
                    day("certificate_from"),
                    day("certificate_until"),
                    text("role"),
                    text("qualifications"),
                    text("item_scope"),
                    text("unavailable"),
                    text("status")),
            JdbcInspectorStore::write,
            JdbcInspectorStore::read);

    private final Records<Inspector> records;

    JdbcInspectorStore(Session session) {
        this.records = new Records<>(session, SHAPE);
    }

    private static List<Object> write(Inspector i) {
        return Cells.row(
                i.id().value(),
                i.employeeNo(),
                i.name(),
                i.authority().value(),
                i.office(),
                i.level(),
                i.credential().number(),
                i.credential().issuer(),
                i.credential().validity(),
                i.role(),
                i.qualifications(),
                i.itemScope(),
                ListText.periods(i.unavailable()),
                i.status());
    }

    private static Inspector read(Cells c) {
        return new Inspector(
                new Inspector.Id(c.text()),
                c.text(),
                c.text(),
                new Authority.Id(c.text()),
                c.text(),
                c.constant(Authority.Level.class),
                new Inspector.Credential(c.text(), c.text(), c.period()),
                c.constant(Inspector.Role.class),
                c.list(),
                c.list().stream().map(InspectionItem.Code::new).toList(),
                ListText.periods(c.text()),
                c.constant(Inspector.Status.class));
    }

    @Override
    public int save(List<Inspector> inspectors) {
        return records.save(inspectors);
    }

    @Override
    public Optional<Inspector> find(Inspector.Id id) {
        return records.one("WHERE t.id = ?", id.value());
    }

    @Override
    public List<Inspector> of(Authority.Id authority) {
        return records.list("WHERE t.authority = ? ORDER BY t.id", authority.value());
    }

    @Override
    public Stream<Inspector> all() {
        return records.stream("ORDER BY t.id");
    }

    @Override
    public Page<Inspector> page(InspectorFilter filter, PageRequest request) {
        return listing(filter).page(request);
    }

    @Override
    public long count(InspectorFilter filter, long most) {
        return listing(filter).count(most);
    }

    private Listing<Inspector> listing(InspectorFilter f) {
        return Listing.<Inspector>by(records, text("id"), i -> i.id().value())
                .leading(
                        "t.authority",
                        f.authority() == null ? null : f.authority().value())
                .equal("t.status", f.status())
                .beginning("t.name", f.namePrefix());
    }

    @Override
    public long count() {
        return records.count("");
    }
}
