package io.doublerandom.app.desk.planning;

import io.doublerandom.core.Period;
import io.doublerandom.core.plan.Direction;
import io.doublerandom.core.plan.Participation;
import io.doublerandom.core.plan.PlanLine;
import io.doublerandom.core.plan.SamplingPolicy;
import io.doublerandom.core.register.Method;
import io.doublerandom.core.register.SubjectPool;
import java.util.List;

/**
 * A plan line as somebody edits it: without the expected number, which is computed.
 *
 * @param seq number of the row; 0 for a new one
 * @param taskName name of the task
 * @param direction directed or undirected
 * @param participations who inspects what; lead first
 * @param subjectScope who may be drawn, in words
 * @param pool pool the subjects are drawn from
 * @param sampling ratios
 * @param window days of the inspections
 * @param methods ways of inspecting
 * @param oneVisit whether subjects on the one-visit list get a task of their own
 * @param cancelled whether an amendment cancels the row
 */
public record DraftLine(
        int seq,
        String taskName,
        Direction direction,
        List<Participation> participations,
        String subjectScope,
        SubjectPool.Id pool,
        SamplingPolicy sampling,
        Period window,
        List<Method> methods,
        boolean oneVisit,
        boolean cancelled) {
    public DraftLine {
        // What no plan could keep is refused while it is known which line it is.
        new PlanLine(
                1,
                taskName,
                direction,
                participations,
                subjectScope,
                pool,
                sampling,
                0,
                window,
                methods,
                oneVisit,
                cancelled);
        participations = List.copyOf(participations);
        methods = List.copyOf(methods);
    }

    /** A draft that says what a line says. */
    static DraftLine of(PlanLine line) {
        return new DraftLine(
                line.seq(),
                line.taskName(),
                line.direction(),
                line.participations(),
                line.subjectScope(),
                line.pool(),
                line.sampling(),
                line.window(),
                line.methods(),
                line.oneVisit(),
                line.cancelled());
    }

    /** The line itself. */
    PlanLine line(int number, long expectedCount) {
        return new PlanLine(
                number,
                taskName,
                direction,
                participations,
                subjectScope,
                pool,
                sampling,
                expectedCount,
                window,
                methods,
                oneVisit,
                cancelled);
    }

    /** The same as a new row, in a window that is so many years later; a 29 February becomes the 28th. */
    DraftLine moved(int years) {
        return new DraftLine(
                0,
                taskName,
                direction,
                participations,
                subjectScope,
                pool,
                sampling,
                new Period(window.from().plusYears(years), window.until().plusYears(years)),
                methods,
                oneVisit,
                false);
    }
}
