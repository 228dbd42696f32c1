package io.doublerandom.core.draw;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Values;
import io.doublerandom.core.audit.AuditLog;
import io.doublerandom.core.audit.LoggedEntry;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The steps in which the seed of a substitution round comes about (替换仪式): the requests are fixed, then the custodian opens
 * the link of the round, then the public values follow.
 *
 * <p>Every step stands in the audit log before it counts. A step that was logged before a stop is taken up again by giving
 * the same once more. A custodian who withholds the link stops the round, and there is no other way to make one. Safe for
 * use by several threads.
 */
public final class SubstitutionCeremony {
    private final SubstitutionState before;
    private final SubstitutionBatch batch;
    private final List<SubstitutionRequest> requests;
    private final Bytes32 previousLink;
    private final AuditLog log;
    private final String doc;
    private final CryptoSuite suite;
    private final Map<Integer, PublicValue> values = new HashMap<>();
    private @Nullable Bytes32 link;
    private Instant linkedAt = Instant.MIN;

    private SubstitutionCeremony(
            SubstitutionState before,
            SubstitutionBatch batch,
            List<SubstitutionRequest> requests,
            Bytes32 previousLink,
            AuditLog log) {
        this.before = before;
        this.batch = batch;
        this.requests = requests;
        this.previousLink = previousLink;
        this.log = log;
        this.doc = SubstitutionLog.doc(batch.header(), batch.round());
        this.suite = before.position().plan().suite();
    }

    /**
     * Fixes the requests of the next round and logs them.
     *
     * @param base the AUDIT bundle of the draw, verified
     * @param earlier all rounds before, in order
     * @param requests who is to be replaced, in any order, at least one
     * @param beacons the public values to come: those of the plan, each of a later round than before
     * @throws DoubleRandomException {@link ErrorCode#SUBSTITUTION_NOT_ALLOWED} if no chain stands in the log between plan
     *     and header; {@link ErrorCode#DRAW_STATE} if the draw or a round before has no result in this log; {@link
     *     ErrorCode#DRAW_INPUT_INVALID} for a request or a public value that is not allowed; {@link
     *     ErrorCode#STORE_CONFLICT} if other requests were fixed for this round
     */
    public static SubstitutionCeremony begin(
            EvidenceBundle base,
            List<SubstitutionRound> earlier,
            AuditLog log,
            List<SubstitutionRequest> requests,
            List<Beacon> beacons) {
        DrawTranscript draw = base.transcript();
        CryptoSuite suite = draw.plan().suite();
        Bytes32 link = allowed(log, draw);
        requireLogged(
                log, DrawLog.RESULT, draw.headerHash().hex(), draw.result().hash(suite), "the draw");
        SubstitutionState state = SubstitutionState.of(draw);
        for (SubstitutionRound round : earlier) {
            state.position().requireNext(round.batch());
            requireLogged(
                    log,
                    SubstitutionLog.RESULT,
                    SubstitutionLog.doc(draw.headerHash(), round.batch().round()),
                    round.result().hash(suite),
                    "round " + round.batch().round());
            state = state.after(round);
            link = round.result().link();
        }
        List<SubstitutionRequest> ordered = Values.list("requests", requests).stream()
                .sorted(Comparator.comparing(SubstitutionRequest::line))
                .toList();
        SubstitutionBatch batch = new SubstitutionBatch(
                draw.headerHash(),
                earlier.size() + 1,
                MerkleTree.linesRoot(suite.newDigest(), SubstitutionState.lines(ordered)),
                beacons);
        state.position().requireNext(batch);
        state.requireAllowed(ordered);
        SubstitutionCeremony ceremony = new SubstitutionCeremony(state, batch, ordered, link, log);
        log.appendOnce(SubstitutionLog.BATCH, ceremony.doc, batch.hash(suite), at -> {});
        return ceremony;
    }

