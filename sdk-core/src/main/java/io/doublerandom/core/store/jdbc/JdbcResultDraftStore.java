package io.doublerandom.core.store.jdbc;

import static io.doublerandom.core.store.jdbc.Column.instant;
import static io.doublerandom.core.store.jdbc.Column.integer;
import static io.doublerandom.core.store.jdbc.Column.text;

import io.doublerandom.core.Authority;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.draw.Assignment;
import io.doublerandom.core.inspection.ResultDraft;
import io.doublerandom.core.inspection.ResultDraftStore;
import java.util.List;
import java.util.Optional;

/** Entries not submitted yet in {@code dr_result_draft}. */
final class JdbcResultDraftStore implements ResultDraftStore {
    private static final Shape<ResultDraft> SHAPE = Shape.flat(
            "dr_result_draft",
            List.of(text("assignment"), text("authority")),
            List.of(text("entry"), integer("revision"), text("saved_by"), instant("saved_at")),
            d -> Cells.row(d.assignment().value(), d.authority().value(), d.entry(), d.revision(), d.by(), d.at()),
            c -> new ResultDraft(
                    new Assignment.Id(c.text()),
                    new Authority.Id(c.text()),
                    c.text(),
                    c.integer(),
                    c.text(),
                    c.instant()));

    private final Session session;
    private final Records<ResultDraft> records;

    JdbcResultDraftStore(Session session) {
        this.session = session;
        this.records = new Records<>(session, SHAPE);
    }

    @Override
    public void save(ResultDraft draft) {
        session.call(connection -> {
            List<Integer> kept = Query.list(
                    connection,
                    "SELECT revision FROM dr_result_draft WHERE assignment = ? AND authority = ? FOR UPDATE",
                    row -> row.getInt(1),
                    draft.assignment().value(),
                    draft.authority().value());
            if (draft.revision() != (kept.isEmpty() ? 1 : kept.get(0) + 1)) {
                throw new DoubleRandomException(
                        ErrorCode.STORE_CONFLICT,
                        "draft of " + draft.assignment() + " and " + draft.authority() + ": revision "
                                + draft.revision() + " does not follow " + (kept.isEmpty() ? 0 : kept.get(0)));
            }
            return new Records<>(new Session.Bound(connection), SHAPE).save(List.of(draft));
        });
    }

    @Override
    public Optional<ResultDraft> find(Assignment.Id assignment, Authority.Id authority) {
        return records.one("WHERE t.assignment = ? AND t.authority = ?", assignment.value(), authority.value());
    }

    @Override
    public List<ResultDraft> ofAssignment(Assignment.Id assignment) {
        return records.list("WHERE t.assignment = ? ORDER BY t.authority", assignment.value());
    }

    @Override
    public void remove(Assignment.Id assignment, Authority.Id authority) {
        session.call(connection -> Query.execute(
                connection,
                "DELETE FROM dr_result_draft WHERE assignment = ? AND authority = ?",
                assignment.value(),
                authority.value()));
    }
}
