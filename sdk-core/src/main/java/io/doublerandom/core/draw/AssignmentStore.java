package io.doublerandom.core.draw;

import io.doublerandom.core.Page;
import io.doublerandom.core.PageRequest;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.register.Subject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Keeps the assignments (派发): drawn subjects with their teams. */
public interface AssignmentStore {
    /**
     * Saves each. What is kept may change only together with a further step.
     *
     * @return how many differ from what was kept
     * @throws io.doublerandom.core.DoubleRandomException {@code STORE_CONFLICT} if a step kept before is missing or
     *     differs, the content differs without a further step, or the draw has the subject already;
     *     {@code REFERENCE_UNKNOWN} if the task is not kept; {@code STORE_FAILED}
     */
    int save(List<Assignment> assignments);

    /** The assignment with an id. */
    Optional<Assignment> find(Assignment.Id id);

    /** The assignments of a task, by id. */
    List<Assignment> ofTask(InspectionTask.No task);

    /** The assignments of a subject in all tasks, by id: what caps on inspections are counted from. */
    List<Assignment> ofSubject(Subject.Id subject);

    /** All, by id; close the stream. */
    Stream<Assignment> all();

    /** A page of those a filter takes, by id. */
    Page<Assignment> page(AssignmentFilter filter, PageRequest request);

    /** How many a filter takes, counted no further than {@code most}: as many or more give {@code most}. */
    long count(AssignmentFilter filter, long most);

    /** How many there are. */
    long count();
}
