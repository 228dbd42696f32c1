package io.doublerandom.core.indicator;

import io.doublerandom.core.Authority;
import io.doublerandom.core.draw.Assignment;
import io.doublerandom.core.draw.Draw;
import io.doublerandom.core.inspection.InspectionResult;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.publicity.PublicityNotice;
import java.util.List;
import java.util.Set;

/**
 * What happened to the plans of a year (执行情况), as far as indicators look at it: a province has tens of thousands of
 * assignments and results, and of each only what is counted is asked for.
 */
public interface YearExecution {
    /** All double-random tasks of the year, also cancelled ones. */
    List<InspectionTask> tasks();

    /** Their finished draws. */
    List<Draw> draws();

    /** All subjects drawn for them. */
    List<Drawn> drawn();

    /** All results of these. */
    List<Found> found();

    /** The results that have a disposal. */
    Set<InspectionResult.Id> disposed();

    /** The results that have a notice in a state, in whatever version. */
    Set<InspectionResult.Id> noticed(PublicityNotice.State state);

    /**
     * A subject drawn (抽中对象).
     *
     * @param id the assignment
     * @param task task it was drawn for
     * @param drawHash header hash of the draw
     * @param withdrawn whether it was withdrawn
     */
    record Drawn(Assignment.Id id, InspectionTask.No task, String drawHash, boolean withdrawn) {}

    /**
     * A result (检查结果).
     *
     * @param id the result
     * @param assignment whose result it is
     * @param authority authority that found it
     * @param returned whether its reviewer returned it
     * @param problem whether it names a problem
     */
    record Found(
            InspectionResult.Id id,
            Assignment.Id assignment,
            Authority.Id authority,
            boolean returned,
            boolean problem) {}
}
