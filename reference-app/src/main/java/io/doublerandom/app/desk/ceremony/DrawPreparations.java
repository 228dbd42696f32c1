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
        Attempt newest = attempts.ofTask(no).stream().findFirst().orElse(null);
        List<String> office = DeskRole.with(DeskPermission.DRAW_PREPARE);
        List<DrawGate> gates = new ArrayList<>();
        boolean published = stores.plans().published(task.plan()).isPresent();
        gates.add(new DrawGate(
                DrawGate.Code.PLAN_PUBLISHED,
                published,
                task.plan() + (published ? "" : ": 未公布 / not published"),
                DeskRole.with(DeskPermission.PLAN_PUBLISH)));
        gates.add(announced(task));
        DrawDecision.Training training = decision.training();
        gates.add(new DrawGate(
                DrawGate.Code.TRAINING,
                training != null,
                training == null ? "未记录 / not recorded" : training.on() + ", " + training.people(),
                office));
        PreparedDraw prepared = prepare(stores, task, decision, gates);
        int parties = decision.parties().size();
        gates.add(new DrawGate(
                DrawGate.Code.PARTIES, parties >= FEWEST_PARTIES, String.join(", ", decision.parties()), office));
        gates.add(beacons(decision.beacons(), office));
        gates.add(attempt(newest, office));
        return new Preparation(task, decision, List.copyOf(gates), prepared, newest);
    }

    private static DrawGate announced(InspectionTask task) {
        boolean announced = task.state() == InspectionTask.State.ANNOUNCED;
        return new DrawGate(
                DrawGate.Code.TASK_ANNOUNCED,
                announced,
                task.no() + ": " + task.state(),
                DeskRole.with(
                        task.state() == InspectionTask.State.DRAFT
                                ? DeskPermission.TASK_APPROVE
                                : DeskPermission.PUBLISH));
    }

    private static DrawGate beacons(List<Beacon> beacons, List<String> office) {
        boolean weak = !beacons.isEmpty() && beacons.stream().allMatch(beacon -> beacon.type() == Beacon.Type.INDEX);
        String named = String.join(
                "; ",
                beacons.stream()
                        .map(beacon -> beacon.type().id() + " " + beacon.source() + " " + beacon.round())
                        .toList());
        return new DrawGate(
                DrawGate.Code.PUBLIC_VALUE,
                !beacons.isEmpty() && !weak,
                weak ? named + ": 收盘指数不得单独使用 / an index may not stand alone" : named,
                office);
    }

    private static DrawGate attempt(@Nullable Attempt newest, List<String> office) {
        if (newest == null) {
            return new DrawGate(DrawGate.Code.ATTEMPT, true, "", List.of());
        }
        boolean again =
                newest.phase() == Attempt.Phase.VOIDED && newest.redraw().isPresent();
        return new DrawGate(
                DrawGate.Code.ATTEMPT,
                again,
                newest.hash() + ": " + newest.phase() + (again ? ", 重抽已批准 / another is approved" : ""),
                newest.phase() == Attempt.Phase.VOIDED ? DeskRole.with(DeskPermission.TASK_APPROVE) : office);
    }

    /** Prepares without freezing anything: what refuses it is the reason why a gate is closed. */
    private @Nullable PreparedDraw prepare(
            Stores stores, InspectionTask task, DrawDecision decision, List<DrawGate> gates) {
        List<String> importers = DeskRole.with(DeskPermission.IMPORT);
        try {
            PreparedDraw prepared = inputs(task, decision).prepare(stores, task, today());
            gates.add(new DrawGate(
                    DrawGate.Code.POOL, true, String.valueOf(prepared.frame().count()), List.of()));
            gates.add(new DrawGate(
                    DrawGate.Code.TEAMS,
                    true,
                    String.valueOf(prepared.frame().roster().size()),
                    List.of()));
            return prepared;
        } catch (DoubleRandomException refused) {
            boolean empty = refused.code() == ErrorCode.DRAW_POOL_EMPTY;
            boolean teams = refused.code() == ErrorCode.DRAW_INFEASIBLE;
            boolean members = stores.subjects().countMembers(task.pool(), today()) > 0;
            String why = refused.code().code() + " " + refused.problem().detail();
            gates.add(new DrawGate(
                    DrawGate.Code.POOL, teams && members, teams ? String.valueOf(members) : why, importers));
            gates.add(new DrawGate(DrawGate.Code.TEAMS, empty, empty ? "" : why, importers));
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
        List<Beacon> beacons =
                decision.beacons().isEmpty() ? List.of(new Beacon(Beacon.Type.DICE, "20", 0)) : decision.beacons();
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
        if (!attempts.ofTask(no).isEmpty()) {
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
