package io.doublerandom.app.desk.targets;

import io.doublerandom.core.Authority;
import io.doublerandom.core.indicator.Measure;
import io.doublerandom.core.indicator.ProgrammeIndicators;
import io.doublerandom.core.indicator.ProgrammeTargets;
import io.doublerandom.core.store.jdbc.Stores;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The seven targets of a year as they stand (工作目标), for everybody or one authority. */
public final class TargetDesk {
    private static final ProgrammeIndicators INDICATORS = new ProgrammeIndicators(ProgrammeTargets.workPlan2024());

    private final Stores stores;
    private final LocalDate today;

    /** On one snapshot of the database, on a day in Asia/Shanghai. */
    public TargetDesk(Stores snapshot, LocalDate today) {
        this.stores = snapshot;
        this.today = today;
    }

    /** All seven in their order; {@code authority} null for everybody. */
    public List<Measure> measures(int year, Authority.@Nullable Id authority) {
        YearReader reader = new YearReader(stores, today);
        return INDICATORS.yearEnd(reader.of(year), reader.scope(authority));
    }
}
