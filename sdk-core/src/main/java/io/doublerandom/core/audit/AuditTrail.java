package io.doublerandom.core.audit;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Place;
import io.doublerandom.core.Problem;
import io.doublerandom.core.Values;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A read-only copy of an audit log (审计日志副本), from a store or from an export, with its chain checked.
 *
 * <p>A broken chain is not an exception here: {@link #fault()} names the first bad entry and {@link #requireIntact()}
 * throws it.
 */
public final class AuditTrail {
    private static final int MAX_LINE = 65_535;
    private static final int MAX_ENTRIES = 1_000_000;

    private final List<LoggedEntry> entries;
    private final @Nullable Problem fault;

    private AuditTrail(List<LoggedEntry> entries, @Nullable Problem fault) {
        this.entries = List.copyOf(entries);
        this.fault = fault;
    }

    /** The trail of entries as a store holds them. */
    public static AuditTrail of(CryptoSuite suite, List<LoggedEntry> entries) {
        Values.list("entries", entries);
        String prev = "";
        Instant before = Instant.MIN;
        long sequence = 0;
        for (LoggedEntry logged : entries) {
            sequence++;
            Bytes32 hash = logged.entry().hash(suite);
            String wrong = logged.sequence() != sequence
                    ? "stands at place " + sequence + " but is numbered " + logged.sequence()
                    : !logged.entry().prev().equals(prev)
                            ? "does not repeat the hash of the entry before"
                            : !logged.hash().equals(hash)
                                    ? "does not hash to what stands beside it"
                                    : logged.entry().at().isBefore(before) ? "is older than the entry before" : "";
            if (!wrong.isEmpty()) {
                return new AuditTrail(entries, broken("audit log", sequence, wrong));
            }
            prev = hash.hex();
            before = logged.entry().at();
        }
        return new AuditTrail(entries, null);
    }

    /**
     * Reads an export: JSON lines, each of at most 65,535 bytes, at most a million.
     *
     * @param source the name of the export, for errors
     * @throws DoubleRandomException {@link ErrorCode#DOCUMENT_MALFORMED} if a line is no canonical entry,
     *     {@link ErrorCode#LIMIT_EXCEEDED} beyond the bounds
     */
    public static AuditTrail read(CryptoSuite suite, InputStream in, String source) throws IOException {
        List<LoggedEntry> entries = new ArrayList<>();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        int count;
        while ((count = in.read(buffer)) > 0) {
            for (int i = 0; i < count; i++) {
                if (buffer[i] != '\n') {
                    line.write(buffer[i]);
                    if (line.size() > MAX_LINE) {
                        throw limit(source, entries.size() + 1L, "line is longer than " + MAX_LINE + " bytes");
                    }
                    continue;
                }
                if (entries.size() == MAX_ENTRIES) {
                    throw limit(source, entries.size() + 1L, "more than " + MAX_ENTRIES + " entries");
                }
                LogEntry entry = LogEntry.parse(line.toByteArray(), Place.of(source, entries.size() + 1L, ""));
                entries.add(new LoggedEntry(entries.size() + 1L, entry, entry.hash(suite)));
                line.reset();
            }
        }
        if (line.size() > 0) {
            throw new DoubleRandomException(new Problem(
                    ErrorCode.DOCUMENT_MALFORMED,
                    Place.of(source, entries.size() + 1L, ""),
                    "the last line lacks its line feed"));
        }
        return of(suite, entries);
    }

    /** The entries, oldest first. */
    public List<LoggedEntry> entries() {
        return entries;
    }

    /** The first entry that breaks the chain; empty if the chain is whole. */
    public Optional<Problem> fault() {
        return Optional.ofNullable(fault);
    }

    /** This trail, if its chain is whole; otherwise {@link ErrorCode#LOG_BROKEN}. */
    public AuditTrail requireIntact() {
        if (fault != null) {
            throw new DoubleRandomException(fault);
        }
        return this;
    }

    private static Problem broken(String source, long sequence, String wrong) {
        return new Problem(ErrorCode.LOG_BROKEN, Place.of(source, sequence, ""), "entry " + sequence + " " + wrong);
    }

    private static DoubleRandomException limit(String source, long line, String what) {
        return new DoubleRandomException(new Problem(ErrorCode.LIMIT_EXCEEDED, Place.of(source, line, ""), what));
    }
}
