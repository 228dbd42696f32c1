package io.doublerandom.core.plan;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a version of a plan differs from the one before it (计划调整): what the public is told as 原 and 调整后.
 *
 * @param changes the rows that differ, in the order of the later version
 */
public record PlanAmendment(List<Change> changes) {
    public PlanAmendment {
        changes = Values.list("changes", changes);
    }

    /**
     * A row that differs.
     *
     * @param before the row as it was; null if it is new
     * @param after the row as it is now
     */
    public record Change(@Nullable PlanLine before, PlanLine after) {
        public Change {
            Values.present("after", after);
        }
    }

    /**
     * Compares two versions of a plan.
     *
     * @throws DoubleRandomException {@link ErrorCode#PLAN_INVALID} if a row of the earlier version is missing: rows are
     *     cancelled, never left out
     */
    public static PlanAmendment between(AnnualPlan before, AnnualPlan after) {
        Map<Integer, PlanLine> now =
                after.lines().stream().collect(Collectors.toMap(PlanLine::seq, Function.identity()));
        for (PlanLine line : before.lines()) {
            if (!now.containsKey(line.seq())) {
                throw new DoubleRandomException(
                        ErrorCode.PLAN_INVALID,
                        "line " + line.seq() + " of plan " + before.no()
                                + " was published and is left out; cancel it instead");
            }
        }
        Map<Integer, PlanLine> former =
                before.lines().stream().collect(Collectors.toMap(PlanLine::seq, Function.identity()));
        List<Change> changes = new ArrayList<>();
        for (PlanLine line : after.lines()) {
            PlanLine was = former.get(line.seq());
            if (!line.equals(was)) {
                changes.add(new Change(was, line));
            }
        }
        return new PlanAmendment(changes);
    }
}
