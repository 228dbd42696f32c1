package io.doublerandom.core.draw;

import io.doublerandom.core.Page;
import io.doublerandom.core.PageRequest;
import io.doublerandom.core.plan.InspectionTask;
import java.util.List;
import java.util.Optional;

/** Keeps what is remembered of finished draws (抽取记录): added, never changed. */
public interface DrawStore {
    /**
     * Adds a draw; adding the same again changes nothing.
     *
     * @throws io.doublerandom.core.DoubleRandomException {@code STORE_CONFLICT} if the header hash or the attempt of the
     *     task is taken by another draw, {@code REFERENCE_UNKNOWN} if the task is not kept, {@code STORE_FAILED}
     */
    void add(Draw draw);

    /** The draw with a header hash. */
    Optional<Draw> find(String headerHash);

    /** The draws of a task, by attempt. */
    List<Draw> ofTask(InspectionTask.No task);

    /** The draws of the tasks whose window begins in a year, by header hash. */
    List<Draw> ofTasksBegunIn(int year);

    /** A page of all, newest first. */
    Page<Draw> page(PageRequest request);

    /** How many there are. */
    long count();
}
