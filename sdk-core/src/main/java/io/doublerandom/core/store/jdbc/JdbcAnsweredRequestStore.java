package io.doublerandom.core.store.jdbc;

import static io.doublerandom.core.store.jdbc.Column.instant;
import static io.doublerandom.core.store.jdbc.Column.integer;
import static io.doublerandom.core.store.jdbc.Column.text;

import io.doublerandom.core.sync.AnsweredRequest;
import io.doublerandom.core.sync.AnsweredRequestStore;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The answers in {@code dr_answered_request}. */
final class JdbcAnsweredRequestStore implements AnsweredRequestStore {
    private static final Shape<AnsweredRequest> SHAPE = Shape.flat(
            "dr_answered_request",
            List.of(text("asked_by"), text("request_key")),
            List.of(
                    text("method"),
                    text("path"),
                    text("digest"),
                    instant("answered_at"),
                    integer("status"),
                    text("answer")),
            r -> Cells.row(r.by(), r.key(), r.method(), r.path(), r.digest(), r.at(), r.status(), r.answer()),
            c -> new AnsweredRequest(
                    c.text(), c.text(), c.text(), c.text(), c.text(), c.instant(), c.integer(), c.text()));

    private final Session session;
    private final Records<AnsweredRequest> records;
    private final Statements<AnsweredRequest> statements = new Statements<>(SHAPE);

    JdbcAnsweredRequestStore(Session session) {
        this.session = session;
        this.records = new Records<>(session, SHAPE);
    }

    @Override
    public Optional<AnsweredRequest> find(String by, String key) {
        return records.one("WHERE t.asked_by = ? AND t.request_key = ?", by, key);
    }

    @Override
    public void add(AnsweredRequest request) {
        session.call(connection -> {
            statements.insert(connection, List.of(SHAPE.write().apply(request)));
            return request;
        });
    }

    @Override
    public int forgetBefore(Instant instant) {
        return session.call(connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("DELETE FROM dr_answered_request WHERE answered_at < ?")) {
                Column.bind(statement, 1, instant);
                return statement.executeUpdate();
            }
        });
    }
}
