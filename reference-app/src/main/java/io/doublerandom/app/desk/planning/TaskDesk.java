package io.doublerandom.app.desk.planning;

import io.doublerandom.app.desk.Actor;
import io.doublerandom.app.desk.DeskLedger;
import io.doublerandom.app.desk.publicity.OwnSite;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Step;
import io.doublerandom.core.Values;
import io.doublerandom.core.plan.AnnualPlan;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.plan.PlanLine;
import io.doublerandom.core.publicity.PublicityRules;
import io.doublerandom.core.store.jdbc.Stores;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * Tasks at the desk from a plan line to the announcement (任务创建、审批、公告); the draw goes on from there. Each act is one
 * transaction of the caller and one entry of the audit log.
 */
public final class TaskDesk {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final DeskLedger ledger;
    private final Clock clock;

    /** Over the ledger of the desk, by the clock of the run. */
    public TaskDesk(DeskLedger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Makes the tasks of a line of the plan in force; refused while the line has tasks that stand. */
    public List<InspectionTask> make(Stores now, Actor by, AnnualPlan.No no, int line, int inspectorsPerAuthority) {
        AnnualPlan plan = published(now, no);
        PlanLine planned = plan.lines().stream()
                .filter(candidate -> candidate.seq() == line)
                .findFirst()
                .orElseThrow(() -> new DoubleRandomException(
                        ErrorCode.REFERENCE_UNKNOWN, "plan " + no + " has no line " + line + " in force"));
        now.tasks().ofPlan(no).stream()
                .filter(task -> task.line() == line && task.state() != InspectionTask.State.CANCELLED)
                .findFirst()
                .ifPresent(task -> {
                    throw new DoubleRandomException(
                            ErrorCode.TASKS_EXIST, "line " + line + " of plan " + no + " has task " + task.no());
                });
        List<InspectionTask> tasks = new TaskMaker(now, today())
                .make(plan, planned, inspectorsPerAuthority, step(InspectionTask.State.DRAFT, by, ""));
        now.tasks().save(tasks);
        tasks.forEach(task -> ledger.record(now, by, "task:create", "task/" + task.no(), ""));
        return tasks;
    }

    /** Approves a draft (凡检查必审批); not by who made it. */
    public InspectionTask approve(Stores now, Actor by, InspectionTask.No no, int revision, String note) {
        InspectionTask task = current(now, no, revision, InspectionTask.State.DRAFT);
        if (task.steps().get(0).by().equals(by.id())) {
            throw new DoubleRandomException(ErrorCode.SELF_APPROVAL, by.id() + " made task " + no);
        }
        requireLineInForce(now, task);
        return kept(now, by, "task:approve", task.with(step(InspectionTask.State.APPROVED, by, note)), note);
    }

    /** Sends a task back before it is announced, with a reason (退回); who made it cancels it or has it approved after all. */
    public InspectionTask sendBack(Stores now, Actor by, InspectionTask.No no, int revision, String reason) {
        InspectionTask task = current(now, no, revision, InspectionTask.State.DRAFT, InspectionTask.State.APPROVED);
        return kept(now, by, "task:return", task.returned(step(InspectionTask.State.DRAFT, by, reason)), reason);
    }

    /** Publishes the announcement of an approved task on this site (抽查任务公告). */
    public InspectionTask announce(Stores now, Actor by, InspectionTask.No no, int revision, String note) {
        InspectionTask task = current(now, no, revision, InspectionTask.State.APPROVED);
        AnnualPlan plan = requireLineInForce(now, task);
        Step<InspectionTask.State> step = step(InspectionTask.State.ANNOUNCED, by, note);
        OwnSite.publish(now, List.of(PublicityRules.task(plan, task, OwnSite.CHANNEL)), today(), by.id(), step.at());
        return kept(now, by, "task:announce", task.with(step), note);
    }

    /** Cancels a task that is not announced yet; it keeps its number. */
    public InspectionTask cancel(Stores now, Actor by, InspectionTask.No no, int revision, String reason) {
        Values.text("note", reason, 400);
        InspectionTask task = current(now, no, revision, InspectionTask.State.DRAFT, InspectionTask.State.APPROVED);
        return kept(now, by, "task:cancel", task.with(step(InspectionTask.State.CANCELLED, by, reason)), reason);
    }

    /** A task. */
    public InspectionTask find(Stores now, InspectionTask.No no) {
        return now.tasks()
                .find(no)
                .orElseThrow(() -> new DoubleRandomException(ErrorCode.NOT_FOUND, "there is no task " + no));
    }

    /** The plan in force of a task. */
    public AnnualPlan plan(Stores now, InspectionTask task) {
        return published(now, task.plan());
    }

    private AnnualPlan requireLineInForce(Stores now, InspectionTask task) {
        AnnualPlan plan = plan(now, task);
        boolean inForce = task.source() == InspectionTask.Source.AD_HOC
                || plan.lines().stream().anyMatch(line -> line.seq() == task.line() && !line.cancelled());
        if (!inForce) {
            throw new DoubleRandomException(
                    ErrorCode.TASK_STATE,
                    "line " + task.line() + " of plan " + task.plan() + " was cancelled; cancel task " + task.no());
        }
        return plan;
    }

    private static AnnualPlan published(Stores now, AnnualPlan.No no) {
        return now.plans().published(no).orElseThrow(() -> {
            boolean known = now.plans().find(no).isPresent();
            return new DoubleRandomException(
                    known ? ErrorCode.PLAN_STATE : ErrorCode.NOT_FOUND,
                    known ? "plan " + no + " is not published" : "there is no plan " + no);
        });
    }

    private InspectionTask current(Stores now, InspectionTask.No no, int revision, InspectionTask.State... allowed) {
        InspectionTask task = find(now, no);
        if (task.steps().size() != revision) {
            throw new DoubleRandomException(
                    ErrorCode.REVISION_STALE,
                    "task " + no + " is at revision " + task.steps().size() + ", not " + revision);
        }
        if (!List.of(allowed).contains(task.state())) {
            throw new DoubleRandomException(
                    ErrorCode.TASK_STATE,
                    "task " + no + " is " + task.state() + ", not " + String.join(" or ", names(allowed)));
        }
        return task;
    }

    private static List<String> names(InspectionTask.State... states) {
        return java.util.Arrays.stream(states).map(Enum::name).toList();
    }

    private InspectionTask kept(Stores now, Actor by, String type, InspectionTask task, String note) {
        now.tasks().save(List.of(task));
        ledger.record(now, by, type, "task/" + task.no(), note);
        return task;
    }

    private Step<InspectionTask.State> step(InspectionTask.State state, Actor by, String note) {
        return new Step<>(state, by.id(), clock.instant(), note);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }
}
