package io.doublerandom.core.indicator;

import io.doublerandom.core.Authority;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.draw.Assignment;
import io.doublerandom.core.draw.Draw;
import io.doublerandom.core.inspection.InspectionResult;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.plan.Participation;
import io.doublerandom.core.publicity.PublicityNotice;
import io.doublerandom.core.register.InspectionItem;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What happened within a scope of authorities, as the id sets that the year's indicators count. */
final class ScopedExecution {
    private final Set<Authority.Id> scope;
    private final YearExecution facts;
    private @Nullable List<Counted> counted;
    private @Nullable Map<ResultKey, YearExecution.Found> results;

    /** Whose result of which assignment. */
    private record ResultKey(Assignment.Id assignment, Authority.Id authority) {}

    /** A drawn subject that counts, with the authorities of the scope that take part in its task. */
    private record Counted(Assignment.Id id, List<Authority.Id> inScope) {}

    /** Looks at no fact before an indicator asks. */
    ScopedExecution(YearExecution facts, Set<Authority.Id> scope) {
        this.scope = scope;
        this.facts = facts;
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
        return ids(assignment -> assignment.inScope().stream().allMatch(authority -> {
            YearExecution.Found result = results().get(new ResultKey(assignment.id(), authority));
            return result != null && !result.returned();
        }));
    }

    /** Assignments of which something has to be public: all but those whose results are all withheld by law. */
    Set<String> publishable() {
        Set<InspectionResult.Id> withheld = new HashSet<>(facts.noticed(PublicityNotice.State.WITHHELD));
        withheld.removeAll(facts.noticed(PublicityNotice.State.PUBLISHED));
        return ids(assignment ->
                assignment.inScope().stream().anyMatch(authority -> !known(withheld, assignment, authority)));
    }

    /** Of these, those whose results are all public or withheld by law; only a receipt makes one public. */
    Set<String> published() {
        Set<InspectionResult.Id> shown = facts.noticed(PublicityNotice.State.PUBLISHED);
        Set<InspectionResult.Id> settled = new HashSet<>(facts.noticed(PublicityNotice.State.WITHHELD));
        settled.addAll(shown);
        return ids(
                assignment -> assignment.inScope().stream().allMatch(authority -> known(settled, assignment, authority))
                        && assignment.inScope().stream().anyMatch(authority -> known(shown, assignment, authority)));
    }

    private boolean known(Set<InspectionResult.Id> ids, Counted assignment, Authority.Id authority) {
        YearExecution.Found result = results().get(new ResultKey(assignment.id(), authority));
        return result != null && ids.contains(result.id());
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
        return facts.found().stream()
                .filter(result -> result.problem() && scope.contains(result.authority()))
                .map(result -> result.id().value())
                .collect(Collectors.toSet());
    }

    Set<String> handled() {
        Set<String> handled = new HashSet<>(problems());
        handled.retainAll(
                facts.disposed().stream().map(InspectionResult.Id::value).collect(Collectors.toSet()));
        return handled;
    }

    private Set<String> ids(Predicate<Counted> which) {
        return counted().stream()
                .filter(which)
                .map(assignment -> assignment.id().value())
                .collect(Collectors.toSet());
    }

    private List<Counted> counted() {
        if (counted == null) {
            counted = count();
        }
        return counted;
    }

    private List<Counted> count() {
        Set<String> superseded = facts.draws().stream()
                .map(Draw::supersedes)
                .filter(hash -> !hash.isEmpty())
                .collect(Collectors.toSet());
        Map<InspectionTask.No, List<Authority.Id>> inScope = facts.tasks().stream()
                .collect(Collectors.toMap(
                        InspectionTask::no,
                        task -> task.participations().stream()
                                .map(Participation::authority)
                                .filter(scope::contains)
                                .toList()));
        return facts.drawn().stream()
                .filter(drawn -> !drawn.withdrawn() && !superseded.contains(drawn.drawHash()))
                .map(drawn -> new Counted(drawn.id(), required(inScope, drawn)))
                .filter(assignment -> !assignment.inScope().isEmpty())
                .toList();
    }

    private static List<Authority.Id> required(
            Map<InspectionTask.No, List<Authority.Id>> inScope, YearExecution.Drawn drawn) {
        List<Authority.Id> authorities = inScope.get(drawn.task());
        if (authorities == null) {
            throw new DoubleRandomException(
                    ErrorCode.REFERENCE_UNKNOWN,
                    "assignment " + drawn.id() + " is of task " + drawn.task() + ", which is missing");
        }
        return authorities;
    }

    private Map<ResultKey, YearExecution.Found> results() {
        if (results == null) {
            results = facts.found().stream()
                    .collect(Collectors.toMap(
                            result -> new ResultKey(result.assignment(), result.authority()),
                            result -> result,
                            (former, latter) -> latter));
        }
        return results;
    }
}
