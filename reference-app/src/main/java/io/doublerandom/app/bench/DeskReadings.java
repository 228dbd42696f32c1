package io.doublerandom.app.bench;

import io.doublerandom.app.desk.planning.Censuses;
import io.doublerandom.app.desk.planning.PlanMeter;
import io.doublerandom.app.desk.targets.MeasureRows;
import io.doublerandom.app.desk.targets.TargetDesk;
import io.doublerandom.core.PageRequest;
import io.doublerandom.core.indicator.Indicator;
import io.doublerandom.core.indicator.Measure;
import io.doublerandom.core.plan.AnnualPlan;
import io.doublerandom.core.plan.PlanFilter;
import io.doublerandom.core.plan.PoolCensus;
import io.doublerandom.core.register.SubjectPool;
import io.doublerandom.core.store.jdbc.JdbcStores;
import io.doublerandom.core.store.jdbc.Stores;
import java.time.LocalDate;
import java.util.Map;

/** What the desk computes over everything there is: the meter of a plan (计划预检) and the rows behind a target (指标明细). */
final class DeskReadings {
    static final String METER = "plan meter";
    private static final int ROWS = 50;

    private DeskReadings() {}

    /** Adds the meter, counting the pools anew and as counted before, and the targets of the year with the rows of each. */
    static void add(JdbcStores jdbc, Rounds rounds, LocalDate today) {
        Stores stores = jdbc.stores();
        stores.plans().page(PlanFilter.all(), PageRequest.first(1)).rows().stream()
                .findFirst()
                .ifPresent(plan -> {
                    rounds.add("counted", METER, METER, 1, () -> jdbc.inSnapshot(now -> cold(now, plan, today)));
                    Map<SubjectPool.Id, PoolCensus> counted = Censuses.fresh(stores, today);
                    rounds.add("kept", METER, METER, 1, () -> jdbc.inSnapshot(now -> meter(now, plan, today, counted)));
                    rounds.add(
                            "all",
                            "targets",
                            "targets: all seven",
                            1,
                            () -> jdbc.inSnapshot(now -> new TargetDesk(now, today)
                                    .measures(plan.year(), null)
                                    .size()));
                    for (Indicator indicator : Indicator.values()) {
                        String label = "target " + indicator + ": rows";
                        rounds.add(
                                "first",
                                label,
                                label,
                                1,
                                () -> jdbc.inSnapshot(
                                        now -> rows(now, today, plan, indicator, PageRequest.first(ROWS))));
                    }
                });
    }

    /** The first reading after a start: nothing compiled, nothing read, nothing counted. */
    static long first(JdbcStores jdbc, LocalDate today) {
        long begun = System.nanoTime();
        long read = jdbc.inSnapshot(now -> now.plans().page(PlanFilter.all(), PageRequest.first(1)).rows().stream()
                .mapToLong(plan -> cold(now, plan, today))
                .sum());
        return read == 0 ? 0 : System.nanoTime() - begun;
    }

    private static long cold(Stores now, AnnualPlan plan, LocalDate today) {
        return meter(now, plan, today, Censuses.fresh(now, today));
    }

    private static long meter(Stores now, AnnualPlan plan, LocalDate today, Map<SubjectPool.Id, PoolCensus> censuses) {
        return new PlanMeter(now, today, censuses).read(plan, null).measures().size();
    }

    /** As the desk answers: the target is measured, then a page of what it counts against is named. */
    private static long rows(Stores now, LocalDate today, AnnualPlan plan, Indicator indicator, PageRequest request) {
        Measure measure = new TargetDesk(now, today).measure(indicator, plan.year(), null);
        return new MeasureRows(now)
                .page(measure, MeasureRows.Part.DENOMINATOR, false, request)
                .rows()
                .size();
    }
}
