package io.doublerandom.app.http.desk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doublerandom.app.desk.DeskPermission;
import io.doublerandom.app.desk.planning.TaskDesk;
import io.doublerandom.app.http.Asked;
import io.doublerandom.core.Page;
import io.doublerandom.core.Values;
import io.doublerandom.core.plan.AnnualPlan;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.plan.TaskFilter;
import io.doublerandom.core.store.jdbc.Stores;
import io.helidon.http.Method;
import java.util.List;

/** Tasks at the desk, from the plan line to the announcement. */
final class TaskRoutes implements DeskRoutes {
    private static final int USUAL_INSPECTORS = 2;

    private final Desk desk;
    private final TaskDesk tasks;

    TaskRoutes(Desk desk, TaskDesk tasks) {
        this.desk = desk;
        this.tasks = tasks;
    }

    @Override
    public void register(DeskRouter router) {
        router.read("/tasks", DeskPermission.READ, this::list);
        router.change(Method.POST, "/tasks", DeskPermission.TASK_EDIT, this::make);
        router.read("/tasks/{no}", DeskPermission.READ, this::one);
        router.change(Method.POST, "/tasks/{no}/approve", DeskPermission.TASK_APPROVE, this::approve);
        router.change(Method.POST, "/tasks/{no}/return", DeskPermission.TASK_APPROVE, this::sendBack);
        router.change(Method.POST, "/tasks/{no}/announce", DeskPermission.PUBLISH, this::announce);
        router.change(Method.POST, "/tasks/{no}/cancel", DeskPermission.TASK_EDIT, this::cancel);
    }

    private DeskAnswer list(DeskRequest request) {
        TaskFilter filter = filter(request.asked());
        return desk.ledger().snapshot(now -> {
            Page<InspectionTask> page = now.tasks().page(filter, request.asked().page());
            ObjectNode view = PlanViews.object();
            ArrayNode rows = view.putArray("tasks");
            page.rows().forEach(task -> rows.add(TaskViews.summary(task)));
            view.set("total", TaskViews.total(most -> now.tasks().count(filter, most)));
            if (!page.last()) {
                view.put("next", page.next());
            }
            return DeskAnswer.ok(view);
        });
    }

    /** The tasks asked for. */
    static TaskFilter filter(Asked asked) {
        return TaskFilter.all()
                .of(asked.query("plan", AnnualPlan.No::new))
                .being(asked.constant("state", InspectionTask.State.class))
                .begunIn(asked.query("year", text -> (int) Values.between("year", Integer.parseInt(text), 2015, 2100)));
    }

    private DeskAnswer make(DeskRequest request, Stores now) {
        Sent sent = request.sent("plan", "line", "inspectorsPerAuthority");
        AnnualPlan.No plan = sent.text("plan", 50, AnnualPlan.No::new);
        int inspectors = sent.has("inspectorsPerAuthority")
                ? (int) sent.number("inspectorsPerAuthority", 2, 20)
                : USUAL_INSPECTORS;
        List<InspectionTask> made =
                tasks.make(now, request.actor(), plan, (int) sent.number("line", 1, Integer.MAX_VALUE), inspectors);
        ObjectNode view = PlanViews.object();
        ArrayNode rows = view.putArray("tasks");
        made.forEach(task -> rows.add(view(now, task)));
        return DeskAnswer.created(view);
    }

    private DeskAnswer one(DeskRequest request) {
        return desk.ledger().snapshot(now -> DeskAnswer.ok(view(now, tasks.find(now, no(request)))));
    }

    private DeskAnswer approve(DeskRequest request, Stores now) {
        PlanBodies.Taken step = PlanBodies.taken(request);
        return DeskAnswer.ok(view(now, tasks.approve(now, request.actor(), no(request), step.revision(), step.note())));
    }

    private DeskAnswer sendBack(DeskRequest request, Stores now) {
        PlanBodies.Taken step = PlanBodies.reasoned(request);
        return DeskAnswer.ok(
                view(now, tasks.sendBack(now, request.actor(), no(request), step.revision(), step.note())));
    }

    private DeskAnswer announce(DeskRequest request, Stores now) {
        PlanBodies.Taken step = PlanBodies.taken(request);
        return DeskAnswer.ok(
                view(now, tasks.announce(now, request.actor(), no(request), step.revision(), step.note())));
    }

    private DeskAnswer cancel(DeskRequest request, Stores now) {
        PlanBodies.Taken step = PlanBodies.reasoned(request);
        return DeskAnswer.ok(view(now, tasks.cancel(now, request.actor(), no(request), step.revision(), step.note())));
    }

    private static ObjectNode view(Stores now, InspectionTask task) {
        // The name of the plan in force; a task that came from elsewhere may have no plan here.
        String plan = now.plans()
                .published(task.plan())
                .map(AnnualPlan::name)
                .orElse(task.plan().value());
        return TaskViews.whole(task, plan);
    }

    private static InspectionTask.No no(DeskRequest request) {
        return request.asked().path("no", InspectionTask.No::new);
    }
}
