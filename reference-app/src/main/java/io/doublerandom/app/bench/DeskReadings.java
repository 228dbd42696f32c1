package io.doublerandom.app.bench;

import io.doublerandom.app.desk.planning.Censuses;
import io.doublerandom.app.desk.planning.PlanMeter;
import io.doublerandom.app.desk.targets.MeasureRows;
import io.doublerandom.app.desk.targets.TargetDesk;
import io.doublerandom.core.PageRequest;
import io.doublerandom.core.indicator.Measure;
import io.doublerandom.core.plan.AnnualPlan;
import io.doublerandom.core.plan.PlanFilter;
import io.doublerandom.core.plan.PoolCensus;
import io.doublerandom.core.register.SubjectPool;
import io.doublerandom.core.store.jdbc.JdbcStores;
import io.doublerandom.core.store.jdbc.Stores;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What the desk computes over everything there is: the meter of a plan (计划预检) and the rows behind a target (指标明细). */
final class DeskReadings {
    static final String METER = "plan meter";
    private static final int ROWS = 50;

    private DeskReadings() {}

    /** Adds the meter, counting the pools anew and as counted before, and the open rows of each target of the year. */
    static void add(JdbcStores jdbc, Rounds rounds, LocalDate today) {
        Stores stores = jdbc.stores();
        stores.plans().page(PlanFilter.all(), PageRequest.first(1)).rows().stream()
                .findFirst()
                .ifPresent(plan -> {
                    rounds.add("counted", METER, METER, 1, () -> jdbc.inSnapshot(now -> cold(now, plan, today)));
                    Map<SubjectPool.Id, PoolCensus> counted = Censuses.fresh(stores, today);
                    rounds.add("kept", METER, METER, 1, () -> jdbc.inSnapshot(now -> meter(now, plan, today, counted)));
                    rounds.add(
                            "rows",
                            "target",
                            "target: all rows",
                            1,
                            () -> jdbc.inSnapshot(now -> rows(now, plan, today)));
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

    /** As the desk answers: all targets are measured, then a page of one is named. */
    private static long rows(Stores now, AnnualPlan plan, LocalDate today) {
        List<Measure> measures = new TargetDesk(now, today).measures(plan.year(), null);
        return new MeasureRows(now)
                .page(measures.get(measures.size() - 1), MeasureRows.Part.DENOMINATOR, false, PageRequest.first(ROWS))
                .rows()
                .size();
    }
}
