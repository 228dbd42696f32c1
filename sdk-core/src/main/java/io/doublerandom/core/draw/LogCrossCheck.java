package io.doublerandom.core.draw;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Place;
import io.doublerandom.core.Problem;
import io.doublerandom.core.audit.AuditTrail;
import io.doublerandom.core.audit.LogEntry;
import io.doublerandom.core.audit.LoggedEntry;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.draw.CheckList.Finding;
import io.doublerandom.core.draw.Verification.Documents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares a bundle with a log, or with the part that came with it: every step there, once, with its digest, in order and in time. */
final class LogCrossCheck {
    private static final String SOURCE = "log";

    private final Documents documents;
    private final List<LoggedEntry> entries;
    private final OffRoster offRoster;
    private final boolean whole;

    private LogCrossCheck(Documents documents, List<LoggedEntry> entries, OffRoster offRoster, boolean whole) {
        this.documents = documents;
        this.entries = entries;
        this.offRoster = offRoster;
        this.whole = whole;
    }

    /** With a whole log, whose chain was checked. */
    static LogCrossCheck with(Documents documents, AuditTrail trail, OffRoster offRoster) {
        return new LogCrossCheck(documents, trail.requireIntact().entries(), offRoster, true);
    }

    /** With the entries that came with the bundle, whose proofs were checked. */
    static LogCrossCheck with(Documents documents, BundleLog log, OffRoster offRoster) {
        return new LogCrossCheck(
                documents, log.entries().stream().map(BundleLog.Proven::logged).toList(), offRoster, false);
    }

    /** Throws unless every step stands in the log as it must; answers where they stand. */
    String requireSteps() {
        DrawHeader header = documents.header();
        LoggedEntry plan =
                only(DrawLog.PLAN, DrawLog.planDoc(header.authority(), header.series(), header.seq()), header.plan());
        LoggedEntry committed = only(
                DrawLog.HEADER,
                DrawLog.headerDoc(header.authority(), header.series(), header.seq(), header.attempt()),
                documents.headerHash());
        require(!committed.entry().at().isBefore(header.snapshotAt()), committed, "is before the snapshot");
        List<LoggedEntry> commitments = new ArrayList<>();
        List<LoggedEntry> reveals = new ArrayList<>();
        for (Contribution party : documents.ceremony().parties()) {
            commitments.add(step(DrawLog.commit(party.party()), party.commit()));
            Optional<Bytes32> nonce = party.nonce();
            if (nonce.isPresent()) {
                reveals.add(step(DrawLog.reveal(party.party()), DrawLog.nonceDigest(documents.suite(), nonce.get())));
            }
        }
        List<LoggedEntry> values = new ArrayList<>();
        List<PublicValue> published = documents.ceremony().beacons();
        for (int i = 0; i < published.size(); i++) {
            values.add(step(
                    DrawLog.beacon(i),
                    DrawLog.valueDigest(documents.suite(), published.get(i).value())));
        }
        LoggedEntry result = step(DrawLog.RESULT, documents.result().hash(documents.suite()));
        requireNothingElse(commitments.size() + reveals.size() + values.size() + 1L);
        requirePhases(List.of(
                List.of(plan),
                offRoster(committed.entry().doc()),
                List.of(committed),
                commitments,
                reveals,
                values,
                List.of(result)));
        requireTimes(reveals, values);
        return "entries " + plan.sequence() + " to " + result.sequence() + (whole ? " of " + entries.size() : "");
    }

    /** Who is kept off the roster, and why, is fixed before the header, as the roster is by the header. */
    private List<LoggedEntry> offRoster(String doc) {
        if (offRoster.root().isPresent()) {
            return List.of(only(DrawLog.ROSTER_EXCLUSIONS, doc, offRoster.root().get()));
        }
        List<LoggedEntry> found = find(DrawLog.ROSTER_EXCLUSIONS, doc);
        if (found.size() > (offRoster.known() ? 0 : 1)) {
            throw problem(0, "has roster exclusions that the bundle does not have");
        }
        return found;
    }

    Finding checkAttempts() {
        DrawHeader header = documents.header();
        TreeMap<Long, LoggedEntry> attempts = new TreeMap<>();
        for (LoggedEntry logged : entries) {
            long number = numberBehind(
                    logged.entry(),
                    DrawLog.HEADER,
                    DrawLog.planDoc(header.authority(), header.series(), header.seq()) + "/");
            if (number > 0) {
                attempts.putIfAbsent(number, logged);
            }
        }
        LoggedEntry before = null;
        for (long attempt = 1; attempt <= header.attempt(); attempt++) {
            LoggedEntry logged = attempts.get(attempt);
            if (logged == null) {
                throw problem(0, "attempt " + attempt + " was never logged");
            }
            if (before != null) {
                requireVoided(before, logged);
                require(
                        attempt < header.attempt()
                                || before.entry().digest().hex().equals(header.supersedes()),
                        before,
                        "is the attempt before, but not the one that supersedes names");
            }
            before = logged;
        }
        require(
                attempts.lastKey() == header.attempt(),
                attempts.lastEntry().getValue(),
                "is a later attempt, though this one has a result");
        if (!whole) {
            return Finding.humanEye(header.attempt() + " attempt(s); others and gaps show in the whole log only");
        }
        String gaps = gaps(header);
        String detail = header.attempt() + " attempt(s); "
                + (gaps.isEmpty() ? "no gap up to seq " + header.seq() : "seq not in the log: " + gaps);
        return gaps.isEmpty() ? Finding.agree(detail) : Finding.humanEye(detail);
    }

