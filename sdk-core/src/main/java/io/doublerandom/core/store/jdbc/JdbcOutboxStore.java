package io.doublerandom.core.store.jdbc;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.sync.ExchangeRecord;
import io.doublerandom.core.sync.OutboxRow;
import io.doublerandom.core.sync.OutboxStore;
import io.doublerandom.core.sync.RecordReceipt;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is to be sent, in {@code dr_sync_outbox}; batch numbers in {@code dr_sync_batch_number}. */
final class JdbcOutboxStore implements OutboxStore {
    private static final String ROW =
            "SELECT id, resource, record_key, ver, op, committed_at, src, hash, data, batch_id,"
                    + " tries FROM dr_sync_outbox WHERE platform = ? AND open = TRUE ";
    private static final String INSERT = "INSERT INTO dr_sync_outbox (platform, resource, record_key, ver, op,"
            + " committed_at, src, hash, data, open, batch_id, tries, receipt_status, receipt_code, receipt_field,"
            + " receipt_ref) SELECT CAST(? AS VARCHAR(32)), CAST(? AS VARCHAR(32)), CAST(? AS VARCHAR(64)),"
            + " CAST(? AS BIGINT), CAST(? AS VARCHAR(1)), CAST(? AS TIMESTAMP(6) WITH TIME ZONE),"
            + " CAST(? AS VARCHAR(64)), CAST(? AS VARCHAR(64)), CAST(? AS TEXT), TRUE, '', 0, '', '', '', ''"
            + " WHERE NOT EXISTS (SELECT 1 FROM dr_sync_outbox o WHERE o.platform = ? AND o.resource = ?"
            + " AND o.record_key = ? AND o.ver = ?)";

    private final Session session;

    JdbcOutboxStore(Session session) {
        this.session = session;
    }

    @Override
    public void add(String platform, Collection<ExchangeRecord> records) {
        session.call(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
                int waiting = 0;
                for (ExchangeRecord r : records) {
                    bind(
                            statement,
                            platform,
                            r.resource(),
                            r.key(),
                            r.ver(),
                            r.op().name(),
                            r.at(),
                            r.src(),
                            r.hash(),
                            data(r.data()),
                            platform,
                            r.resource(),
                            r.key(),
                            r.ver());
                    statement.addBatch();
                    if (++waiting % Statements.CHUNK == 0) {
                        statement.executeBatch();
                    }
                }
                if (waiting % Statements.CHUNK != 0) {
                    statement.executeBatch();
                }
                return waiting;
            }
        });
    }

    @Override
    public List<OutboxRow> open(String platform, String resource, long after, int limit) {
        return session.call(connection -> Query.list(
                connection,
                ROW + "AND resource = ? AND (id > ? OR batch_id <> '')"
                        + " ORDER BY CASE WHEN batch_id = '' THEN 1 ELSE 0 END, id FETCH FIRST ? ROWS ONLY",
                JdbcOutboxStore::row,
                platform,
                resource,
                after,
                limit));
    }

    @Override
    public List<OutboxRow> batch(String platform, String batchId) {
        return session.call(connection ->
                Query.list(connection, ROW + "AND batch_id = ? ORDER BY id", JdbcOutboxStore::row, platform, batchId));
    }

    @Override
    public int nextBatchNumber(String platform, LocalDate day) {
        return session.call(connection -> {
            int known = Query.execute(
                    connection,
                    "UPDATE dr_sync_batch_number SET last_number = last_number + 1"
                            + " WHERE platform = ? AND batch_day = ?",
                    platform,
                    day);
            if (known == 0) {
                Query.execute(
                        connection,
                        "INSERT INTO dr_sync_batch_number (platform, batch_day, last_number) VALUES (?, ?, 1)",
                        platform,
                        day);
            }
            return Query.list(
                            connection,
                            "SELECT last_number FROM dr_sync_batch_number WHERE platform = ? AND batch_day = ?",
                            row -> row.getInt(1),
                            platform,
                            day)
                    .get(0);
        });
    }

    @Override
    public void stamp(String platform, String batchId, Collection<Long> ids) {
        session.call(connection -> {
            for (long id : ids) {
                requireOpen(
                        id,
                        Query.execute(
                                connection,
                                "UPDATE dr_sync_outbox SET batch_id = ? WHERE platform = ? AND id = ? AND open = TRUE",
                                batchId,
                                platform,
                                id));
            }
            return ids.size();
        });
    }

    @Override
    public void record(String platform, long id, RecordReceipt receipt) {
        boolean again = receipt.status().again();
        session.call(connection -> requireOpen(id, settle(connection, platform, id, receipt, again)));
    }

    private static int settle(Connection connection, String platform, long id, RecordReceipt receipt, boolean again)
            throws SQLException {
        // A row that is sent again leaves its batch; a settled one keeps it, to show what it was sent in.
        return Query.execute(
                connection,
                "UPDATE dr_sync_outbox SET open = ?, tries = tries + ?, receipt_status = ?, receipt_code = ?,"
                        + " receipt_field = ?, receipt_ref = ?" + (again ? ", batch_id = ''" : "")
                        + " WHERE platform = ? AND id = ? AND open = TRUE",
                again,
                again ? 1 : 0,
                receipt.status().name(),
                receipt.code(),
                receipt.field(),
                receipt.ref(),
                platform,
                id);
    }

    @Override
    public Optional<RecordReceipt> receipt(String platform, String resource, String key, long ver) {
        return session
                .call(connection -> Query.list(
                        connection,
                        "SELECT record_key, ver, receipt_status, receipt_code, receipt_field, receipt_ref"
                                + " FROM dr_sync_outbox WHERE platform = ? AND resource = ? AND record_key = ?"
                                + " AND ver = ? AND receipt_status <> ''",
                        row -> new RecordReceipt(
                                row.getString(1),
                                row.getLong(2),
                                RecordReceipt.Status.valueOf(row.getString(3)),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6)),
                        platform,
                        resource,
                        key,
                        ver))
                .stream()
                .findFirst();
    }

    private static int requireOpen(long id, int updated) {
        if (updated != 1) {
            throw new DoubleRandomException(ErrorCode.STORE_CONFLICT, "outbox row " + id + " is not open");
        }
        return updated;
    }

    private static void bind(PreparedStatement statement, Object... arguments) throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            Column.bind(statement, i + 1, arguments[i]);
        }
    }

    private static OutboxRow row(ResultSet row) throws SQLException {
        ExchangeRecord record = new ExchangeRecord(
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                ExchangeRecord.Op.valueOf(row.getString(5)),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                row.getString(7),
                row.getString(8),
                data(row.getString(9)));
        return new OutboxRow(row.getLong(1), record, row.getString(10), row.getInt(11));
    }

    /** Names and values by turns; no value is empty. */
    private static String data(Map<String, String> data) {
        List<String> elements = new ArrayList<>();
        data.forEach((name, value) -> {
            elements.add(name);
            elements.add(value);
        });
        return ListText.join(elements);
    }

    private static Map<String, String> data(String text) {
        List<String> elements = ListText.split(text);
        Map<String, String> data = new LinkedHashMap<>();
        for (int i = 0; i < elements.size(); i += 2) {
            data.put(elements.get(i), elements.get(i + 1));
        }
        return data;
    }
}
