package io.doublerandom.app.desk.planning;

import io.doublerandom.core.Authority;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Step;
import io.doublerandom.core.plan.AnnualPlan;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.plan.NumberScheme;
import io.doublerandom.core.plan.PlanLine;
import io.doublerandom.core.plan.TaskPlanner;
import io.doublerandom.core.store.jdbc.Stores;
import java.time.LocalDate;
import java.util.List;

/** Makes the tasks of a plan line from what its pool and the year's one-visit list hold on a day (任务创建). */
public final class TaskMaker {
    private final Stores stores;
    private final LocalDate today;

    /** A maker on a day in Asia/Shanghai; nothing is kept. */
    public TaskMaker(Stores stores, LocalDate today) {
        this.stores = stores;
        this.today = today;
    }

    /**
     * The drafts of a line of a published plan.
     *
     * @param inspectorsPerAuthority inspectors each authority sends to a subject
     * @param first the first step of each
     */
    public List<InspectionTask> make(
            AnnualPlan plan, PlanLine line, int inspectorsPerAuthority, Step<InspectionTask.State> first) {
        Authority lead = stores.authorities()
                .find(line.lead())
                .orElseThrow(() -> new DoubleRandomException(
                        ErrorCode.REFERENCE_UNKNOWN, "authority " + line.lead() + " is not in the register"));
        return new TaskPlanner(
                        NumberScheme.national(),
                        number -> stores.tasks().find(number).isPresent(),
                        inspectorsPerAuthority)
                .tasks(plan, line, split(plan, line), lead.region(), today, first);
    }

    /** How the pool of a line splits by the year's one-visit list. */
    public TaskPlanner.Split split(AnnualPlan plan, PlanLine line) {
        return stores.censuses().split(line.pool(), today, plan.year());
    }
}
