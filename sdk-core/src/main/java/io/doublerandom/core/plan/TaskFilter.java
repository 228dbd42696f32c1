package io.doublerandom.core.plan;

import io.doublerandom.core.Values;
import org.jspecify.annotations.Nullable;

/**
 * Which tasks (抽查任务) to list. Each part that is null does not restrict; the others hold together.
 *
 * @param plan plan they are of
 * @param state state
 * @param year calendar year their window begins in, 2015 to 2100
 */
public record TaskFilter(
        AnnualPlan.@Nullable No plan,
        InspectionTask.@Nullable State state,
        @Nullable Integer year) {
    private static final TaskFilter ALL = new TaskFilter(null, null, null);

    public TaskFilter {
        if (year != null) {
            Values.between("year", year, 2015, 2100);
        }
    }

    /** Everything. */
    public static TaskFilter all() {
        return ALL;
    }

    /** Restricted by plan too. */
    public TaskFilter of(AnnualPlan.@Nullable No plan) {
        return new TaskFilter(plan, state, year);
    }

    /** Restricted by state too. */
    public TaskFilter being(InspectionTask.@Nullable State state) {
        return new TaskFilter(plan, state, year);
    }

    /** Restricted by year too. */
    public TaskFilter begunIn(@Nullable Integer year) {
        return new TaskFilter(plan, state, year);
    }
}
