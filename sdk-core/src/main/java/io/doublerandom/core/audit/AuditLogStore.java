package io.doublerandom.core.audit;

import io.doublerandom.core.Page;
import io.doublerandom.core.PageRequest;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps the entries of one audit log (审计日志存储). The port that a host implements.
 *
 * <p>An implementation only appends: it offers no way to change or remove an entry. It may be used by several threads
 * and processes at once; {@link #append} decides who comes first.
 */
public interface AuditLogStore {
    /** The newest entry; empty if the log is empty. */
    Optional<LoggedEntry> last();

    /** The oldest entry with this type and doc; empty if there is none. */
    Optional<LoggedEntry> first(String type, String doc);

    /**
     * Appends an entry, durably before it returns.
     *
     * @throws io.doublerandom.core.DoubleRandomException
     *     {@link io.doublerandom.core.ErrorCode#STORE_CONFLICT} if {@code entry.sequence()} is not one more than that
     *     of {@link #last()}, or {@code entry.entry().prev()} is not the hash of the last entry (empty for the first);
     *     nothing is written then. {@link io.doublerandom.core.ErrorCode#LOG_UNAVAILABLE} if it cannot be written.
     */
    void append(LoggedEntry entry);

    /** The entries from a sequence number (1 for all) in ascending order; the caller closes the stream. */
    Stream<LoggedEntry> entries(long fromSequence);

    /** A page of all entries, newest first or oldest first. */
    Page<LoggedEntry> page(boolean newestFirst, PageRequest request);
}
