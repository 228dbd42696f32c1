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
 */
public record DrawMaterial(
        InspectionTask task,
        List<Authority> authorities,
        List<InspectionItem> items,
        List<Inspector> inspectors,
        List<Recusal> recusals,
        Set<Subject.Id> oneVisitList,
        List<ExclusionRule> exclusionRules,
        Map<Inspector.Id, Integer> loads) {
    public DrawMaterial {
        Values.present("task", task);
        authorities = Values.list("authorities", authorities);
        items = Values.list("items", items);
        inspectors = Values.list("inspectors", inspectors);
        recusals = Values.list("recusals", recusals);
        oneVisitList = Set.copyOf(Values.present("oneVisitList", oneVisitList));
        exclusionRules = Values.list("exclusionRules", exclusionRules);
        loads = Map.copyOf(Values.present("loads", loads));
    }

    /** Material without recusals, one-visit list, further rules and loads. */
    public static DrawMaterial of(
            InspectionTask task, List<Authority> authorities, List<InspectionItem> items, List<Inspector> inspectors) {
        return new DrawMaterial(task, authorities, items, inspectors, List.of(), Set.of(), List.of(), Map.of());
    }

    /** The same material with recusals. */
    public DrawMaterial recusing(List<Recusal> pairs) {
        return new DrawMaterial(task, authorities, items, inspectors, pairs, oneVisitList, exclusionRules, loads);
    }

    /** The same material for a task of a one-visit pair. */
    public DrawMaterial withOneVisitList(Set<Subject.Id> list) {
        return new DrawMaterial(task, authorities, items, inspectors, recusals, list, exclusionRules, loads);
    }

    /** The same material with further rules. */
    public DrawMaterial excluding(List<ExclusionRule> rules) {
        return new DrawMaterial(task, authorities, items, inspectors, recusals, oneVisitList, rules, loads);
    }

    /** The same material with the loads that inspectors carry. */
    public DrawMaterial loaded(Map<Inspector.Id, Integer> carried) {
        return new DrawMaterial(task, authorities, items, inspectors, recusals, oneVisitList, exclusionRules, carried);
    }
}
