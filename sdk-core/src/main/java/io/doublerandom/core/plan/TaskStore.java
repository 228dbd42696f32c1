package io.doublerandom.core.plan;

import io.doublerandom.core.Page;
import io.doublerandom.core.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Keeps the tasks (抽查任务). */
public interface TaskStore {
    /**
     * Saves each task. What is kept may change only together with a further step.
     *
     * @return how many differ from what was kept
     * @throws io.doublerandom.core.DoubleRandomException {@code STORE_CONFLICT} if a step kept before is missing or
     *     differs, or the content differs without a further step; {@code STORE_FAILED}
     */
    int save(List<InspectionTask> tasks);

    /** The task with a number. */
    Optional<InspectionTask> find(InspectionTask.No no);

    /** The tasks of a plan, by line, then number. */
    List<InspectionTask> ofPlan(AnnualPlan.No plan);

    /** Those whose window begins in a year, by number. */
    List<InspectionTask> begunIn(int year);

    /** All, by number; close the stream. */
    Stream<InspectionTask> all();

    /** A page of those a filter takes, by number. */
    Page<InspectionTask> page(TaskFilter filter, PageRequest request);

    /** How many a filter takes, counted no further than {@code most}: as many or more give {@code most}. */
    long count(TaskFilter filter, long most);

    /** How many there are. */
    long count();
}
