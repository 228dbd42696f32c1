package io.doublerandom.app.desk.ceremony;

import io.doublerandom.app.desk.Actor;
import io.doublerandom.app.desk.DeskLedger;
import io.doublerandom.app.desk.KeptKey;
import io.doublerandom.app.desk.OwnerOnly;
import io.doublerandom.app.desk.log.WitnessedLog;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.draw.DrawTranscript;
import io.doublerandom.core.draw.DrawVerifier;
import io.doublerandom.core.draw.EvidenceBundle;
import io.doublerandom.core.draw.PreparedDraw;
import io.doublerandom.core.draw.ResultDocument;
import io.doublerandom.core.draw.SubjectProofs;
import io.doublerandom.core.draw.TrustedKeys;
import io.doublerandom.core.draw.VerificationReport;
import io.doublerandom.core.plan.InspectionTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The result of an attempt, its evidence and its publication (抽取结果). */
public final class DrawResults {
    private final DeskLedger ledger;
    private final Clock clock;
    private final Attempts attempts;
    private final CeremonyRooms rooms;
    private final PartyKeys keys;
    private final PublicFolder published;
    private final WitnessedLog witnessed;

    DrawResults(
            DeskLedger ledger,
            Clock clock,
            Attempts attempts,
            CeremonyRooms rooms,
            PartyKeys keys,
            PublicFolder published,
            WitnessedLog witnessed) {
        this.ledger = ledger;
        this.clock = clock;
        this.attempts = attempts;
        this.rooms = rooms;
        this.keys = keys;
        this.published = published;
        this.witnessed = witnessed;
    }

