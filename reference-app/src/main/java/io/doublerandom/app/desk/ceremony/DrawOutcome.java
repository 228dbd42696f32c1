package io.doublerandom.app.desk.ceremony;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.RuleViolation;
import io.doublerandom.core.Step;
import io.doublerandom.core.draw.Assignment;
import io.doublerandom.core.draw.DrawTranscript;
import io.doublerandom.core.draw.PreparedDraw;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.store.jdbc.Stores;
import java.time.Instant;
import java.util.List;

/**
 * What a finished draw leaves in the stores (抽取结果入库): its record, the assignments with their teams, and the task a step
 * further.
 *
 * @param task the task after the draw
 * @param assignments the assignments, by subject
 */
public record DrawOutcome(InspectionTask task, List<Assignment> assignments) {
    /**
     * Keeps the outcome, within the caller's transaction.
     *
     * @param by who conducted the draw
     * @param at when its result was logged
     * @throws DoubleRandomException {@link ErrorCode#DRAW_INFEASIBLE} if a team is short, which no lawful draw gives
     */
    public static DrawOutcome keep(
            Stores now, PreparedDraw prepared, DrawTranscript transcript, String by, Instant at) {
        List<Assignment> assignments = prepared
                .assignments(
                        transcript,
                        subject -> now.subjects().find(subject).orElseThrow().name(),
                        new Step<>(Assignment.State.DRAWN, by, at, ""))
                .stream()
                .map(assignment -> assignment.with(new Step<>(Assignment.State.TEAM_ASSIGNED, by, at, "")))
                .toList();
        List<RuleViolation> shortTeams = prepared.shortTeams(assignments);
        if (!shortTeams.isEmpty()) {
            throw new DoubleRandomException(
                    ErrorCode.DRAW_INFEASIBLE, prepared.task().no() + ": " + shortTeams.size() + " teams are short");
        }
        InspectionTask after = after(prepared.task(), assignments.isEmpty(), by, at);
        now.draws().add(prepared.record(transcript, at));
        now.tasks().save(List.of(after));
        now.assignments().save(assignments);
        return new DrawOutcome(after, assignments);
    }

    /** A small pool at a low ratio may lawfully give nobody: the draw stays public, the task ends with its reason. */
    private static InspectionTask after(InspectionTask task, boolean nobody, String by, Instant at) {
        if (nobody) {
            return task.with(new Step<>(InspectionTask.State.CANCELLED, by, at, "抽取结果为零户 / nobody drawn"));
        }
        return task.with(new Step<>(InspectionTask.State.SUBJECTS_DRAWN, by, at, ""))
                .with(new Step<>(InspectionTask.State.INSPECTORS_DRAWN, by, at, ""));
    }
}
