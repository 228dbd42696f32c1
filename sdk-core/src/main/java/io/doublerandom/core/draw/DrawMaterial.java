package io.doublerandom.core.draw;

import io.doublerandom.core.Authority;
import io.doublerandom.core.Values;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.register.InspectionItem;
import io.doublerandom.core.register.Inspector;
import io.doublerandom.core.register.Recusal;
import io.doublerandom.core.register.Subject;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything but the subjects that a draw of a task is prepared from (抽取准备材料).
 *
 * @param task the task, approved and not yet drawn
 * @param authorities at least the participating authorities
 * @param items at least the items of the task
 * @param inspectors at least all inspectors of the participating authorities; others are not looked at
 * @param recusals the recusals known
 * @param oneVisitList subjects on the year's one-visit list if the task is of a one-visit pair; empty otherwise
 * @param exclusionRules what else keeps a subject out, asked in this order
 * @param loads assignments that inspectors already carry; one who is not named carries none
 * @param recusalRules what else keeps an inspector from a subject
 * @param seats what the office decides of the seats beyond the task
 * @param divisionBounds numbers asked for single divisions; the protocol cannot say them, so any is refused
 */
public record DrawMaterial(
        InspectionTask task,
        List<Authority> authorities,
        List<InspectionItem> items,
        List<Inspector> inspectors,
        List<Recusal> recusals,
        Set<Subject.Id> oneVisitList,
        List<ExclusionRule> exclusionRules,
        Map<Inspector.Id, Integer> loads,
        List<RecusalRule> recusalRules,
        SeatPolicy seats,
        List<DivisionBound> divisionBounds) {
    public DrawMaterial {
        Values.present("task", task);
        authorities = Values.list("authorities", authorities);
        items = Values.list("items", items);
        inspectors = Values.list("inspectors", inspectors);
        recusals = Values.list("recusals", recusals);
        oneVisitList = Set.copyOf(Values.present("oneVisitList", oneVisitList));
        exclusionRules = Values.list("exclusionRules", exclusionRules);
        loads = Map.copyOf(Values.present("loads", loads));
        recusalRules = Values.list("recusalRules", recusalRules);
        Values.present("seats", seats);
        divisionBounds = Values.list("divisionBounds", divisionBounds);
    }

    /** Material without recusals, one-visit list, further rules and loads. */
    public static DrawMaterial of(
            InspectionTask task, List<Authority> authorities, List<InspectionItem> items, List<Inspector> inspectors) {
        return new DrawMaterial(
                task,
                authorities,
                items,
                inspectors,
                List.of(),
                Set.of(),
                List.of(),
                Map.of(),
                List.of(),
                SeatPolicy.standard(),
                List.of());
    }

    /** The same material with recusals. */
    public DrawMaterial recusing(List<Recusal> pairs) {
        return with(pairs, oneVisitList, exclusionRules, loads, recusalRules, seats, divisionBounds);
    }

    /** The same material for a task of a one-visit pair. */
    public DrawMaterial withOneVisitList(Set<Subject.Id> list) {
        return with(recusals, list, exclusionRules, loads, recusalRules, seats, divisionBounds);
    }

    /** The same material with further rules. */
    public DrawMaterial excluding(List<ExclusionRule> rules) {
        return with(recusals, oneVisitList, rules, loads, recusalRules, seats, divisionBounds);
    }

    /** The same material with the loads that inspectors carry. */
    public DrawMaterial loaded(Map<Inspector.Id, Integer> carried) {
        return with(recusals, oneVisitList, exclusionRules, carried, recusalRules, seats, divisionBounds);
    }

    /** The same material with rules that keep inspectors from subjects. */
    public DrawMaterial recusingBy(List<RecusalRule> rules) {
        return with(recusals, oneVisitList, exclusionRules, loads, rules, seats, divisionBounds);
    }

    /** The same material with what the office decides of the seats. */
    public DrawMaterial seating(SeatPolicy policy) {
        return with(recusals, oneVisitList, exclusionRules, loads, recusalRules, policy, divisionBounds);
    }

    /** The same material with numbers asked for single divisions, which no draw of this version can keep. */
    public DrawMaterial bounding(List<DivisionBound> bounds) {
        return with(recusals, oneVisitList, exclusionRules, loads, recusalRules, seats, bounds);
    }

    private DrawMaterial with(
            List<Recusal> pairs,
            Set<Subject.Id> list,
            List<ExclusionRule> rules,
            Map<Inspector.Id, Integer> carried,
            List<RecusalRule> barring,
            SeatPolicy policy,
            List<DivisionBound> bounds) {
        return new DrawMaterial(
                task, authorities, items, inspectors, pairs, list, rules, carried, barring, policy, bounds);
    }
}
