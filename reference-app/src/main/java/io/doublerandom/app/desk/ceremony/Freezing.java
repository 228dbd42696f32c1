package io.doublerandom.app.desk.ceremony;

import io.doublerandom.app.desk.Actor;
import io.doublerandom.app.desk.DeskLedger;
import io.doublerandom.app.desk.OwnerOnly;
import io.doublerandom.app.desk.log.WitnessedLog;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.draw.DrawHeader;
import io.doublerandom.core.draw.DrawRequest;
import io.doublerandom.core.draw.LoggedCeremony;
import io.doublerandom.core.draw.PreparedDraw;
import io.doublerandom.core.draw.SamplingFrame;
import io.doublerandom.core.draw.SignedDocument;
import io.doublerandom.core.plan.InspectionTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Freezes (冻结, T0): everything is on the disk before plan and header are logged, and a stop at any point between is taken
 * up again by {@link #resume}.
 */
final class Freezing {
    private final DeskLedger ledger;
    private final CeremonyArchive archive;
    private final Attempts attempts;
    private final DrawPreparations preparations;
    private final CeremonyRooms rooms;
    private final PublicFolder published;
    private final WitnessedLog witnessed;

    Freezing(
            DeskLedger ledger,
            CeremonyArchive archive,
            Attempts attempts,
            DrawPreparations preparations,
            CeremonyRooms rooms,
            PublicFolder published,
            WitnessedLog witnessed) {
        this.ledger = ledger;
        this.archive = archive;
        this.attempts = attempts;
        this.preparations = preparations;
        this.rooms = rooms;
        this.published = published;
        this.witnessed = witnessed;
    }

    /** Freezes what is prepared, or what a voided attempt had frozen. */
    synchronized Attempt freeze(Actor by, InspectionTask.No task, int revision) {
        try {
            resume();
            CeremonyFolder last = archive.ofTask(task).stream().findFirst().orElse(null);
            if (last != null) {
                Attempt standing = attempts.of(last);
                if (standing.phase() != Attempt.Phase.VOIDED
                        && last.origin().revision() == revision
                        && last.origin().by().equals(by.id())) {
                    return standing;
                }
                if (standing.phase() != Attempt.Phase.VOIDED) {
                    throw new DoubleRandomException(ErrorCode.DRAW_UNDER_WAY, last.hash() + ": " + standing.phase());
                }
            }
            DrawPreparations.Preparation preparation = preparations.of(task);
            if (preparation.decision().revision() != revision) {
                throw new DoubleRandomException(
                        ErrorCode.REVISION_STALE,
                        "现为第 " + preparation.decision().revision() + " 次修改 / it is at revision "
                                + preparation.decision().revision());
            }
            requireOpen(preparation);
            CeremonyFolder.Origin origin = new CeremonyFolder.Origin(task, revision, by.id());
            Attempt frozen = complete(last == null ? first(preparation, origin) : again(last, preparation, origin));
            witnessed.checkpoint();
            return frozen;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void requireOpen(DrawPreparations.Preparation preparation) {
        List<String> closed = preparation.gates().stream()
                .filter(gate -> !gate.open())
                .map(gate -> gate.code().titleZh() + " / " + gate.code().titleEn() + " (" + String.join(", ", gate.by())
                        + "): " + gate.detailZh() + " / " + gate.detailEn())
                .toList();
        if (!closed.isEmpty()) {
            throw new DoubleRandomException(ErrorCode.GATES_CLOSED, String.join("; ", closed));
        }
    }

    private CeremonyFolder first(DrawPreparations.Preparation preparation, CeremonyFolder.Origin origin)
            throws IOException {
        InspectionTask task = preparation.task();
        Instant snapshotAt = ledger.log().now();
        // Read again with the secrets that are kept: those of the gates were thrown away.
        PreparedDraw prepared = ledger.snapshot(stores ->
                preparations.inputs(task, preparation.decision()).prepare(stores, task, preparations.today()));
        DrawRequest request = DrawRequest.first(
                prepared.plan(), prepared.frame(), snapshotAt, snapshotAt.plus(toReveal(preparation)));
        return CeremonyFolder.write(
                archive.pending(),
                prepared.plan(),
                request.header(),
                prepared.frame(),
                prepared.people(),
                prepared.inspectorExclusions().entrySet().stream()
                        .map(entry -> entry.getKey().value() + "," + entry.getValue())
                        .toList(),
                origin);
    }

    /** The same rules and the same pool: voiding an attempt changes nothing but the chance. */
    private CeremonyFolder again(
            CeremonyFolder last, DrawPreparations.Preparation preparation, CeremonyFolder.Origin origin)
            throws IOException {
        DrawRequest request = new DrawRequest(
                last.plan(),
                last.frame(),
                last.header().snapshotAt(),
                ledger.log().now().plus(toReveal(preparation)),
                last.header().attempt() + 1,
                last.hash());
        return last.again(archive.pending(), request.header(), origin);
    }

    private static Duration toReveal(DrawPreparations.Preparation preparation) {
        return Duration.ofMinutes(preparation.decision().revealMinutes());
    }

    /** Logs plan and header, files the folder, publishes what was committed to. Each of it may have been done before. */
    private Attempt complete(CeremonyFolder pending) throws IOException {
        SamplingFrame frame = pending.frame();
        DrawHeader header = pending.header();
        new DrawRequest(
                        pending.plan(),
                        frame,
                        header.snapshotAt(),
                        header.revealBy(),
                        header.attempt(),
                        header.supersedes())
                .commit(ledger.log());
        String by = pending.origin().by();
        rooms.sign(pending, SignedDocument.plan(pending.plan()), by);
        rooms.sign(pending, SignedDocument.header(pending.plan().suite(), header), by);
        CeremonyFolder folder = archive.file(pending);
        settle(folder);
        return attempts.of(folder);
    }

    private void settle(CeremonyFolder folder) {
        published.committed(folder);
        ledger.stores().publications().addDraw(folder.hash(), folder.origin().task());
    }

    /**
     * Takes up what a stop left half done: an attempt whose plan or header is logged is completed, one of which nothing is
     * logged never counted and is dropped.
     */
    synchronized void resume() {
        try {
            Path path = archive.pending();
            if (Files.isDirectory(path)) {
                resume(path);
            }
            archive.all().stream()
                    .filter(folder -> !published.there(folder.hash()))
                    .forEach(this::settle);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void resume(Path path) throws IOException {
        if (!Files.exists(path.resolve(DrawHeader.DOCUMENT))) {
            OwnerOnly.delete(path);
            return;
        }
        CeremonyFolder pending = CeremonyFolder.open(path);
        DrawHeader header = pending.header();
        LoggedCeremony logged = LoggedCeremony.of(ledger.log(), pending.plan(), header);
        if (logged.header().isPresent()) {
            complete(pending);
        } else if (header.attempt() == 1 && logged.plan().isPresent()) {
            // The number in the series is taken by this plan: it can only go on with it, if need be with time to open.
            boolean late = !ledger.log().now().isBefore(header.revealBy());
            complete(late ? pending.with(later(pending)) : pending);
        } else {
            OwnerOnly.delete(path);
        }
    }

    private DrawHeader later(CeremonyFolder pending) throws IOException {
        DrawHeader header = pending.header();
        Instant revealBy = ledger.log().now().plus(Duration.between(header.snapshotAt(), header.revealBy()));
        return DrawRequest.first(pending.plan(), pending.frame(), header.snapshotAt(), revealBy)
                .header();
    }
}