    private void requireVoided(LoggedEntry attempt, LoggedEntry next) {
        String doc = attempt.entry().digest().hex();
        List<LoggedEntry> voids = find(DrawLog.VOID, doc);
        require(!voids.isEmpty(), next, "follows an attempt that was not voided");
        requireOrder(voids.get(0), next);
        require(find(DrawLog.RESULT, doc).isEmpty(), next, "follows an attempt that has a result");
    }

    private String gaps(DrawHeader header) {
        String series = DrawLog.planDoc(header.authority(), header.series(), 0);
        String prefix = series.substring(0, series.length() - 1);
        TreeSet<Long> logged = new TreeSet<>();
        for (LoggedEntry entry : entries) {
            long number = numberBehind(entry.entry(), DrawLog.PLAN, prefix);
            if (number > 0) {
                logged.add(number);
            }
        }
        StringBuilder gaps = new StringBuilder();
        long expected = 1;
        for (long seq : logged.headSet(header.seq(), true)) {
            if (seq > expected) {
                gaps.append(gaps.isEmpty() ? "" : ", ")
                        .append(seq - 1 == expected ? "" + expected : expected + "-" + (seq - 1));
            }
            expected = seq + 1;
        }
        return gaps.toString();
    }

    /** The number that stands behind a prefix as the last part of an entry's doc; 0 if it is another entry. */
    private static long numberBehind(LogEntry entry, String type, String prefix) {
        if (!entry.type().equals(type) || !entry.doc().startsWith(prefix)) {
            return 0;
        }
        String number = entry.doc().substring(prefix.length());
        return number.matches("[1-9][0-9]{0,15}") ? Long.parseLong(number) : 0;
    }

    private LoggedEntry step(String type, Bytes32 digest) {
        return only(type, documents.headerHash().hex(), digest);
    }

    private LoggedEntry only(String type, String doc, Bytes32 digest) {
        List<LoggedEntry> found = find(type, doc);
        if (found.size() != 1) {
            throw problem(0, found.size() + " entries of type " + type + ", exactly 1 is asked for");
        }
        require(found.get(0).entry().digest().equals(digest), found.get(0), "fixes another " + type);
        return found.get(0);
    }

    private List<LoggedEntry> find(String type, String doc) {
        return entries.stream()
                .filter(logged -> logged.entry().type().equals(type)
                        && logged.entry().doc().equals(doc))
                .toList();
    }

    /** A void, a stranger's step or the opening of a nonce that the bundle calls withheld would be a further entry. */
    private void requireNothingElse(long expected) {
        String doc = documents.headerHash().hex();
        long found = entries.stream()
                .filter(logged -> logged.entry().doc().equals(doc))
                .count();
        if (found != expected) {
            throw problem(0, "has " + found + " entries on this draw, " + expected + " follow from the bundle");
        }
    }

    private static void requirePhases(List<List<LoggedEntry>> phases) {
        long before = 0;
        for (List<LoggedEntry> phase : phases) {
            long last = before;
            for (LoggedEntry logged : phase) {
                require(logged.sequence() > before, logged, "stands before a step that must precede it");
                last = Math.max(last, logged.sequence());
            }
            before = last;
        }
    }

    private void requireTimes(List<LoggedEntry> reveals, List<LoggedEntry> values) {
        Instant deadline = documents.header().revealBy();
        Instant over = reveals.size() == documents.header().parties().size() ? Instant.MIN : deadline;
        for (LoggedEntry reveal : reveals) {
            require(!reveal.entry().at().isAfter(deadline), reveal, "is after " + deadline);
            over = reveal.entry().at().isAfter(over) ? reveal.entry().at() : over;
        }
        for (LoggedEntry value : values) {
            require(
                    !value.entry().at().isBefore(over.plus(Ceremony.PAUSE)),
                    value,
                    "is less than " + Ceremony.PAUSE.toMinutes() + " minutes after the openings ended");
        }
    }

    private static void requireOrder(LoggedEntry first, LoggedEntry second) {
        require(first.sequence() < second.sequence(), second, "stands before a step that must precede it");
    }

    private static void require(boolean holds, LoggedEntry entry, String what) {
        if (!holds) {
            throw problem(entry.sequence(), entry.entry().type() + " " + what);
        }
    }

    private static DoubleRandomException problem(long row, String what) {
        return new DoubleRandomException(new Problem(ErrorCode.LOG_BROKEN, Place.of(SOURCE, row, ""), what));
    }
}
