package io.doublerandom.core.draw;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Values;
import io.doublerandom.core.audit.AuditLog;
import io.doublerandom.core.audit.LoggedEntry;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.time.Instant;
import java.util.Optional;

/**
 * What somebody wants to draw (抽取申请): rules and frame, not yet fixed. The only way on is {@link #commit}.
 *
 * @param plan the rules
 * @param frame what is chosen from
 * @param snapshotAt when the frame was frozen
 * @param revealBy until when nonces may be opened
 * @param attempt number of the attempt, from 1
 * @param supersedes header hash of the attempt before; empty exactly in the first
 */
public record DrawRequest(
        @NotNull @Valid DrawPlan plan,
        @NotNull SamplingFrame frame,
        @NotNull Instant snapshotAt,
        @NotNull Instant revealBy,
        @Positive long attempt,
        @NotNull @Pattern(regexp = DrawValues.HASH_OR_EMPTY) String supersedes) {
    public DrawRequest {
        Values.present("plan", plan);
        Values.present("frame", frame);
        DrawValues.time("snapshotAt", snapshotAt);
        DrawValues.time("revealBy", revealBy);
        Values.between("attempt", attempt, 1, DrawValues.MAX_INTEGER);
        Values.pattern("supersedes", supersedes, DrawValues.HASH_OR_EMPTY);
    }

    /** The first attempt at a draw. */
    public static DrawRequest first(DrawPlan plan, SamplingFrame frame, Instant snapshotAt, Instant revealBy) {
        return new DrawRequest(plan, frame, snapshotAt, revealBy, 1, "");
    }

    /**
     * The header that a commitment would fix.
     *
     * @throws DoubleRandomException {@link ErrorCode#DRAW_POOL_EMPTY} or {@link ErrorCode#DRAW_INPUT_INVALID} if the
     *     plan cannot draw from the frame
     */
    public DrawHeader header() {
        frame.requireFits(plan);
        CryptoSuite suite = plan.suite();
        return new DrawHeader(
                plan.authority(),
                plan.series(),
                plan.seq(),
                attempt,
                supersedes,
                plan.hash(),
                frame.count(),
                frame.registryCount(),
                frame.rootS(suite),
                frame.rootA(suite),
                frame.exclusionsRoot(suite),
                frame.rosterRoot(suite),
                frame.recusalRoot(suite),
                plan.parties(),
                plan.beacon(),
                snapshotAt,
                revealBy);
    }

    /**
     * Fixes the draw: logs plan, who is kept off the roster if anybody is, and header, before anyone can know the seed.
     *
     * <p>Committing the same request again returns the commitment that stands, so that a ceremony can be taken up again
     * after a stop.
     *
     * @throws DoubleRandomException {@link ErrorCode#STORE_CONFLICT} if another plan or header stands in the log for
     *     this number and attempt; {@link ErrorCode#DRAW_STATE} if the attempt before was not logged and voided, or it
     *     is too early or too late; {@link ErrorCode#DRAW_INPUT_INVALID} if the plan cannot draw from the frame
     */
    public CommittedDraw commit(AuditLog log) {
        if (log.suite() != plan.suite()) {
            throw new DoubleRandomException(
                    ErrorCode.DRAW_INPUT_INVALID,
                    "the log is chained with " + log.suite().id() + ", the plan asks for "
                            + plan.suite().id());
        }
        DrawHeader header = header();
        Bytes32 headerHash = header.hash(plan.suite());
        requireFormerPlan(log);
        requireVoided(log);
        log.appendOnce(
                DrawLog.PLAN,
                DrawLog.planDoc(plan.authority(), plan.series(), plan.seq()),
                header.plan(),
                this::requireInTime);
        if (frame.rosterExclusionCount() > 0) {
            log.appendOnce(
                    DrawLog.ROSTER_EXCLUSIONS,
                    headerDoc(attempt),
                    frame.rosterExclusionsRoot(plan.suite()),
                    this::requireInTime);
        }
        LoggedEntry receipt = log.appendOnce(DrawLog.HEADER, headerDoc(attempt), headerHash, this::requireInTime);
        return new CommittedDraw(plan, frame, header, headerHash, log, receipt);
    }

    private void requireInTime(Instant at) {
        if (at.isBefore(snapshotAt)) {
            throw state("the log's time " + at + " is before the snapshot at " + snapshotAt);
        }
        if (!at.isBefore(revealBy)) {
            throw state("the log's time " + at + " leaves no time to open nonces by " + revealBy);
        }
    }

    private void requireFormerPlan(AuditLog log) {
        Optional<LoggedEntry> former = plan.seq() == 1
                ? Optional.empty()
                : log.find(DrawLog.PLAN, DrawLog.planDoc(plan.authority(), plan.series(), plan.seq() - 1));
        if (former.isPresent() && !former.get().entry().digest().hex().equals(plan.prev())) {
            throw new DoubleRandomException(
                    ErrorCode.DRAW_INPUT_INVALID,
                    "prev is not the plan hash that log entry " + former.get().sequence() + " fixes for seq "
                            + (plan.seq() - 1));
        }
    }

    private void requireVoided(AuditLog log) {
        if (attempt == 1) {
            return;
        }
        boolean logged = log.find(DrawLog.HEADER, headerDoc(attempt - 1))
                .map(entry -> entry.entry().digest().hex().equals(supersedes))
                .orElse(false);
        if (!logged) {
            throw state("supersedes is not the logged header of attempt " + (attempt - 1));
        }
        if (log.find(DrawLog.VOID, supersedes).isEmpty()
                || log.find(DrawLog.RESULT, supersedes).isPresent()) {
            throw state("attempt " + (attempt - 1) + " was not voided, or has a result");
        }
    }

    private String headerDoc(long number) {
        return DrawLog.headerDoc(plan.authority(), plan.series(), plan.seq(), number);
    }

    private static DoubleRandomException state(String what) {
        return new DoubleRandomException(ErrorCode.DRAW_STATE, what);
    }
}
