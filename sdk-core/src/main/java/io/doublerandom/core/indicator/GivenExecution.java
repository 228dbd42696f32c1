package io.doublerandom.core.indicator;

import io.doublerandom.core.Values;
import io.doublerandom.core.draw.Assignment;
import io.doublerandom.core.draw.Draw;
import io.doublerandom.core.inspection.Disposal;
import io.doublerandom.core.inspection.InspectionResult;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.publicity.PublicityNotice;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What happened in a year at hand (执行情况).
 *
 * @param tasks all double-random tasks of the year, also cancelled ones
 * @param draws finished draws
 * @param assignments all assignments
 * @param results all results
 * @param disposals all disposals
 * @param notices all notices
 */
public record GivenExecution(
        List<InspectionTask> tasks,
        List<Draw> draws,
        List<Assignment> assignments,
        List<InspectionResult> results,
        List<Disposal> disposals,
        List<PublicityNotice> notices)
        implements YearExecution {
    public GivenExecution {
        tasks = Values.list("tasks", tasks);
        draws = Values.list("draws", draws);
        assignments = Values.list("assignments", assignments);
        results = Values.list("results", results);
        disposals = Values.list("disposals", disposals);
        notices = Values.list("notices", notices);
    }

    /** Nothing yet. */
    public static GivenExecution none() {
        return new GivenExecution(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    @Override
    public List<Drawn> drawn() {
        return assignments.stream()
                .map(assignment -> new Drawn(
                        assignment.id(),
                        assignment.task(),
                        assignment.drawHash(),
                        assignment.state() == Assignment.State.WITHDRAWN))
                .toList();
    }

    @Override
    public List<Found> found() {
        return results.stream()
                .map(result -> new Found(
                        result.id(),
                        result.assignment(),
                        result.authority(),
                        result.state() == InspectionResult.State.RETURNED,
                        result.problemFound()))
                .toList();
    }

    @Override
    public Set<InspectionResult.Id> disposed() {
        return disposals.stream().map(Disposal::result).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Set<InspectionResult.Id> noticed(PublicityNotice.State state) {
        Set<String> shown = notices.stream()
                .filter(notice -> notice.kind() == PublicityNotice.Kind.RESULT && notice.state() == state)
                .map(PublicityNotice::subjectRef)
                .collect(Collectors.toSet());
        return results.stream()
                .map(InspectionResult::id)
                .filter(id -> shown.contains(id.value()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