    private static Bytes32 allowed(AuditLog log, DrawTranscript draw) {
        DrawHeader header = draw.header();
        String doc = DrawLog.planDoc(header.authority(), header.series(), header.seq());
        Optional<LoggedEntry> chain = log.find(SubstitutionLog.CHAIN, doc);
        long plan = sequence(log.find(DrawLog.PLAN, doc), Long.MAX_VALUE);
        long committed = sequence(log.find(DrawLog.HEADER, doc + "/1"), 0);
        return chain.filter(entry -> entry.sequence() > plan && entry.sequence() < committed)
                .map(entry -> entry.entry().digest())
                .orElseThrow(() -> new DoubleRandomException(
                        ErrorCode.SUBSTITUTION_NOT_ALLOWED,
                        "no end of a custodian's chain stands in the log between the plan and its first header"));
    }

    private static long sequence(Optional<LoggedEntry> entry, long otherwise) {
        return entry.map(LoggedEntry::sequence).orElse(otherwise);
    }

    private static void requireLogged(AuditLog log, String type, String doc, Bytes32 digest, String what) {
        if (log.find(type, doc)
                .filter(entry -> entry.entry().digest().equals(digest))
                .isEmpty()) {
            throw state(what + " has no such result in this log");
        }
    }

    /** What was fixed. */
    public SubstitutionBatch batch() {
        return batch;
    }

    /**
     * Takes the custodian's link of this round.
     *
     * @throws DoubleRandomException {@link ErrorCode#LINK_WRONG} if it does not lead to the link of the round before, or
     *     to the logged end
     */
    public synchronized LoggedEntry openLink(Bytes32 opened) {
        if (!CustodianChain.before(suite, opened).equals(previousLink)) {
            throw new DoubleRandomException(
                    ErrorCode.LINK_WRONG, "its hash is not the link before round " + batch.round());
        }
        LoggedEntry entry =
                log.appendOnce(SubstitutionLog.LINK, doc, SubstitutionLog.linkDigest(suite, opened), at -> {});
        link = opened;
        linkedAt = entry.entry().at();
        return entry;
    }

    /**
     * Takes a public value.
     *
     * @param index which one, by its place in the batch, from 0
     * @param value its bytes in the one form that its type allows
     * @throws DoubleRandomException {@link ErrorCode#DRAW_STATE} before the link or less than {@link Ceremony#PAUSE} after
     *     it; {@link ErrorCode#DRAW_INPUT_INVALID} if it has another form
     */
    public synchronized LoggedEntry publicValue(int index, byte[] value) {
        Values.between("index", index, 0, batch.beacon().size() - 1L);
        Beacon beacon = batch.beacon().get(index);
        if (!beacon.accepts(value)) {
            throw new DoubleRandomException(
                    ErrorCode.DRAW_INPUT_INVALID,
                    "public value " + index + " is not in the form of a "
                            + beacon.type().id() + " value");
        }
        if (link == null) {
            throw state("the custodian has not opened the link of round " + batch.round());
        }
        Instant from = linkedAt.plus(Ceremony.PAUSE);
        LoggedEntry entry =
                log.appendOnce(SubstitutionLog.beacon(index), doc, DrawLog.valueDigest(suite, value), at -> {
                    if (at.isBefore(from)) {
                        throw state("at " + at + " it is too soon: a public value may follow from " + from);
                    }
                });
        values.put(index, PublicValue.of(beacon, value));
        return entry;
    }

    /**
     * Draws the substitutes, and logs the result before returning it.
     *
     * @throws DoubleRandomException {@link ErrorCode#DRAW_STATE} while the link or a public value is missing; {@link
     *     ErrorCode#STORE_CONFLICT} if another result stands in the log
     */
    public synchronized SubstitutionRound draw() {
        Bytes32 opened = link;
        if (opened == null) {
            throw state("the custodian has not opened the link of round " + batch.round());
        }
        List<PublicValue> published = new ArrayList<>();
        for (int i = 0; i < batch.beacon().size(); i++) {
            PublicValue value = values.get(i);
            if (value == null) {
                throw state("public value " + i + " is missing");
            }
            published.add(value);
        }
        SubstitutionRound round = SubstitutionRound.compute(before, batch, requests, opened, published);
        log.appendOnce(SubstitutionLog.RESULT, doc, round.result().hash(suite), at -> {});
        return round;
    }

    private static DoubleRandomException state(String what) {
        return new DoubleRandomException(ErrorCode.DRAW_STATE, what);
    }
}