    /**
     * Draws (T4): logs the result, signs it, writes and verifies the AUDIT evidence, keeps draw and assignments. All of it
     * is the same when done again, so a stop in between is mended by asking again.
     *
     * @throws DoubleRandomException {@link ErrorCode#DRAW_STATE} while something is missing; {@link ErrorCode#DRAW_UNUSABLE}
     *     if the evidence does not verify, and then nothing is kept
     */
    public synchronized Attempt draw(Actor by, String hash) {
        CeremonyFolder folder = attempts.folder(hash);
        Attempt attempt = attempts.of(folder);
        if (attempt.phase() == Attempt.Phase.DRAWN) {
            return attempt;
        }
        CeremonyDesk.requirePhase(attempt, Attempt.Phase.READY);
        try {
            CeremonyRooms.Room room = rooms.open(folder);
            witnessed.checkpoint();
            DrawTranscript transcript = room.ceremony().draw();
            sign(folder, transcript);
            EvidenceBundle evidence = transcript
                    .evidence()
                    .signed(folder.signatures())
                    .logged(witnessed.part(folder.plan(), folder.header()));
            writeAudit(folder, evidence);
            keep(by, folder, room, transcript);
            if (!folder.plan().embargoUntil().isEmpty()) {
                published.trusted(hash, trusted(folder));
                published.sealed(hash, evidence);
            }
            return attempts.of(folder);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void sign(CeremonyFolder folder, DrawTranscript transcript) {
        Attempt attempt = attempts.of(folder);
        SigningOrder.of(transcript, folder.origin().by(), index -> readers(attempt, transcript, index))
                .forEach(due -> rooms.sign(folder, due.document(), due.by()));
    }

    /** Who typed the public value that counts. */
    private static List<String> readers(Attempt attempt, DrawTranscript transcript, int index) {
        String value = transcript.ceremony().beacons().get(index).valueHex();
        return attempt.readings(index).entrySet().stream()
                .filter(typed -> typed.getValue().equals(value))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Writes the evidence beside its place, verifies it with the log, and only then puts it there. */
    private void writeAudit(CeremonyFolder folder, EvidenceBundle evidence) throws IOException {
        Path fresh = folder.path().resolve("audit.new");
        OwnerOnly.delete(fresh);
        OwnerOnly.folder(fresh);
        evidence.writeAudit(fresh);
        OwnerOnly.close(fresh);
        VerificationReport report = verifier(folder).verify(fresh);
        report.requireValid();
        folder.keepVerification(report.toJson());
        OwnerOnly.delete(folder.audit());
        Files.move(fresh, folder.audit(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** The keys of all who may sign an attempt, of the log and of its witness, as a list for a verifier (可信密钥清单); public keys only. */
    public TrustedKeys trusted(String hash) {
        try {
            return trusted(attempts.folder(hash));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private TrustedKeys trusted(CeremonyFolder folder) throws IOException {
        List<String> signers = Stream.concat(Stream.of(folder.origin().by()), folder.plan().parties().stream())
                .distinct()
                .toList();
        return witnessed.trusting(keys.trusted(signers));
    }

    private DrawVerifier verifier(CeremonyFolder folder) throws IOException {
        return DrawVerifier.standard()
                .withLog(ledger.log().trail())
                .withSignatures(KeptKey.check())
                .trusting(trusted(folder));
    }

    private void keep(Actor by, CeremonyFolder folder, CeremonyRooms.Room room, DrawTranscript transcript)
            throws IOException {
        InspectionTask task = ledger.stores()
                .tasks()
                .find(folder.origin().task())
                .orElseThrow(() -> new DoubleRandomException(ErrorCode.NOT_FOUND, "没有这个任务 / no such task"));
        PreparedDraw prepared = PreparedDraw.kept(task, folder.plan(), room.frame(), folder.people());
        Instant at = attempts.of(folder).logged().result().orElseThrow().entry().at();
        ledger.act(now -> {
            DrawOutcome outcome = DrawOutcome.keep(now, prepared, transcript, by.id(), at);
            ledger.record(
                    now,
                    by,
                    "draw:result",
                    "draw/" + folder.hash(),
                    outcome.assignments().size() + " drawn");
            return outcome;
        });
    }

    /**
     * Publishes the result: at once, or, under an embargo, so that the list is shown when that is over.
     *
     * @throws DoubleRandomException {@link ErrorCode#DRAW_STATE} if it is not drawn
     */
    public synchronized Attempt publish(Actor by, String hash) {
        CeremonyFolder folder = attempts.folder(hash);
        Attempt attempt = attempts.of(folder);
        CeremonyDesk.requirePhase(attempt, Attempt.Phase.DRAWN);
        if (attempt.published().isPresent() && published.hasList(hash)) {
            return attempt;
        }
        try {
            published.trusted(hash, trusted(folder));
            // The log as it is now: a reader may have kept any state of it until today.
            published.result(
                    hash,
                    EvidenceBundle.read(folder.audit(), verifier(folder))
                            .logged(witnessed.part(folder.plan(), folder.header())));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        if (attempt.published().isEmpty()) {
            folder.journal().add(new Journal.Line(Journal.Kind.PUBLISH, by.id(), clock.instant(), "", ""));
            ledger.act(now -> {
                now.publications().addDraw(hash, folder.origin().task());
                return ledger.record(now, by, "draw:publish", "draw/" + hash, "");
            });
        }
        return attempts.of(folder);
    }

    /** What everybody sees of an attempt now. */
    public Visible visible(String hash) {
        if (!published.there(hash)) {
            return Visible.NONE;
        }
        if (!published.hasResult(hash)) {
            return published.isVoided(hash) ? Visible.VOIDED : Visible.COMMITTED;
        }
        String embargo = attempts.folder(hash).plan().embargoUntil();
        boolean over = embargo.isEmpty() || !clock.instant().isBefore(Instant.parse(embargo));
        return over && published.hasList(hash) ? Visible.REVEALED : Visible.SEALED;
    }

    /** What everybody sees. */
    public enum Visible {
        /** Nothing. */
        NONE,
        /** What was committed to. */
        COMMITTED,
        /** That it was drawn, without the list. */
        SEALED,
        /** The list. */
        REVEALED,
        /** What was committed to, and that it was voided. */
        VOIDED
    }

    /**
     * The folder of the AUDIT evidence, noting who takes it.
     *
     * @throws DoubleRandomException {@link ErrorCode#DRAW_STATE} if it is not drawn
     */
    public Path audit(Actor by, String hash) {
        CeremonyFolder folder = attempts.folder(hash);
        CeremonyDesk.requirePhase(attempts.of(folder), Attempt.Phase.DRAWN);
        ledger.act(now -> ledger.record(now, by, "draw:audit-bundle", "draw/" + hash, ""));
        return folder.audit();
    }

    /**
     * The proof for one subject (单户证明) with its class, salt, ticket and threshold, or why it was excluded: to be handed to
     * that subject and nobody else. Noted who took it, and for whom.
     *
     * @throws DoubleRandomException {@link ErrorCode#DRAW_STATE} if it is not drawn, {@link ErrorCode#VALUE_INVALID} if this
     *     is no subject id
     */
    public byte[] ownProof(Actor by, String hash, String sid) {
        CeremonyFolder folder = attempts.folder(hash);
        CeremonyDesk.requirePhase(attempts.of(folder), Attempt.Phase.DRAWN);
        try {
            byte[] proof = SubjectProofs.of(EvidenceBundle.read(folder.audit(), verifier(folder)))
                    .ownProof(sid)
                    .canonicalBytes();
            ledger.act(now -> ledger.record(now, by, "draw:own-proof", "draw/" + hash, sid));
            return proof;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The seed of a drawn attempt, in hexadecimal digits. */
    public String seed(Attempt attempt) {
        try {
            return ResultDocument.parse(Files.readAllBytes(audit(attempt.hash()).resolve(ResultDocument.DOCUMENT)))
                    .seed()
                    .hex();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The folder of the AUDIT evidence; for what is shown at the desk. */
    Path audit(String hash) {
        return attempts.folder(hash).audit();
    }
}
