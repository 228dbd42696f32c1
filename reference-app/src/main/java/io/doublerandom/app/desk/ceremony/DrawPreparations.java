package io.doublerandom.app.desk.ceremony;

import io.doublerandom.app.desk.Actor;
import io.doublerandom.app.desk.DeskLedger;
import io.doublerandom.app.desk.DeskPermission;
import io.doublerandom.app.desk.DeskRole;
import io.doublerandom.app.desk.access.FreshSecrets;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.draw.Beacon;
import io.doublerandom.core.draw.DrawSeries;
import io.doublerandom.core.draw.DrawTerms;
import io.doublerandom.core.draw.PreparedDraw;
import io.doublerandom.core.draw.RosterKey;
import io.doublerandom.core.draw.SaltKey;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.store.jdbc.Stores;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is decided of the draw of a task before it is frozen, and the gates in front of it (抽取准备). */
public final class DrawPreparations {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final List<String> PLACEHOLDERS = List.of("a", "b", "c");
    private static final int FEWEST_PARTIES = 3;

    private final DeskLedger ledger;
    private final Clock clock;
    private final DrawDecisions decisions;
    private final Attempts attempts;

    DrawPreparations(DeskLedger ledger, Clock clock, DrawDecisions decisions, Attempts attempts) {
        this.ledger = ledger;
        this.clock = clock;
        this.decisions = decisions;
        this.attempts = attempts;
    }

    /**
     * The preparation of a task.
     *
     * @param task the task
     * @param decision what is decided
     * @param gates the gates, in their order
     * @param prepared what would be frozen now; null if that cannot be prepared
     * @param newest the newest attempt; null for none
     */
    public record Preparation(
            InspectionTask task,
            DrawDecision decision,
            List<DrawGate> gates,
            @Nullable PreparedDraw prepared,
            @Nullable Attempt newest) {
        /** Whether all gates are open. */
        public boolean ready() {
            return gates.stream().allMatch(DrawGate::open);
        }
    }

    /**
     * How it stands with the draw of a task; reads the whole pool.
     *
     * @throws DoubleRandomException {@link ErrorCode#NOT_FOUND} if there is no such task
     */
    public Preparation of(InspectionTask.No no) {
        return ledger.snapshot(stores -> of(stores, no));
    }

    private Preparation of(Stores stores, InspectionTask.No no) {
        InspectionTask task = stores.tasks()
                .find(no)
                .orElseThrow(() -> new DoubleRandomException(ErrorCode.NOT_FOUND, "没有这个任务 / no such task"));
        DrawDecision decision = decisions.of(no);
        Attempt newest = attempts.newest(no);
        DrawGates gates = new DrawGates(stores, task);
        List<DrawGate> all = new ArrayList<>();
        all.add(gates.planPublished());
        all.add(gates.taskAnnounced());
        all.add(gates.training(decision.training()));
        PreparedDraw prepared = prepare(stores, task, decision, gates, all);
        all.add(gates.parties(decision.parties()));
        all.add(gates.publicValue(decision.beacons()));
        all.add(gates.attempt(newest));
        return new Preparation(task, decision, List.copyOf(all), prepared, newest);
    }

    /** Prepares without freezing anything: what refuses it is the reason why a gate is closed. */
    private @Nullable PreparedDraw prepare(
            Stores stores, InspectionTask task, DrawDecision decision, DrawGates gates, List<DrawGate> all) {
        try {
            PreparedDraw prepared = inputs(task, decision).prepare(stores, task, today());
            all.addAll(gates.prepared(prepared));
            return prepared;
        } catch (DoubleRandomException refused) {
            all.addAll(gates.refused(refused, stores.subjects().countMembers(task.pool(), today())));
            return null;
        }
    }

    /**
     * What to freeze with, fresh secrets included. In profile dev every draw is a rehearsal in a series of its own: local
     * users are no lawful identity.
     */
    DrawInputs inputs(InspectionTask task, DrawDecision decision) {
        String series = "rehearsal-" + today().getYear();
        DrawSeries place = DrawSeries.next(ledger.log(), task.lead().value(), series);
        boolean parties = decision.parties().size() >= FEWEST_PARTIES;
        // While the gate of the public value is closed, pool and teams are looked at all the same; nothing is frozen
        // so.
        List<Beacon> beacons = decision.beacons().stream().allMatch(beacon -> beacon.type() == Beacon.Type.INDEX)
                ? List.of(new Beacon(Beacon.Type.DICE, "20", 0))
                : decision.beacons();
        Instant embargo = decision.embargoUntil();
        return new DrawInputs(
                new DrawTerms(
                        CryptoSuite.SM3_SM2,
                        series,
                        place.seq(),
                        place.prev(),
                        parties ? decision.parties() : PLACEHOLDERS,
                        beacons,
                        true,
                        embargo == null ? "" : embargo.toString()),
                SaltKey.of(FreshSecrets.key()),
                RosterKey.of(FreshSecrets.key()));
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CHINA);
    }

    /**
     * Decides.
     *
     * @param revision the revision that was read
     * @throws DoubleRandomException {@link ErrorCode#REVISION_STALE} if somebody decided otherwise meanwhile; {@link
     *     ErrorCode#DRAW_UNDER_WAY} once an attempt is frozen: later ones draw by the same rules; {@link
     *     ErrorCode#VALUE_INVALID} for a party who may not be one, or an embargo that is over
     */
    public synchronized Preparation decide(Actor by, InspectionTask.No no, int revision, DrawDecision asked) {
        if (ledger.stores().tasks().find(no).isEmpty()) {
            throw new DoubleRandomException(ErrorCode.NOT_FOUND, "没有这个任务 / no such task");
        }
        DrawDecision before = decisions.of(no);
        DrawDecision next = new DrawDecision(
                revision + 1,
                asked.parties(),
                asked.beacons(),
                asked.revealMinutes(),
                whole(asked.embargoUntil()),
                asked.training());
        if (before.revision() == revision + 1 && before.says(next)) {
            return of(no);
        }
        if (before.revision() != revision) {
            throw new DoubleRandomException(
                    ErrorCode.REVISION_STALE,
                    "现为第 " + before.revision() + " 次修改 / it is at revision " + before.revision());
        }
        if (attempts.newest(no) != null) {
            throw new DoubleRandomException(ErrorCode.DRAW_UNDER_WAY, "已冻结，规则不再改变 / it is frozen, its rules stand");
        }
        if (!DeskRole.with(DeskPermission.DRAW_PARTY).containsAll(next.parties())) {
            throw new DoubleRandomException(
                    ErrorCode.VALUE_INVALID, "parties 含不得参与的用户 / parties has a user who may not");
        }
        Instant embargo = next.embargoUntil();
        if (embargo != null && !embargo.isAfter(clock.instant())) {
            throw new DoubleRandomException(ErrorCode.VALUE_INVALID, "embargoUntil 已过 / embargoUntil is over");
        }
        decisions.save(no, next);
        ledger.act(now -> ledger.record(now, by, "draw:prepare", "task/" + no, "revision " + next.revision()));
        return of(no);
    }

    private static @Nullable Instant whole(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.SECONDS);
    }
}
