package io.doublerandom.app.desk.publicity;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.PageRequest;
import io.doublerandom.core.Step;
import io.doublerandom.core.draw.Assignment;
import io.doublerandom.core.draw.AssignmentFilter;
import io.doublerandom.core.inspection.Disposal;
import io.doublerandom.core.inspection.InspectionResult;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.publicity.PublicityNotice;
import io.doublerandom.core.store.jdbc.Stores;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Moves an assignment and its task on as far as the results of all participants allow (办理进度). A joint task takes a step
 * once the last of its authorities took it; nothing ever goes back.
 */
public final class Progress {
    private static final String BY_RESULTS = "随检查结果";
    private static final int MANY = 200;

    private final Stores now;
    private final String by;
    private final Instant at;

    private Progress(Stores now, String by, Instant at) {
        this.now = now;
        this.by = by;
        this.at = at;
    }

    /**
     * Follows the results of an assignment, after they were saved.
     *
     * @param now the stores of the transaction
     */
    public static void follow(Stores now, Assignment.Id assignment, String by, Instant at) {
        Assignment kept = now.assignments()
                .find(assignment)
                .orElseThrow(() -> new DoubleRandomException(
                        ErrorCode.REFERENCE_UNKNOWN, "assignment " + assignment + " is missing"));
        new Progress(now, by, at).follow(kept);
    }

    private void follow(Assignment assignment) {
        // Locked until the transaction ends: of two that take the last step at once, the second sees the first.
        InspectionTask task = locked(assignment.task());
        Optional<Assignment.State> reached = reached(task, assignment)
                .filter(state -> state.ordinal() > assignment.state().ordinal())
                .filter(state -> assignment.state() != Assignment.State.WITHDRAWN);
        reached.ifPresent(state -> now.assignments().save(List.of(assignment.with(step(state)))));
        if (task.state() == InspectionTask.State.INSPECTORS_DRAWN) {
            task = task.with(step(InspectionTask.State.IN_PROGRESS));
        }
        if (reached.isPresent()) {
            task = onward(task);
        }
        now.tasks().save(List.of(task));
    }

    private InspectionTask locked(InspectionTask.No no) {
        InspectionTask task = now.tasks()
                .find(no)
                .orElseThrow(
                        () -> new DoubleRandomException(ErrorCode.REFERENCE_UNKNOWN, "task " + no + " is missing"));
        now.tasks().save(List.of(task));
        return task;
    }

    /** How far the results of all participants are. */
    private Optional<Assignment.State> reached(InspectionTask task, Assignment assignment) {
        List<InspectionResult> results = now.results().ofAssignment(assignment.id());
        if (results.size() < task.participations().size()) {
            return Optional.empty();
        }
        if (results.stream().anyMatch(Progress::underReview)) {
            return Optional.of(Assignment.State.RESULT_ENTERED);
        }
        boolean settled = results.stream().allMatch(this::settled);
        if (settled && results.stream().allMatch(this::disposed)) {
            return Optional.of(Assignment.State.CLOSED);
        }
        boolean shown = results.stream().anyMatch(result -> result.state() == InspectionResult.State.PUBLISHED);
        return Optional.of(settled && shown ? Assignment.State.PUBLISHED : Assignment.State.AUDITED);
    }

    private static boolean underReview(InspectionResult result) {
        return result.state() == InspectionResult.State.ENTERED || result.state() == InspectionResult.State.RETURNED;
    }

    /** Public, or withheld by law in its newest version. */
    private boolean settled(InspectionResult result) {
        if (result.state() == InspectionResult.State.PUBLISHED) {
            return true;
        }
        return now.notices().of(PublicityNotice.Kind.RESULT, result.id().value()).stream()
                .anyMatch(notice ->
                        notice.version() == result.version() && notice.state() == PublicityNotice.State.WITHHELD);
    }

    private boolean disposed(InspectionResult result) {
        List<Disposal> disposals = now.disposals().ofResult(result.id());
        return (!disposals.isEmpty() || !result.problemFound())
                && disposals.stream().allMatch(disposal -> disposal.state() == Disposal.State.CLOSED);
    }

    private InspectionTask onward(InspectionTask task) {
        InspectionTask next = task;
        if (next.state() == InspectionTask.State.IN_PROGRESS
                && none(task, Assignment.State.DRAWN, Assignment.State.RESULT_ENTERED)) {
            next = next.with(step(InspectionTask.State.RESULTS_COMPLETE));
        }
        if (next.state() == InspectionTask.State.RESULTS_COMPLETE && auditedAreWithheld(task)) {
            next = next.with(step(InspectionTask.State.PUBLISHED));
        }
        if (next.state() == InspectionTask.State.PUBLISHED
                && none(task, Assignment.State.DRAWN, Assignment.State.PUBLISHED)) {
            next = next.with(step(InspectionTask.State.CLOSED));
        }
        return next;
    }

    private boolean none(InspectionTask task, Assignment.State from, Assignment.State to) {
        return Stream.of(Assignment.State.values())
                .filter(state -> state.ordinal() >= from.ordinal() && state.ordinal() <= to.ordinal())
                .allMatch(state -> now.assignments()
                                .count(AssignmentFilter.all().ofTask(task.no()).being(state), 1)
                        == 0);
    }

    /** Whether what was audited and is not public is withheld by law, all of it. */
    private boolean auditedAreWithheld(InspectionTask task) {
        AssignmentFilter audited = AssignmentFilter.all().ofTask(task.no()).being(Assignment.State.AUDITED);
        String after = "";
        do {
            var page = now.assignments().page(audited, new PageRequest(MANY, after));
            for (Assignment assignment : page.rows()) {
                if (!now.results().ofAssignment(assignment.id()).stream().allMatch(this::settled)) {
                    return false;
                }
            }
            after = page.next();
        } while (!after.isEmpty());
        return true;
    }

    private <S extends Enum<S>> Step<S> step(S state) {
        return new Step<>(state, by, at, BY_RESULTS);
    }
}
