package io.doublerandom.core.store.jdbc;

import static io.doublerandom.core.store.jdbc.Column.instant;
import static io.doublerandom.core.store.jdbc.Column.number;
import static io.doublerandom.core.store.jdbc.Column.text;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Page;
import io.doublerandom.core.PageRequest;
import io.doublerandom.core.audit.AuditLogStore;
import io.doublerandom.core.audit.LogEntry;
import io.doublerandom.core.audit.LoggedEntry;
import io.doublerandom.core.crypto.Bytes32;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The audit log in {@code dr_audit_log}.
 *
 * <p>Sequence and {@code prev} are unique, so of two appends at once one is refused by the database itself. An entry is
 * committed when {@link #append} returns, also inside a transaction: what was logged stays logged.
 */
final class JdbcAuditLogStore implements AuditLogStore {
    private static final Shape<LoggedEntry> SHAPE = Shape.flat(
            "dr_audit_log",
            List.of(number("sequence")),
            List.of(
                    instant("logged_at"),
                    text("entry_type"),
                    text("doc"),
                    text("matter"),
                    text("digest"),
                    text("prev"),
                    text("entry_hash")),
            JdbcAuditLogStore::write,
            JdbcAuditLogStore::read);

    private final Session own;
    private final Records<LoggedEntry> records;
    private final Statements<LoggedEntry> statements = new Statements<>(SHAPE);

    /** A store over a session in which each call is a transaction of its own. */
    JdbcAuditLogStore(Session own) {
        this.own = own;
        this.records = new Records<>(own, SHAPE);
    }

    private static List<Object> write(LoggedEntry logged) {
        LogEntry entry = logged.entry();
        return Cells.row(
                logged.sequence(),
                entry.at(),
                entry.type(),
                entry.doc(),
                Fingerprint.of(entry.type(), entry.doc()),
                entry.digest().hex(),
                entry.prev(),
                logged.hash().hex());
    }

    private static LoggedEntry read(Cells c) {
        long sequence = c.number();
        var at = c.instant();
        String type = c.text();
        String doc = c.text();
        c.text(); // the fingerprint of both, for searching
        return new LoggedEntry(
                sequence, new LogEntry(at, type, doc, Bytes32.parse(c.text()), c.text()), Bytes32.parse(c.text()));
    }

    @Override
    public Optional<LoggedEntry> last() {
        return records.one("ORDER BY t.sequence DESC FETCH FIRST 1 ROWS ONLY");
    }

    @Override
    public Optional<LoggedEntry> first(String type, String doc) {
        return records.one(
                "WHERE t.matter = ? AND t.entry_type = ? AND t.doc = ? ORDER BY t.sequence FETCH FIRST 1 ROWS ONLY",
                Fingerprint.of(type, doc),
                type,
                doc);
    }

    @Override
    public void append(LoggedEntry entry) {
        try {
            own.call(connection -> {
                requireNext(
                        entry,
                        Query.list(
                                connection,
                                statements.select("ORDER BY t.sequence DESC FETCH FIRST 1 ROWS ONLY"),
                                row -> read(new Cells(statements.row(row)))));
                statements.insert(connection, List.of(SHAPE.write().apply(entry)));
                return entry;
            });
        } catch (DoubleRandomException failed) {
            if (failed.code() == ErrorCode.STORE_FAILED) {
                throw new DoubleRandomException(
                        ErrorCode.LOG_UNAVAILABLE, failed.problem().detail(), failed);
            }
            throw failed;
        }
    }

    private static void requireNext(LoggedEntry entry, List<LoggedEntry> newest) {
        long sequence = newest.isEmpty() ? 0 : newest.get(0).sequence();
        String head = newest.isEmpty() ? "" : newest.get(0).hash().hex();
        if (entry.sequence() != sequence + 1 || !entry.entry().prev().equals(head)) {
            throw new DoubleRandomException(
                    ErrorCode.STORE_CONFLICT,
                    "entry " + entry.sequence() + " does not follow entry " + sequence + " of the log");
        }
    }

    @Override
    public Stream<LoggedEntry> entries(long fromSequence) {
        return records.stream("WHERE t.sequence >= ? ORDER BY t.sequence", fromSequence);
    }

    @Override
    public Page<LoggedEntry> page(boolean newestFirst, PageRequest request) {
        Listing<LoggedEntry> listing = newestFirst
                ? Listing.latest(records, number("sequence"), LoggedEntry::sequence)
                : Listing.by(records, number("sequence"), LoggedEntry::sequence);
        return listing.page(request);
    }
}
