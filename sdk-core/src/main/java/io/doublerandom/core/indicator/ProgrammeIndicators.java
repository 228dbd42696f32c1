package io.doublerandom.core.indicator;

import io.doublerandom.core.Authority;
import io.doublerandom.core.plan.AnnualPlan;
import io.doublerandom.core.plan.PlanLine;
import io.doublerandom.core.register.CertificateHolder;
import io.doublerandom.core.register.InspectionItem;
import io.doublerandom.core.register.Inspector;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Measures the seven targets for a scope of authorities: all of a city, or one.
 *
 * <ul>
 *   <li>{@code COVERAGE}: items of the scope in force on the day; those in at least one line of a plan that is not
 *       cancelled (at the year's end: of a published plan). An item of the list counts once.
 *   <li>{@code JOINT}: tasks led by the scope and not cancelled; those of two or more authorities. Each task once,
 *       credited to its lead; the two tasks of a one-visit pair are two. While planning, lines stand for tasks.
 *   <li>{@code ENROLMENT}: certificates of the register valid on the day; those held by an active entry of the pool.
 *   <li>{@code COMPLETED}: assignments the scope takes part in, without withdrawn ones and those of superseded draws;
 *       those with the result of each participant of the scope. “Could not be inspected” is a result; one that its
 *       reviewer returned is none.
 *   <li>{@code PUBLISHED}: the same assignments without those whose results are all withheld by law; those whose results
 *       are all published, by receipt, or withheld.
 *   <li>{@code CREDIT_RISK}: items drawn (while planning: planned); those in at least one draw with ratios that differ
 *       by credit-risk class.
 *   <li>{@code HANDLED}: results of the scope that name a problem; those with at least one disposal decided.
 * </ul>
 */
public final class ProgrammeIndicators {
    private final ProgrammeTargets targets;

    /** Indicators with their targets. */
    public ProgrammeIndicators(ProgrammeTargets targets) {
        this.targets = targets;
    }

    /** All seven while planning, in their order: four can be measured, three are not applicable yet. */
    public List<Measure> planStage(YearFacts facts, Set<Authority.Id> scope) {
        return all(indicator -> planStage(indicator, facts, scope));
    }

    /** One of them while planning; asks only for the facts that it counts. */
    public Measure planStage(Indicator indicator, YearFacts facts, Set<Authority.Id> scope) {
        return switch (indicator) {
            case COVERAGE -> coverage(facts, lines(facts, plan -> true), scope);
            case JOINT -> jointLines(facts, scope);
            case ENROLMENT -> enrolment(facts, scope);
            case CREDIT_RISK -> plannedByRisk(lines(facts, plan -> true), scope);
            case COMPLETED, PUBLISHED, HANDLED -> Measure.notApplicable(indicator, targets.of(indicator));
        };
    }

    /** All seven as they stand on the day of the facts, in their order. */
    public List<Measure> yearEnd(YearFacts facts, Set<Authority.Id> scope) {
        ScopedExecution execution = new ScopedExecution(facts.execution(), scope);
        return all(indicator -> yearEnd(indicator, facts, execution, scope));
    }

    /** One of them as it stands on the day of the facts; asks only for the facts that it counts. */
    public Measure yearEnd(Indicator indicator, YearFacts facts, Set<Authority.Id> scope) {
        return yearEnd(indicator, facts, new ScopedExecution(facts.execution(), scope), scope);
    }

    private Measure yearEnd(Indicator indicator, YearFacts facts, ScopedExecution execution, Set<Authority.Id> scope) {
        return switch (indicator) {
            case COVERAGE -> coverage(facts, lines(facts, plan -> plan.state() == AnnualPlan.State.PUBLISHED), scope);
            case JOINT -> measure(indicator, execution.jointTasks(), execution.tasks());
            case ENROLMENT -> enrolment(facts, scope);
            case COMPLETED -> measure(indicator, execution.completed(), execution.assignments());
            case PUBLISHED -> measure(indicator, execution.published(), execution.publishable());
            case CREDIT_RISK -> measure(indicator, execution.itemsDrawnByRisk(), execution.itemsDrawn());
            case HANDLED -> measure(indicator, execution.handled(), execution.problems());
        };
    }

    private static List<Measure> all(Function<Indicator, Measure> measured) {
        return Arrays.stream(Indicator.values()).map(measured).toList();
    }

    private static List<PlanLine> lines(YearFacts facts, Predicate<AnnualPlan> which) {
        return facts.plans().stream()
                .filter(which)
                .flatMap(plan -> plan.lines().stream())
                .filter(line -> !line.cancelled())
                .toList();
    }

    private Measure coverage(YearFacts facts, List<PlanLine> lines, Set<Authority.Id> scope) {
        Set<String> list = facts.items().stream()
                .filter(item -> scope.contains(item.owner()) && item.effective().contains(facts.asOf()))
                .map(item -> item.code().value())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> covered = lines.stream()
                .flatMap(line -> line.items().stream())
                .map(InspectionItem.Code::value)
                .filter(list::contains)
                .collect(Collectors.toCollection(TreeSet::new));
        return measure(Indicator.COVERAGE, covered, list);
    }

    private Measure jointLines(YearFacts facts, Set<Authority.Id> scope) {
        Set<String> all = new TreeSet<>();
        Set<String> joint = new TreeSet<>();
        for (AnnualPlan plan : facts.plans()) {
            for (PlanLine line : plan.lines()) {
                if (line.cancelled() || !scope.contains(line.lead())) {
                    continue;
                }
                String id = plan.no() + "-" + line.seq();
                all.add(id);
                if (line.joint()) {
                    joint.add(id);
                }
            }
        }
        return measure(Indicator.JOINT, joint, all);
    }

    private Measure plannedByRisk(List<PlanLine> lines, Set<Authority.Id> scope) {
        List<PlanLine> byRisk =
                lines.stream().filter(line -> line.sampling().differsByClass()).toList();
        return measure(Indicator.CREDIT_RISK, plannedItems(byRisk, scope), plannedItems(lines, scope));
    }

    private static Set<String> plannedItems(List<PlanLine> lines, Set<Authority.Id> scope) {
        return lines.stream()
                .flatMap(line -> line.participations().stream())
                .filter(participation -> scope.contains(participation.authority()))
                .flatMap(participation -> participation.items().stream())
                .map(InspectionItem.Code::value)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Measure enrolment(YearFacts facts, Set<Authority.Id> scope) {
        Map<String, Set<Authority.Id>> enrolled = facts.inspectors().stream()
                .filter(inspector -> inspector.status() == Inspector.Status.ACTIVE)
                .collect(Collectors.groupingBy(
                        inspector -> inspector.credential().number(),
                        Collectors.mapping(Inspector::authority, Collectors.toSet())));
        List<CertificateHolder> holders = facts.certificates().stream()
                .filter(holder ->
                        scope.contains(holder.authority()) && holder.validity().contains(facts.asOf()))
                .toList();
        return measure(
                Indicator.ENROLMENT,
                certificates(holders.stream()
                        .filter(holder -> enrolled.getOrDefault(holder.certificateNumber(), Set.of())
                                .contains(holder.authority()))
                        .toList()),
                certificates(holders));
    }

    private static Set<String> certificates(List<CertificateHolder> holders) {
        Set<String> numbers = new HashSet<>();
        holders.forEach(holder -> numbers.add(holder.authority() + "/" + holder.certificateNumber()));
        return numbers;
    }

    private Measure measure(Indicator indicator, Set<String> numerator, Set<String> denominator) {
        return new Measure(indicator, numerator, denominator, targets.of(indicator));
    }
}
