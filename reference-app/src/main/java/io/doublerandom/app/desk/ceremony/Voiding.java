package io.doublerandom.app.desk.ceremony;

import io.doublerandom.app.desk.Actor;
import io.doublerandom.app.desk.DeskLedger;
import io.doublerandom.app.desk.DeskRole;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Values;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.draw.Ceremony;
import io.doublerandom.core.draw.VoidNotice;
import java.text.Normalizer;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/**
 * Voiding an attempt, and approving another one (作废与重抽). Everybody sees both: what was committed to stays public, with a
 * notice that names the reason and the offices.
 */
public final class Voiding {
    private final DeskLedger ledger;
    private final Clock clock;
    private final Attempts attempts;
    private final CeremonyRooms rooms;
    private final PublicFolder published;

    Voiding(DeskLedger ledger, Clock clock, Attempts attempts, CeremonyRooms rooms, PublicFolder published) {
        this.ledger = ledger;
        this.clock = clock;
        this.attempts = attempts;
        this.rooms = rooms;
        this.published = published;
    }

    /**
     * Voids an attempt.
     *
     * @param words why; published, so no personal data
     * @param outage the public value that was not published; −1 for a reason before the openings are over
     * @throws DoubleRandomException {@link ErrorCode#DRAW_STATE} if that is not possible any more
     */
    public synchronized Attempt voidIt(Actor by, String hash, String words, int outage) {
        // The published notice is a document of the protocol, which knows one form of each text.
        String reason = Normalizer.normalize(Values.text("reason", words, 400), Normalizer.Form.NFC);
        CeremonyFolder folder = attempts.folder(hash);
        Attempt attempt = attempts.of(folder);
        if (attempt.logged().voidedFor(reason, outage) && attempt.voided().isPresent()) {
            announce(folder);
            return attempt;
        }
        if (outage >= folder.header().beacon().size()) {
            throw new DoubleRandomException(ErrorCode.NOT_FOUND, "没有这个公共值 / no such public value");
        }
        if (outage < 0) {
            CeremonyDesk.requirePhase(attempt, Attempt.Phase.COMMITTING, Attempt.Phase.OPENING, Attempt.Phase.LAPSED);
        } else {
            CeremonyDesk.requirePhase(attempt, Attempt.Phase.VALUES);
        }
        String place = outage < 0 ? "" : String.valueOf(outage);
        folder.journal().add(new Journal.Line(Journal.Kind.VOID, by.id(), clock.instant(), place, reason));
        Ceremony ceremony = rooms.open(folder).ceremony();
        if (outage < 0) {
            ceremony.voidBeforeReveals(reason);
        } else {
            ceremony.voidForOutage(outage);
        }
        ledger.act(now -> ledger.record(now, by, "draw:void", "draw/" + hash, reason));
        announce(folder);
        return attempts.of(folder);
    }

    /**
     * Approves another attempt after a voided one.
     *
     * @throws DoubleRandomException {@link ErrorCode#DRAW_STATE} if it is not voided; {@link ErrorCode#SELF_APPROVAL} by who
     *     voided it
     */
    public synchronized Attempt approveRedraw(Actor by, String hash, String reason) {
        Values.text("reason", reason, 400);
        CeremonyFolder folder = attempts.folder(hash);
        Attempt attempt = attempts.of(folder);
        CeremonyDesk.requirePhase(attempt, Attempt.Phase.VOIDED);
        if (attempt.voided().filter(said -> said.by().equals(by.id())).isPresent()) {
            throw new DoubleRandomException(ErrorCode.SELF_APPROVAL, "作废人不得批准重抽 / who voided it may not approve");
        }
        if (attempt.redraw().isEmpty()) {
            folder.journal().add(new Journal.Line(Journal.Kind.REDRAW, by.id(), clock.instant(), "", reason));
            ledger.act(now -> ledger.record(now, by, "draw:approve-redraw", "draw/" + hash, reason));
        }
        announce(folder);
        return attempts.of(folder);
    }

    /** Announces what was voided or approved before a stop, and not announced. */
    void resume() {
        attempts.folders().stream()
                .filter(folder -> folder.journal().last(Journal.Kind.VOID) != null)
                .forEach(this::announce);
    }

    /** Publishes what the log holds of it, in the words that were kept beside the log. */
    private void announce(CeremonyFolder folder) {
        Attempt attempt = attempts.of(folder);
        attempt.voided()
                .ifPresent(said -> published.voided(
                        folder.hash(),
                        new VoidNotice(
                                Bytes32.parse(folder.hash()),
                                said.words(),
                                attempt.outage(),
                                decision(said),
                                attempt.redraw().map(Voiding::decision).orElse(null))));
    }

    /** The office of who decided; a local user has no other name. */
    private static VoidNotice.Decision decision(Attempt.Said said) {
        DeskRole role = DeskRole.of(said.by()).orElseThrow();
        return new VoidNotice.Decision(role.titleZh(), role.titleEn(), said.at().truncatedTo(ChronoUnit.SECONDS));
    }
}
