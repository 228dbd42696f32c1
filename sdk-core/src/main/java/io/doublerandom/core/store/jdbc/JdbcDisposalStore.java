package io.doublerandom.core.store.jdbc;

import static io.doublerandom.core.store.jdbc.Column.day;
import static io.doublerandom.core.store.jdbc.Column.text;

import io.doublerandom.core.Authority;
import io.doublerandom.core.Page;
import io.doublerandom.core.PageRequest;
import io.doublerandom.core.inspection.Disposal;
import io.doublerandom.core.inspection.DisposalFilter;
import io.doublerandom.core.inspection.DisposalStore;
import io.doublerandom.core.inspection.Evidence;
import io.doublerandom.core.inspection.InspectionResult;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Disposals in {@code dr_disposal} with proofs and steps. */
final class JdbcDisposalStore implements DisposalStore {
    private static final Shape<Disposal> SHAPE = new Shape<>(
            "dr_disposal",
            List.of(text("id")),
            List.of(
                    text("result"),
                    text("type"),
                    text("to_authority"),
                    text("document_no"),
                    day("deadline"),
                    text("note"),
                    text("state")),
            List.of(
                    new Shape.Child(
                            "dr_disposal_proof",
                            List.of("disposal"),
                            List.of(
                                    day("proven_on"),
                                    text("document_no"),
                                    text("recheck"),
                                    text("file_name"),
                                    text("digest"))),
                    new Shape.Child("dr_disposal_step", List.of("disposal"), Shape.STEP_COLUMNS)),
            true,
            d -> new Shape.Image(
                    Cells.row(
                            d.id().value(),
                            d.result().value(),
                            d.type(),
                            d.toAuthority().value(),
                            d.documentNo(),
                            d.deadline(),
                            d.note(),
                            d.state()),
                    List.of(Shape.rows(d.proofs(), JdbcDisposalStore::cells), Shape.steps(d.steps()))),
            JdbcDisposalStore::read);

    private final Records<Disposal> records;

    JdbcDisposalStore(Session session) {
        this.records = new Records<>(session, SHAPE);
    }

    private static Disposal read(Shape.Image image) {
        Cells c = image.cells();
        return new Disposal(
                new Disposal.Id(c.text()),
                new InspectionResult.Id(c.text()),
                c.constant(Disposal.Type.class),
                new Authority.Id(c.text()),
                c.text(),
                c.day(),
                c.text(),
                image.children(0, JdbcDisposalStore::proof),
                image.children(1, s -> Shape.step(s, Disposal.State.class)));
    }

    private static List<Object> cells(Disposal.Proof p) {
        Evidence file = p.evidence();
        return Cells.row(
                p.on(),
                p.documentNo(),
                p.recheck(),
                file == null ? "" : file.name(),
                file == null ? "" : file.digest());
    }

    private static Disposal.Proof proof(Cells p) {
        var on = p.day();
        String documentNo = p.text();
        Disposal.Recheck recheck = p.constant(Disposal.Recheck.class);
        String name = p.text();
        String digest = p.text();
        return new Disposal.Proof(on, documentNo, recheck, name.isEmpty() ? null : new Evidence(name, digest));
    }

    @Override
    public int save(List<Disposal> disposals) {
        return records.save(disposals);
    }

    @Override
    public Optional<Disposal> find(Disposal.Id id) {
        return records.one("WHERE t.id = ?", id.value());
    }

    @Override
    public List<Disposal> ofResult(InspectionResult.Id result) {
        return records.list("WHERE t.result = ? ORDER BY t.id", result.value());
    }

    @Override
    public Stream<Disposal> all() {
        return records.stream("ORDER BY t.id");
    }

    @Override
    public Page<Disposal> page(DisposalFilter filter, PageRequest request) {
        return listing(filter).page(request);
    }

    @Override
    public long count(DisposalFilter filter, long most) {
        return listing(filter).count(most);
    }

    private Listing<Disposal> listing(DisposalFilter f) {
        Listing<Disposal> listing = Listing.by(records, text("id"), d -> d.id().value());
        if (f.openBefore() != null) {
            listing.where("t.deadline < ?", f.openBefore())
                    .where("t.state <> ?", Disposal.State.CLOSED.name())
                    .orderedBy(day("deadline"), Disposal::deadline);
        }
        return f.authority() == null
                ? listing.leading("t.state", f.state())
                : listing.leading("t.to_authority", f.authority().value()).equal("t.state", f.state());
    }

    @Override
    public long count() {
        return records.count("");
    }
}
