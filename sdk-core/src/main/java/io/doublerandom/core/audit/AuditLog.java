package io.doublerandom.core.audit;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Values;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The append-only audit log (审计日志): each entry repeats the hash of the one before, so that changing, inserting or
 * moving an entry breaks the chain behind it.
 *
 * <p>Times come from the injected clock and never run backwards. Cutting off the end is not visible in the chain
 * itself: it shows when a draw's result, or an export kept elsewhere, is compared. Safe for use by several threads;
 * several processes may share a store.
 */
public final class AuditLog {
    private static final int MAX_TRIES = 32;

    private final CryptoSuite suite;
    private final AuditLogStore store;
    private final Clock clock;

    private AuditLog(CryptoSuite suite, AuditLogStore store, Clock clock) {
        this.suite = Values.present("suite", suite);
        this.store = Values.present("store", store);
        this.clock = Values.present("clock", clock);
    }

    /** Decides, by the time an entry would bear, whether it may be written; throws if not. */
    @FunctionalInterface
    public interface Admission {
        /** Throws if an entry of this time may not stand in the log. */
        void admit(Instant at);
    }

    /** A log over a store. A log keeps its suite for ever: another one breaks the chain. */
    public static AuditLog of(CryptoSuite suite, AuditLogStore store, Clock clock) {
        return new AuditLog(suite, store, clock);
    }

    /** The suite whose hash chains the entries. */
    public CryptoSuite suite() {
        return suite;
    }

    /** The time the log would write now, in whole seconds. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /** Appends an entry; equal types and docs may be logged again and again. */
    public LoggedEntry append(String type, String doc, Bytes32 digest) {
        return append(type, doc, digest, at -> {}, false);
    }

    /**
     * Appends an entry that may stand in the log once: the first digest for a type and doc wins for ever.
     *
     * <p>Repeating it with an equal digest returns the entry that stands there already, so a step whose answer was
     * lost can be tried again.
     *
     * @param admission asked with the entry's time before it is written, or with the time of the one that stands
     * @throws DoubleRandomException {@link ErrorCode#STORE_CONFLICT} if another digest stands there;
     *     {@link ErrorCode#LOG_UNAVAILABLE} if it cannot be written; {@link ErrorCode#LOG_BROKEN} if the newest entry
     *     was changed
     */
    public LoggedEntry appendOnce(String type, String doc, Bytes32 digest, Admission admission) {
        return append(type, doc, digest, admission, true);
    }

    /** The entry that stands first in the log with a type and doc. */
    public Optional<LoggedEntry> find(String type, String doc) {
        return store.first(type, doc);
    }

    /** A read-only copy of the whole log, with its chain checked. */
    public AuditTrail trail() {
        try (Stream<LoggedEntry> entries = store.entries(1)) {
            return AuditTrail.of(suite, entries.toList());
        }
    }

    /**
     * The newest entries, as they stood at one moment.
     *
     * @param entries entries, oldest first
     * @param at the log's time of that moment: no entry that is written through this log later is older
     */
    public record Tail(List<LoggedEntry> entries, Instant at) {
        public Tail {
            entries = List.copyOf(entries);
        }
    }

    /** The entries from a sequence number (1 for all) on, and until when there were no more. */
    public synchronized Tail tail(long fromSequence) {
        try (Stream<LoggedEntry> entries = store.entries(fromSequence)) {
            return new Tail(entries.toList(), now());
        }
    }

    /** Writes the entries as JSON lines, one canonical entry a line, LF behind each; the stream stays open. */
    public void export(OutputStream out) throws IOException {
        try (Stream<LoggedEntry> entries = store.entries(1)) {
            entries.forEachOrdered(logged -> {
                try {
                    out.write(logged.entry().canonicalBytes());
                    out.write('\n');
                } catch (IOException broken) {
                    throw new UncheckedIOException(broken);
                }
            });
        } catch (UncheckedIOException broken) {
            throw broken.getCause();
        }
        out.flush();
    }

    private synchronized LoggedEntry append(
            String type, String doc, Bytes32 digest, Admission admission, boolean once) {
        for (int i = 0; i < MAX_TRIES; i++) {
            // Read before looking for a former entry: an append in between moves the head and fails ours below.
            Optional<LoggedEntry> last = store.last();
            Optional<LoggedEntry> standing = once ? store.first(type, doc) : Optional.empty();
            if (standing.isPresent()) {
                return standing(standing.get(), digest, admission);
            }
            LoggedEntry next = following(last, type, doc, digest, admission);
            try {
                store.append(next);
                return next;
            } catch (DoubleRandomException failed) {
                if (failed.code() != ErrorCode.STORE_CONFLICT) {
                    throw failed;
                }
            }
        }
        throw new DoubleRandomException(
                ErrorCode.LOG_UNAVAILABLE, "others were faster " + MAX_TRIES + " times while appending " + type);
    }

    private static LoggedEntry standing(LoggedEntry standing, Bytes32 digest, Admission admission) {
        if (!standing.entry().digest().equals(digest)) {
            throw new DoubleRandomException(
                    ErrorCode.STORE_CONFLICT,
                    "log entry " + standing.sequence() + " fixes another digest for "
                            + standing.entry().type() + " of "
                            + standing.entry().doc());
        }
        admission.admit(standing.entry().at());
        return standing;
    }

    private LoggedEntry following(
            Optional<LoggedEntry> last, String type, String doc, Bytes32 digest, Admission admission) {
        Instant at = now();
        long sequence = 1;
        String prev = "";
        if (last.isPresent()) {
            LoggedEntry head = last.get();
            if (!head.entry().hash(suite).equals(head.hash())) {
                throw new DoubleRandomException(
                        ErrorCode.LOG_BROKEN, "entry " + head.sequence() + " does not hash to what stands beside it");
            }
            if (at.isBefore(head.entry().at())) {
                throw new DoubleRandomException(
                        ErrorCode.LOG_UNAVAILABLE,
                        "the clock says " + at + ", before the newest entry's "
                                + head.entry().at());
            }
            sequence = head.sequence() + 1;
            prev = head.hash().hex();
        }
        admission.admit(at);
        LogEntry entry = new LogEntry(at, type, doc, digest, prev);
        return new LoggedEntry(sequence, entry, entry.hash(suite));
    }
}
