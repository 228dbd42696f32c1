package io.doublerandom.core.draw;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Values;
import io.doublerandom.core.audit.AuditLog;
import io.doublerandom.core.audit.LoggedEntry;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The ceremony in which a seed comes about that nobody could choose (抽取仪式): all parties commit, then open their
 * nonces, then the public values follow.
 *
 * <p>Every step stands in the audit log before it counts, and the log's time decides whether it is in time: nonces are
 * opened by {@code revealBy}; public values follow at least {@link #PAUSE} after the last opening, or after
 * {@code revealBy} if a nonce was withheld. One honest party or one honest public value suffices. Safe for use by
 * several threads.
 */
public final class Ceremony {
    /** The least time between the last opening and the first public value. */
    public static final Duration PAUSE = Duration.ofMinutes(10);

    private final CommittedDraw draw;
    private final AuditLog log;
    private final String doc;
    private final Map<String, Bytes32> commitments = new HashMap<>();
    private final Map<String, Bytes32> nonces = new HashMap<>();
    private final Map<Integer, PublicValue> values = new HashMap<>();
    private Instant lastReveal = Instant.MIN;

    Ceremony(CommittedDraw draw, AuditLog log) {
        this.draw = draw;
        this.log = log;
        this.doc = draw.headerHash().hex();
    }

    /** What a party has to commit to: the hash over header, party and nonce. */
    public static Bytes32 nonceCommitment(CryptoSuite suite, Bytes32 headerHash, String party, Bytes32 nonce) {
        return SeedDerivation.commitment(suite, headerHash, DrawValues.label("party", party), nonce);
    }

    /** The committed draw this ceremony belongs to. */
    public CommittedDraw committed() {
        return draw;
    }

    /**
     * Takes a step up again that was kept before a stop, if exactly this step stands in the log; what was kept but never
     * logged did not count and is passed over. Steps are given in their order.
     *
     * @return whether it stands in the log
     */
    public synchronized boolean resume(CeremonyStep step) {
        boolean logged = log.find(step.type(), doc)
                .filter(entry ->
                        entry.entry().digest().equals(step.digest(draw.plan().suite())))
                .isPresent();
        if (logged) {
            take(step);
        }
        return logged;
    }

    /** Takes a step, as {@link #commit}, {@link #reveal} or {@link #publicValue} does. */
    public LoggedEntry take(CeremonyStep step) {
        if (step instanceof CeremonyStep.Commitment commitment) {
            return commit(commitment.party(), commitment.commitment());
        }
        if (step instanceof CeremonyStep.Opening opening) {
            return reveal(opening.party(), opening.nonce());
        }
        CeremonyStep.Value value = (CeremonyStep.Value) step;
        return publicValue(value.index(), value.value());
    }

    /**
     * Takes a party's commitment.
     *
     * @throws DoubleRandomException {@link ErrorCode#DRAW_STATE} for a stranger, or too late;
     *     {@link ErrorCode#STORE_CONFLICT} if the party committed to something else before
     */
    public synchronized LoggedEntry commit(String party, Bytes32 commitment) {
        requireParty(party);
        LoggedEntry entry = log.appendOnce(DrawLog.commit(party), doc, commitment, at -> {
            requireNotVoid();
            requireByDeadline("a commitment", at);
        });
        commitments.put(party, commitment);
        return entry;
    }

    /**
     * Opens a party's nonce.
     *
     * @throws DoubleRandomException {@link ErrorCode#DRAW_STATE} before all have committed, after {@code revealBy} or
     *     after a public value; {@link ErrorCode#DRAW_INPUT_INVALID} if it is not what the party committed to
     */
    public synchronized LoggedEntry reveal(String party, Bytes32 nonce) {
        requireParty(party);
        Bytes32 commitment = commitments.get(party);
        if (commitment == null || commitments.size() < draw.plan().parties().size()) {
            throw state(commitments.size() + " of " + draw.plan().parties().size()
                    + " parties have committed; all must before any opens");
        }
        if (!draw.nonceCommitment(party, nonce).equals(commitment)) {
            throw new DoubleRandomException(
                    ErrorCode.DRAW_INPUT_INVALID, "the nonce is not what party " + party + " committed to");
        }
        LoggedEntry entry = log.appendOnce(
                DrawLog.reveal(party), doc, DrawLog.nonceDigest(draw.plan().suite(), nonce), at -> {
                    requireNotVoid();
                    requireByDeadline("an opening", at);
                    if (!values.isEmpty() && !nonces.containsKey(party)) {
                        throw state("a public value is known, so nothing may be opened any more");
                    }
                });
        nonces.put(party, nonce);
        lastReveal = entry.entry().at().isAfter(lastReveal) ? entry.entry().at() : lastReveal;
        return entry;
    }

    /**
     * Takes a public value.
     *
     * @param index which one, by its place in the header, from 0
     * @param value its bytes in the one form that its type allows
     * @throws DoubleRandomException {@link ErrorCode#DRAW_STATE} before the reveals are over or too soon after them, or
     *     if nobody opened a nonce; {@link ErrorCode#DRAW_INPUT_INVALID} if it has another form
     */
    public synchronized LoggedEntry publicValue(int index, byte[] value) {
        List<Beacon> beacons = draw.header().beacon();
        Values.between("index", index, 0, beacons.size() - 1L);
        if (!beacons.get(index).accepts(value)) {
            throw new DoubleRandomException(
                    ErrorCode.DRAW_INPUT_INVALID,
                    "public value " + index + " is not in the form of a "
                            + beacons.get(index).type().id() + " value");
        }
        if (nonces.isEmpty()) {
            throw state("no nonce was opened; an attempt without any is void");
        }
        Instant over = revealsOver();
        LoggedEntry entry = log.appendOnce(
                DrawLog.beacon(index), doc, DrawLog.valueDigest(draw.plan().suite(), value), at -> {
                    requireNotVoid();
                    if (at.isBefore(over.plus(PAUSE))) {
                        throw state("at " + at + " it is too soon: openings ended at " + over + ", a public value may "
                                + "follow " + PAUSE.toMinutes() + " minutes later");
                    }
                });
        values.put(index, PublicValue.of(beacons.get(index), value));
        return entry;
    }

    /**
     * Voids this attempt before its nonces are all open, so that another may follow.
     *
     * @param reason why, 1 to 1,000 characters; its digest is logged
     * @throws DoubleRandomException {@link ErrorCode#DRAW_STATE} once the openings are over: then a reason could be
     *     chosen to fit the outcome
     */
    public synchronized LoggedEntry voidBeforeReveals(String reason) {
        Values.text("reason", reason, 1000);
        return log.appendOnce(
                DrawLog.VOID, doc, DrawLog.reasonDigest(draw.plan().suite(), reason), at -> {
                    requireNoResult();
                    boolean over = nonces.size() == draw.plan().parties().size()
                            || at.isAfter(draw.header().revealBy()) && !nonces.isEmpty();
                    if (over || !values.isEmpty()) {
                        throw state("the openings are over, so the attempt can no longer be voided for a reason");
                    }
                });
    }

    /**
     * Voids this attempt because a public value was not published: there is no other choice then.
     *
     * @param index which value, from 0; none may be logged for it
     */
    public synchronized LoggedEntry voidForOutage(int index) {
        Values.between("index", index, 0, draw.header().beacon().size() - 1L);
        Bytes32 reason = DrawLog.reasonDigest(draw.plan().suite(), DrawLog.outage(index));
        return log.appendOnce(DrawLog.VOID, doc, reason, at -> {
            requireNoResult();
            if (log.find(DrawLog.beacon(index), doc).isPresent()) {
                throw state("public value " + index + " was published and logged");
            }
        });
    }

    /**
     * Draws subjects and teams from the seed of this ceremony, and logs the result before returning it.
     *
     * @throws DoubleRandomException {@link ErrorCode#DRAW_STATE} while a public value is missing;
     *     {@link ErrorCode#STORE_CONFLICT} if another result stands in the log
     */
    public synchronized DrawTranscript draw() {
        CeremonyRecord record = record();
        return logged(DrawTranscript.compute(draw.plan(), draw.frame(), draw.header(), record));
    }

    /**
     * Looks at a part of the pool as {@link #draw()} does, so that several threads or machines can share the work.
     *
     * @param from first row, from 0: the line of the pool in ascending order
     * @param to the row after the last
     * @throws DoubleRandomException {@link ErrorCode#DRAW_STATE} while a public value is missing, or of an attempt that
     *     was voided: nobody looks ahead
     */
    public PartialDraw partialDraw(int from, int to) {
        int count = draw.frame().count();
        Values.between("to", to, 0, count);
        Values.between("from", from, 0, to);
        Bytes32 seed;
        synchronized (this) {
            CeremonyRecord record = record();
            requireNotVoid();
            seed = SeedDerivation.seed(draw.plan().suite(), draw.headerHash(), record);
        }
        SubjectPass pass = SubjectPass.of(draw.plan(), draw.frame(), seed);
        return PartialDraw.of(seed, count, from, to, pass.part(from, to));
    }

    /**
     * Draws as {@link #draw()} does, from parts that were looked at apart. The ticket of every row they kept is computed
     * again; whom a part left out is believed, and {@link DrawVerifier} finds it, so take parts only from where you would run
     * a draw.
     *
     * @throws DoubleRandomException as {@link #draw()}, and {@link ErrorCode#DRAW_INPUT_INVALID} if the parts are of
     *     another draw, not of the whole pool, or wrong
     */
    public synchronized DrawTranscript draw(PartialDraw parts) {
        CeremonyRecord record = record();
        return logged(DrawTranscript.compute(draw.plan(), draw.frame(), draw.header(), record, parts));
    }

    private DrawTranscript logged(DrawTranscript transcript) {
        log.appendOnce(DrawLog.RESULT, doc, transcript.result().hash(draw.plan().suite()), at -> requireNotVoid());
        return transcript;
    }

    private CeremonyRecord record() {
        List<Contribution> contributions = new ArrayList<>();
        for (String party : draw.plan().parties()) {
            Bytes32 commitment = commitments.get(party);
            if (commitment == null) {
                throw state("party " + party + " has not committed");
            }
            Bytes32 nonce = nonces.get(party);
            if (nonce == null && log.find(DrawLog.reveal(party), doc).isPresent()) {
                throw state("the log says that party " + party + " opened its nonce; repeat that step first");
            }
            contributions.add(
                    nonce == null
                            ? Contribution.withheld(party, commitment)
                            : Contribution.opened(party, commitment, nonce));
        }
        List<PublicValue> published = new ArrayList<>();
        for (int i = 0; i < draw.header().beacon().size(); i++) {
            PublicValue value = values.get(i);
            if (value == null) {
                throw state("public value " + i + " is missing");
            }
            published.add(value);
        }
        return new CeremonyRecord(contributions, published);
    }

    private Instant revealsOver() {
        return nonces.size() == draw.plan().parties().size()
                ? lastReveal
                : draw.header().revealBy();
    }

    private void requireParty(String party) {
        if (!draw.plan().parties().contains(party)) {
            throw state("not a party of this draw");
        }
    }

    private void requireByDeadline(String what, Instant at) {
        if (at.isAfter(draw.header().revealBy())) {
            throw state(what + " at " + at + " is after " + draw.header().revealBy());
        }
    }

    private void requireNotVoid() {
        if (log.find(DrawLog.VOID, doc).isPresent()) {
            throw state("this attempt was voided");
        }
    }

    private void requireNoResult() {
        if (log.find(DrawLog.RESULT, doc).isPresent()) {
            throw state("this attempt has a result; errors found later never re-draw");
        }
    }

    private static DoubleRandomException state(String what) {
        return new DoubleRandomException(ErrorCode.DRAW_STATE, what);
    }
}
