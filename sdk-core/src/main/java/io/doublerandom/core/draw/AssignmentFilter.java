package io.doublerandom.core.draw;

import io.doublerandom.core.Authority;
import io.doublerandom.core.plan.InspectionTask;
import org.jspecify.annotations.Nullable;

/**
 * Which assignments (派发) to list. Each part that is null does not restrict; the others hold together.
 *
 * @param task task they are of
 * @param state state
 * @param authority authority that has an inspector on the team
 */
public record AssignmentFilter(
        InspectionTask.@Nullable No task, Assignment.@Nullable State state, Authority.@Nullable Id authority) {
    private static final AssignmentFilter ALL = new AssignmentFilter(null, null, null);

    /** Everything. */
    public static AssignmentFilter all() {
        return ALL;
    }

    /** Restricted by task too. */
    public AssignmentFilter ofTask(InspectionTask.@Nullable No task) {
        return new AssignmentFilter(task, state, authority);
    }

    /** Restricted by state too. */
    public AssignmentFilter being(Assignment.@Nullable State state) {
        return new AssignmentFilter(task, state, authority);
    }

    /** Restricted by authority too. */
    public AssignmentFilter of(Authority.@Nullable Id authority) {
        return new AssignmentFilter(task, state, authority);
    }
}
