package io.doublerandom.core.draw;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Place;
import io.doublerandom.core.Problem;
import io.doublerandom.core.audit.LoggedEntry;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.draw.Verification.Documents;
import java.util.ArrayList;
import java.util.List;

/** Under which names the steps of substitution rounds stand in the log, and the comparison of a round with them. */
final class SubstitutionLog {
    static final String CHAIN = "chain";
    static final String BATCH = "sub:batch";
    static final String LINK = "sub:link";
    static final String RESULT = "sub:result";

    private final Documents base;
    private final List<LoggedEntry> entries;

    SubstitutionLog(Documents base, List<LoggedEntry> entries) {
        this.base = base;
        this.entries = entries;
    }

    static String beacon(int index) {
        return "sub:" + DrawLog.beacon(index);
    }

    /** What the steps of a round are filed under: not the header hash itself, where only the draw's own steps stand. */
    static String doc(Bytes32 headerHash, int round) {
        return headerHash.hex() + "/sub/" + round;
    }

    static Bytes32 linkDigest(CryptoSuite suite, Bytes32 link) {
        return suite.hash(link.bytes());
    }

    /** The end of the custodian's chain, if substitutions were allowed before the first header was fixed. */
    Bytes32 requireAllowed() {
        DrawHeader header = base.header();
        String doc = DrawLog.planDoc(header.authority(), header.series(), header.seq());
        List<LoggedEntry> chains = find(CHAIN, doc);
        if (chains.size() != 1) {
            throw new DoubleRandomException(new Problem(
                    ErrorCode.SUBSTITUTION_NOT_ALLOWED,
                    Place.of("log"),
                    "has " + chains.size() + " entries of type chain for the plan, exactly 1 is asked for"));
        }
        LoggedEntry chain = chains.get(0);
        List<LoggedEntry> plans = find(DrawLog.PLAN, doc);
        List<LoggedEntry> headers = find(DrawLog.HEADER, doc + "/1");
        if (plans.isEmpty()
                || headers.isEmpty()
                || chain.sequence() <= plans.get(0).sequence()
                || chain.sequence() >= headers.get(0).sequence()) {
            throw new DoubleRandomException(new Problem(
                    ErrorCode.SUBSTITUTION_NOT_ALLOWED,
                    Place.of("log", chain.sequence(), ""),
                    "chain does not stand between the plan and the header of attempt 1"));
        }
        return chain.entry().digest();
    }

    /** Throws unless the steps of a round stand there once, in order and in time; answers where. */
    String requireSteps(SubstitutionBatch batch, SubstitutionDocument result) {
        CryptoSuite suite = base.suite();
        int round = batch.round();
        String doc = doc(base.headerHash(), round);
        LoggedEntry fixed = only(BATCH, doc, batch.hash(suite));
        LoggedEntry link = only(LINK, doc, linkDigest(suite, result.link()));
        List<LoggedEntry> values = new ArrayList<>();
        for (int i = 0; i < result.beacons().size(); i++) {
            values.add(only(
                    beacon(i),
                    doc,
                    DrawLog.valueDigest(suite, result.beacons().get(i).value())));
        }
        LoggedEntry drawn = only(RESULT, doc, result.hash(suite));
        long found = entries.stream()
                .filter(entry -> entry.entry().doc().equals(doc))
                .count();
        if (found != values.size() + 3L) {
            throw problem(0, "has " + found + " entries on this round, " + (values.size() + 3) + " follow from it");
        }
        List<LoggedEntry> before = round == 1
                ? find(DrawLog.RESULT, base.headerHash().hex())
                : find(RESULT, doc(base.headerHash(), round - 1));
        if (before.isEmpty() || fixed.sequence() <= before.get(0).sequence()) {
            throw problem(fixed.sequence(), BATCH + " does not stand behind the result before it");
        }
        requireOrder(fixed, link);
        for (LoggedEntry value : values) {
            requireOrder(link, value);
            requireOrder(value, drawn);
            if (value.entry().at().isBefore(link.entry().at().plus(Ceremony.PAUSE))) {
                throw problem(
                        value.sequence(),
                        value.entry().type() + " is less than " + Ceremony.PAUSE.toMinutes()
                                + " minutes after the link");
            }
        }
        return "entries " + fixed.sequence() + " to " + drawn.sequence();
    }

    /** Whether the log has steps of a round. */
    boolean has(int round) {
        String doc = doc(base.headerHash(), round);
        return entries.stream().anyMatch(entry -> entry.entry().doc().equals(doc));
    }

    private LoggedEntry only(String type, String doc, Bytes32 digest) {
        List<LoggedEntry> found = find(type, doc);
        if (found.size() != 1) {
            throw problem(0, found.size() + " entries of type " + type + ", exactly 1 is asked for");
        }
        if (!found.get(0).entry().digest().equals(digest)) {
            throw problem(found.get(0).sequence(), type + " fixes another digest");
        }
        return found.get(0);
    }

    private List<LoggedEntry> find(String type, String doc) {
        return entries.stream()
                .filter(entry ->
                        entry.entry().type().equals(type) && entry.entry().doc().equals(doc))
                .toList();
    }

    private static void requireOrder(LoggedEntry first, LoggedEntry second) {
        if (first.sequence() >= second.sequence()) {
            throw problem(second.sequence(), second.entry().type() + " stands before a step that must precede it");
        }
    }

    private static DoubleRandomException problem(long row, String what) {
        return new DoubleRandomException(new Problem(ErrorCode.LOG_BROKEN, Place.of("log", row, ""), what));
    }
}
