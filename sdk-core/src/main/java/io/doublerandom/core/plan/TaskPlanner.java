package io.doublerandom.core.plan;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.RegionCode;
import io.doublerandom.core.Step;
import io.doublerandom.core.Values;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Makes the tasks of a plan line (任务创建): one, or for a one-visit line the pair that 湛随办字〔2024〕4号 二(三) asks for: a
 * task of its own for the subjects on the one-visit list, and a regular one under the same plan for the others.
 */
public final class TaskPlanner {
    private static final long MOST = 1_000_000_000;

    private final NumberScheme numbers;
    private final Predicate<InspectionTask.No> taken;
    private final int inspectorsPerAuthority;

    /**
     * A planner.
     *
     * @param numbers how tasks are numbered
     * @param taken whether a number was ever given to a task
     * @param inspectorsPerAuthority inspectors each authority sends to a subject, 2 to 20
     */
    public TaskPlanner(NumberScheme numbers, Predicate<InspectionTask.No> taken, int inspectorsPerAuthority) {
        this.numbers = numbers;
        this.taken = taken;
        this.inspectorsPerAuthority = inspectorsPerAuthority;
    }

    /**
     * How the pool of a one-visit line splits.
     *
     * @param listed subjects of the pool on the year's one-visit list
     * @param others the other subjects of the pool
     */
    public record Split(
            @Min(0) @Max(MOST) long listed,
            @Min(0) @Max(MOST) long others) {
        public Split {
            Values.between("listed", listed, 0, MOST);
            Values.between("others", others, 0, MOST);
        }
    }

    /**
     * The tasks of a line of a published plan, in the state of the step given.
     *
     * @param region division of the lead authority, for the numbers
     * @param day day of creation, for the numbers
     * @throws DoubleRandomException {@link ErrorCode#TASK_STATE} if the plan is not published; {@link
     *     ErrorCode#PLAN_INVALID} if the line is cancelled or not of the plan, or the pool is empty
     */
    public List<InspectionTask> tasks(
            AnnualPlan plan,
            PlanLine line,
            Split split,
            RegionCode region,
            LocalDate day,
            Step<InspectionTask.State> step) {
        if (plan.state() != AnnualPlan.State.PUBLISHED) {
            throw new DoubleRandomException(
                    ErrorCode.TASK_STATE, "plan " + plan.no() + " is " + plan.state() + ", not PUBLISHED");
        }
        if (!plan.lines().contains(line) || line.cancelled()) {
            throw new DoubleRandomException(
                    ErrorCode.PLAN_INVALID,
                    "line " + line.seq() + (line.cancelled() ? " is cancelled" : " is not of plan " + plan.no()));
        }
        if (split.listed() + split.others() == 0) {
            throw new DoubleRandomException(
                    ErrorCode.PLAN_INVALID, "pool " + line.pool() + " of line " + line.seq() + " is empty");
        }
        Set<InspectionTask.No> given = new HashSet<>();
        Predicate<InspectionTask.No> used = number -> taken.test(number) || given.contains(number);
        List<InspectionTask> tasks = new ArrayList<>();
        for (VisitMode mode : modes(line, split)) {
            InspectionTask.No number = numbers.nextTask(region, day, used);
            given.add(number);
            tasks.add(new InspectionTask(
                    number,
                    name(line, mode),
                    InspectionTask.Source.ANNUAL_PLAN,
                    plan.no(),
                    line.seq(),
                    mode,
                    line.direction(),
                    line.participations(),
                    line.subjectScope(),
                    line.pool(),
                    sampling(line, split, mode),
                    poolTotal(line, split, mode),
                    target(line, split, mode),
                    line.window(),
                    inspectorsPerAuthority,
                    InspectionTask.TeamDraw.BY_PERSON,
                    false,
                    List.of(step)));
        }
        return List.copyOf(tasks);
    }

    private static List<VisitMode> modes(PlanLine line, Split split) {
        if (!line.oneVisit() || split.listed() == 0) {
            return List.of(VisitMode.REGULAR);
        }
        return split.others() == 0 ? List.of(VisitMode.ONE_VISIT) : List.of(VisitMode.ONE_VISIT, VisitMode.REGULAR);
    }

    private static String name(PlanLine line, VisitMode mode) {
        return mode == VisitMode.ONE_VISIT ? line.taskName() + "（综合查一次）" : line.taskName();
    }

    private static long poolTotal(PlanLine line, Split split, VisitMode mode) {
        if (modes(line, split).size() == 1) {
            return split.listed() + split.others();
        }
        return mode == VisitMode.ONE_VISIT ? split.listed() : split.others();
    }

    /** The line's expected number, shared by size and rounded up; 0 if the line does not know it. */
    private static long target(PlanLine line, Split split, VisitMode mode) {
        long all = split.listed() + split.others();
        long part = poolTotal(line, split, mode);
        long shared = (Math.multiplyExact(line.expectedCount(), part) + all - 1) / all;
        return Math.min(shared, part);
    }

    /** A limit on the number is for the line: the pair shares it by size, the regular task takes the rounding. */
    private static SamplingPolicy sampling(PlanLine line, Split split, VisitMode mode) {
        SamplingPolicy policy = line.sampling();
        if (policy.limit() == SamplingPolicy.Limit.NONE || modes(line, split).size() == 1) {
            return policy;
        }
        long pool = split.listed() + split.others();
        long whole = Math.min(policy.count(), pool);
        long listed = whole * split.listed() / pool;
        long count = mode == VisitMode.ONE_VISIT ? listed : whole - listed;
        return new SamplingPolicy(policy.ppm(), policy.limit(), count);
    }
}
