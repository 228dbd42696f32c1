package io.doublerandom.core.inspection;

import io.doublerandom.core.Authority;
import io.doublerandom.core.plan.InspectionTask;
import org.jspecify.annotations.Nullable;

/**
 * Which results (检查结果) to list. Each part that is null does not restrict; the others hold together.
 *
 * @param task task they are of
 * @param authority authority that entered it
 * @param state state
 * @param problemOnly whether only those that found a problem ({@link InspectionResult#problemFound()})
 */
public record ResultFilter(
        InspectionTask.@Nullable No task,
        Authority.@Nullable Id authority,
        InspectionResult.@Nullable State state,
        boolean problemOnly) {
    private static final ResultFilter ALL = new ResultFilter(null, null, null, false);

    /** Everything. */
    public static ResultFilter all() {
        return ALL;
    }

    /** Restricted by task too. */
    public ResultFilter ofTask(InspectionTask.@Nullable No task) {
        return new ResultFilter(task, authority, state, problemOnly);
    }

    /** Restricted by authority too. */
    public ResultFilter of(Authority.@Nullable Id authority) {
        return new ResultFilter(task, authority, state, problemOnly);
    }

    /** Restricted by state too. */
    public ResultFilter being(InspectionResult.@Nullable State state) {
        return new ResultFilter(task, authority, state, problemOnly);
    }

    /** Restricted by problemOnly too. */
    public ResultFilter withProblem() {
        return new ResultFilter(task, authority, state, true);
    }
}
