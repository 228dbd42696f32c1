package io.doublerandom.app.desk.targets;

import io.doublerandom.core.Authority;
import io.doublerandom.core.indicator.Indicator;
import io.doublerandom.core.indicator.Measure;
import io.doublerandom.core.indicator.ProgrammeIndicators;
import io.doublerandom.core.indicator.ProgrammeTargets;
import io.doublerandom.core.indicator.YearFacts;
import io.doublerandom.core.plan.AnnualPlan;
import io.doublerandom.core.store.jdbc.Stores;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The seven targets of a year as they stand, and those of a plan that is being written (工作目标), for one authority, or for
 * everybody if it is null. One of them alone reads no more than it counts.
 */
public final class TargetDesk {
    private static final ProgrammeIndicators INDICATORS = new ProgrammeIndicators(ProgrammeTargets.workPlan2024());

    private final Stores stores;
    private final YearReader reader;

    /** On one snapshot of the database, on a day in Asia/Shanghai. */
    public TargetDesk(Stores snapshot, LocalDate today) {
        this.stores = snapshot;
        this.reader = new YearReader(snapshot, today);
    }

    /** All seven of a year in their order. */
    public List<Measure> measures(int year, Authority.@Nullable Id authority) {
        return INDICATORS.yearEnd(reader.of(year), reader.scope(authority));
    }

    /** One of a year. */
    public Measure measure(Indicator indicator, int year, Authority.@Nullable Id authority) {
        return INDICATORS.yearEnd(indicator, reader.of(year), reader.scope(authority));
    }

    /** All seven of a plan in their order: it counts as it is written, the other plans of its year as they are published. */
    public List<Measure> whilePlanning(AnnualPlan plan, Authority.@Nullable Id authority) {
        return INDICATORS.planStage(written(plan), reader.scope(authority));
    }

    /** One of a plan. */
    public Measure whilePlanning(Indicator indicator, AnnualPlan plan, Authority.@Nullable Id authority) {
        return INDICATORS.planStage(indicator, written(plan), reader.scope(authority));
    }

    private YearFacts written(AnnualPlan plan) {
        return reader.whilePlanning(() -> {
            List<AnnualPlan> plans = new ArrayList<>(stores.plans().publishedOfYear(plan.year()));
            plans.removeIf(other -> other.no().equals(plan.no()));
            plans.add(plan);
            return plans;
        });
    }
}
