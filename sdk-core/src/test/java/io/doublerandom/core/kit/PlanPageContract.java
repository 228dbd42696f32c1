package io.doublerandom.core.kit;

import static io.doublerandom.core.kit.StoreSamples.LEAD;
import static io.doublerandom.core.kit.StoreSamples.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.doublerandom.core.plan.AnnualPlan;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.plan.PlanFilter;
import io.doublerandom.core.plan.TaskFilter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Plans and tasks in pages: every row once in order, and the count of all of them. */
public abstract class PlanPageContract extends PageContract {
    protected PlanPageContract(DatabaseUnderTest database) {
        super(database);
    }

    @Test
    void plansAndTasks_filtered_latestVersionsAndTasksOfTheYear() {
        stores.plans().save(StoreSamples.plan(1).with(step(AnnualPlan.State.APPROVED, 1)));
        stores.plans().save(StoreSamples.plan(2));
        InspectionTask approved =
                StoreSamples.task(new InspectionTask.No("t2")).with(step(InspectionTask.State.APPROVED, 1));
        stores.tasks().save(List.of(approved, StoreSamples.task(new InspectionTask.No("t1"))));

        assertThat(plans(PlanFilter.all().ofYear(2024).of(LEAD).being(AnnualPlan.State.DRAFT)))
                .containsExactly(2);
        assertThat(plans(PlanFilter.all().being(AnnualPlan.State.APPROVED))).isEmpty();
        assertThat(tasks(TaskFilter.all().of(StoreSamples.PLAN).begunIn(2024))).containsExactly("t1", "t2");
        assertThat(tasks(TaskFilter.all().being(InspectionTask.State.APPROVED))).containsExactly("t2");
        assertThat(tasks(TaskFilter.all().begunIn(2025))).isEmpty();
    }

    private List<Integer> plans(PlanFilter filter) {
        var rows = walk(request -> stores.plans().page(filter, request));
        return counted(stores.plans().count(filter, 100), rows).stream()
                .map(AnnualPlan::version)
                .toList();
    }

    private List<String> tasks(TaskFilter filter) {
        var rows = walk(request -> stores.tasks().page(filter, request));
        return counted(stores.tasks().count(filter, 100), rows).stream()
                .map(t -> t.no().value())
                .toList();
    }
}
