package io.doublerandom.core.store.jdbc;

import io.doublerandom.core.sync.DeadLetter;
import io.doublerandom.core.sync.DeadLetterStore;
import io.doublerandom.core.sync.RecordReceipt;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;

/** Dead letters in {@code dr_sync_dead_letter}; the raw text is kept whatever is in it. */
final class JdbcDeadLetterStore implements DeadLetterStore {
    private static final String SAME = "platform = ? AND direction = ? AND resource = ? AND record_key = ? AND ver = ?"
            + " AND code = ? AND raw_hash = ?";

    private final Session session;

    JdbcDeadLetterStore(Session session) {
        this.session = session;
    }

    @Override
    public void add(DeadLetter letter) {
        String raw = RawText.encode(letter.raw());
        String hash = Fingerprint.of(raw);
        session.call(connection -> {
            boolean kept = !Query.list(
                            connection,
                            "SELECT id FROM dr_sync_dead_letter WHERE " + SAME,
                            row -> row.getLong(1),
                            letter.platform(),
                            letter.direction().name(),
                            letter.resource(),
                            RawText.encode(letter.key()),
                            letter.ver(),
                            letter.code(),
                            hash)
                    .isEmpty();
            return kept
                    ? 0
                    : Query.execute(
                            connection,
                            "INSERT INTO dr_sync_dead_letter (platform, direction, resource, record_key, ver, status,"
                                    + " code, field, raw_hash, raw, put_aside_at)"
                                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                            letter.platform(),
                            letter.direction().name(),
                            letter.resource(),
                            RawText.encode(letter.key()),
                            letter.ver(),
                            letter.status().name(),
                            letter.code(),
                            RawText.encode(letter.field()),
                            hash,
                            raw,
                            letter.at());
        });
    }

    @Override
    public List<DeadLetter> letters(String platform) {
        return session.call(connection -> Query.list(
                connection,
                "SELECT platform, direction, resource, record_key, ver, status, code, field, raw, put_aside_at"
                        + " FROM dr_sync_dead_letter WHERE platform = ? ORDER BY id",
                JdbcDeadLetterStore::read,
                platform));
    }

    private static DeadLetter read(ResultSet row) throws SQLException {
        return new DeadLetter(
                row.getString(1),
                DeadLetter.Direction.valueOf(row.getString(2)),
                row.getString(3),
                RawText.decode(row.getString(4)),
                row.getLong(5),
                RecordReceipt.Status.valueOf(row.getString(6)),
                row.getString(7),
                RawText.decode(row.getString(8)),
                RawText.decode(row.getString(9)),
                row.getObject(10, OffsetDateTime.class).toInstant());
    }
}
