package io.doublerandom.core.indicator;

import io.doublerandom.core.Authority;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.draw.Assignment;
import io.doublerandom.core.draw.Draw;
import io.doublerandom.core.inspection.Disposal;
import io.doublerandom.core.inspection.InspectionResult;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.plan.Participation;
import io.doublerandom.core.publicity.PublicityNotice;
import io.doublerandom.core.register.InspectionItem;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What happened within a scope of authorities, as the id sets that the year's indicators count. */
final class ScopedExecution {
    private final Set<Authority.Id> scope;
    private final YearFacts.Execution facts;
    private final Map<InspectionTask.No, InspectionTask> tasks = new HashMap<>();
    private final Map<ResultKey, InspectionResult> results = new HashMap<>();
    private final List<Assignment> counted;

    /** Whose result of which assignment. */
    private record ResultKey(Assignment.Id assignment, Authority.Id authority) {}

    ScopedExecution(YearFacts.Execution facts, Set<Authority.Id> scope) {
        this.scope = scope;
        this.facts = facts;
        facts.tasks().forEach(task -> tasks.put(task.no(), task));
        facts.results().forEach(result -> results.put(new ResultKey(result.assignment(), result.authority()), result));
        Set<String> superseded = facts.draws().stream()
                .map(Draw::supersedes)
                .filter(hash -> !hash.isEmpty())
                .collect(Collectors.toSet());
        this.counted = facts.assignments().stream()
                .filter(assignment -> assignment.state() != Assignment.State.WITHDRAWN)
                .filter(assignment -> !superseded.contains(assignment.drawHash()))
                .filter(assignment -> inScope(task(assignment)).findAny().isPresent())
                .toList();
    }

    Set<String> tasks() {
        return taskNumbers(task -> true);
    }

    Set<String> jointTasks() {
        return taskNumbers(InspectionTask::joint);
    }

    private Set<String> taskNumbers(Predicate<InspectionTask> which) {
        return facts.tasks().stream()
                .filter(task -> task.state() != InspectionTask.State.CANCELLED && scope.contains(task.lead()))
                .filter(which)
                .map(task -> task.no().value())
                .collect(Collectors.toSet());
    }

    Set<String> assignments() {
        return ids(assignment -> true);
    }

    /** Assignments with the result of every participant of the scope, none of them returned by its reviewer. */
    Set<String> completed() {
        return ids(assignment -> inScope(task(assignment)).allMatch(authority -> {
            InspectionResult result = results.get(new ResultKey(assignment.id(), authority));
            return result != null && result.state() != InspectionResult.State.RETURNED;
        }));
    }

    /** Assignments of which something has to be public: all but those whose results are all withheld by law. */
    Set<String> publishable() {
        Set<String> withheld = resultsBeing(PublicityNotice.State.WITHHELD);
        withheld.removeAll(resultsBeing(PublicityNotice.State.PUBLISHED));
        return ids(
                assignment -> inScope(task(assignment)).anyMatch(authority -> !known(withheld, assignment, authority)));
    }

    /** Of these, those whose results are all public or withheld by law; only a receipt makes one public. */
    Set<String> published() {
        Set<String> shown = resultsBeing(PublicityNotice.State.PUBLISHED);
        Set<String> settled = resultsBeing(PublicityNotice.State.WITHHELD);
        settled.addAll(shown);
        return ids(assignment -> inScope(task(assignment)).allMatch(authority -> known(settled, assignment, authority))
                && inScope(task(assignment)).anyMatch(authority -> known(shown, assignment, authority)));
    }

    private boolean known(Set<String> ids, Assignment assignment, Authority.Id authority) {
        InspectionResult result = results.get(new ResultKey(assignment.id(), authority));
        return result != null && ids.contains(result.id().value());
    }

    private Set<String> resultsBeing(PublicityNotice.State state) {
        return facts.notices().stream()
                .filter(notice -> notice.kind() == PublicityNotice.Kind.RESULT && notice.state() == state)
                .map(PublicityNotice::subjectRef)
                .collect(Collectors.toCollection(HashSet::new));
    }

    Set<String> itemsDrawn() {
        return items(task -> true);
    }

    Set<String> itemsDrawnByRisk() {
        return items(task -> task.sampling().differsByClass());
    }

    private Set<String> items(Predicate<InspectionTask> which) {
        Set<InspectionTask.No> drawn = facts.draws().stream().map(Draw::task).collect(Collectors.toSet());
        return facts.tasks().stream()
                .filter(task -> drawn.contains(task.no()) && task.state() != InspectionTask.State.CANCELLED)
                .filter(which)
                .flatMap(task -> task.participations().stream())
                .filter(participation -> scope.contains(participation.authority()))
                .flatMap(participation -> participation.items().stream())
                .map(InspectionItem.Code::value)
                .collect(Collectors.toSet());
    }

    Set<String> problems() {
        return facts.results().stream()
                .filter(result -> scope.contains(result.authority()) && result.problemFound())
                .map(result -> result.id().value())
                .collect(Collectors.toSet());
    }

    Set<String> handled() {
        Set<String> handled = new HashSet<>(problems());
        handled.retainAll(facts.disposals().stream()
                .map(Disposal::result)
                .map(InspectionResult.Id::value)
                .collect(Collectors.toSet()));
        return handled;
    }

    private Set<String> ids(Predicate<Assignment> which) {
        return counted.stream()
                .filter(which)
                .map(assignment -> assignment.id().value())
                .collect(Collectors.toSet());
    }

    private Stream<Authority.Id> inScope(InspectionTask task) {
        return task.participations().stream().map(Participation::authority).filter(scope::contains);
    }

    private InspectionTask task(Assignment assignment) {
        InspectionTask task = tasks.get(assignment.task());
        if (task == null) {
            throw new DoubleRandomException(
                    ErrorCode.REFERENCE_UNKNOWN,
                    "assignment " + assignment.id() + " is of task " + assignment.task() + ", which is missing");
        }
        return task;
    }
}
