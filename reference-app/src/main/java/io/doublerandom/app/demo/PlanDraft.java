package io.doublerandom.app.demo;

import io.doublerandom.core.Authority;
import io.doublerandom.core.Period;
import io.doublerandom.core.Step;
import io.doublerandom.core.plan.AnnualPlan;
import io.doublerandom.core.plan.Direction;
import io.doublerandom.core.plan.Participation;
import io.doublerandom.core.plan.PlanLine;
import io.doublerandom.core.plan.PoolCensus;
import io.doublerandom.core.plan.SamplingPolicy;
import io.doublerandom.core.register.InspectionItem;
import io.doublerandom.core.register.SubjectPool;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Drafts the demo's annual plan from the list and pools it was given: one row a pool, with every item whose subjects
 * the pool holds. Real plans are made by people; this one exists so that the demo runs on anybody's lists.
 */
final class PlanDraft {
    private final int year;
    private final Map<SubjectPool.Id, PoolCensus> censuses;

    PlanDraft(int year, Map<SubjectPool.Id, PoolCensus> censuses) {
        this.year = year;
        this.censuses = Map.copyOf(censuses);
    }

    /** A plan over all pools that have subjects and items. */
    AnnualPlan draft(
            AnnualPlan.No no,
            Authority.Id owner,
            List<SubjectPool> pools,
            List<InspectionItem> items,
            Step<AnnualPlan.State> first) {
        List<PlanLine> lines = new ArrayList<>();
        for (SubjectPool pool :
                pools.stream().sorted(Comparator.comparing(SubjectPool::id)).toList()) {
            List<InspectionItem> bound = items.stream()
                    .filter(item -> item.pools().contains(pool.id()))
                    .sorted(Comparator.comparing(InspectionItem::code))
                    .toList();
            PoolCensus census = censuses.get(pool.id());
            if (census != null) {
                for (List<InspectionItem> together : compatible(bound, census.total())) {
                    lines.add(line(lines.size() + 1, pool, census, together));
                }
            }
        }
        return new AnnualPlan(
                no, year + "年度“双随机、一公开”抽查工作计划（演示）", year, owner, "演示〔" + year + "〕1号", 1, lines, List.of(first));
    }

    /** Items whose ratio rules can hold in one draw go together; one that contradicts the others gets a row of its own. */
    private static List<List<InspectionItem>> compatible(List<InspectionItem> items, long total) {
        List<List<InspectionItem>> groups = new ArrayList<>();
        for (InspectionItem item : items) {
            groups.stream()
                    .filter(group -> bounds(group).and(item).hold(total))
                    .findFirst()
                    .orElseGet(() -> {
                        groups.add(new ArrayList<>());
                        return groups.get(groups.size() - 1);
                    })
                    .add(item);
        }
        return groups;
    }

    private static RatioBounds bounds(List<InspectionItem> items) {
        RatioBounds bounds = RatioBounds.NONE;
        for (InspectionItem item : items) {
            bounds = bounds.and(item);
        }
        return bounds;
    }

    private PlanLine line(int seq, SubjectPool pool, PoolCensus census, List<InspectionItem> items) {
        boolean byRisk = items.stream().anyMatch(InspectionItem::creditRiskApplied);
        SamplingPolicy sampling = bounds(items).policy(census, byRisk);
        return new PlanLine(
                seq,
                pool.name() + "抽查",
                Direction.DIRECTED,
                participations(pool.owner(), items),
                pool.rule(),
                pool.id(),
                sampling,
                census.expected(sampling),
                new Period(LocalDate.of(year, 5, 6), LocalDate.of(year, 8, 30)),
                items.stream()
                        .flatMap(item -> item.methods().stream())
                        .distinct()
                        .sorted()
                        .toList(),
                items.stream().anyMatch(InspectionItem::oneVisit),
                false);
    }

    /** The keeper of the pool leads if it has an item of its own: 谁主管、谁牵头、谁发起. */
    private static List<Participation> participations(Authority.Id keeper, List<InspectionItem> items) {
        Map<Authority.Id, List<InspectionItem.Code>> byOwner = new TreeMap<>(
                Comparator.comparing((Authority.Id id) -> !id.equals(keeper)).thenComparing(Comparator.naturalOrder()));
        items.forEach(item -> byOwner.computeIfAbsent(item.owner(), owner -> new ArrayList<>())
                .add(item.code()));
        return byOwner.entrySet().stream()
                .map(entry -> new Participation(entry.getKey(), entry.getValue()))
                .toList();
    }
}
