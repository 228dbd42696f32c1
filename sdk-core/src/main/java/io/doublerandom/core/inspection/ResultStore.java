package io.doublerandom.core.inspection;

import io.doublerandom.core.Page;
import io.doublerandom.core.PageRequest;
import io.doublerandom.core.draw.Assignment;
import io.doublerandom.core.plan.InspectionTask;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Keeps the results (检查结果), one for each assignment and authority. */
public interface ResultStore {
    /**
     * Saves each. What is kept may change only together with a further step.
     *
     * @return how many differ from what was kept
     * @throws io.doublerandom.core.DoubleRandomException {@code STORE_CONFLICT} if a step kept before is missing or
     *     differs, the content differs without a further step, or the authority has another result for the assignment;
     *     {@code REFERENCE_UNKNOWN} if the assignment is not kept; {@code STORE_FAILED}
     */
    int save(List<InspectionResult> results);

    /** The result with an id. */
    Optional<InspectionResult> find(InspectionResult.Id id);

    /** The results of an assignment, by authority. */
    List<InspectionResult> ofAssignment(Assignment.Id assignment);

    /** The results of a task, by id. */
    List<InspectionResult> ofTask(InspectionTask.No task);

    /** All, by id; close the stream. */
    Stream<InspectionResult> all();

    /** A page of those a filter takes, by id. */
    Page<InspectionResult> page(ResultFilter filter, PageRequest request);

    /** How many a filter takes, counted no further than {@code most}: as many or more give {@code most}. */
    long count(ResultFilter filter, long most);

    /** How many there are. */
    long count();
}
