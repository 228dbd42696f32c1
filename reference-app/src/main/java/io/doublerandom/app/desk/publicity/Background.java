package io.doublerandom.app.desk.publicity;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.draw.Assignment;
import io.doublerandom.core.inspection.Disposal;
import io.doublerandom.core.inspection.InspectionResult;
import io.doublerandom.core.plan.AnnualPlan;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.publicity.PublicRecord;
import io.doublerandom.core.publicity.PublicityRules;
import io.doublerandom.core.register.Subject;
import io.doublerandom.core.store.jdbc.Stores;
import java.util.Optional;

/**
 * What a result belongs to, as it has to be known to publish it.
 *
 * @param plan the published plan
 * @param task the task
 * @param assignment the drawn subject
 * @param subject the subject in the register
 */
record Background(AnnualPlan plan, InspectionTask task, Assignment assignment, Subject subject) {
    static Background of(Stores now, Assignment.Id id) {
        Assignment assignment = known(now.assignments().find(id), "assignment", id);
        InspectionTask task = known(now.tasks().find(assignment.task()), "task", assignment.task());
        AnnualPlan plan = known(now.plans().published(task.plan()), "published plan", task.plan());
        Subject subject = known(now.subjects().find(assignment.subject()), "subject of assignment", id);
        return new Background(plan, task, assignment, subject);
    }

    PublicRecord result(InspectionResult result) {
        return PublicityRules.result(plan, task, assignment, result, subject, OwnSite.CHANNEL);
    }

    PublicRecord disposal(InspectionResult result, Disposal disposal) {
        return PublicityRules.disposal(plan, task, assignment, result, disposal, subject, OwnSite.CHANNEL);
    }

    private static <T> T known(Optional<T> found, String what, Object id) {
        return found.orElseThrow(
                () -> new DoubleRandomException(ErrorCode.REFERENCE_UNKNOWN, what + " " + id + " is missing"));
    }
}
