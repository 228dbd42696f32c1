package io.doublerandom.core.indicator;

import io.doublerandom.core.Values;
import io.doublerandom.core.plan.AnnualPlan;
import io.doublerandom.core.register.CertificateHolder;
import io.doublerandom.core.register.InspectionItem;
import io.doublerandom.core.register.Inspector;
import java.time.LocalDate;
import java.util.List;

/** The facts of a year at hand (指标数据). */
public record GivenYear(
        LocalDate asOf,
        List<InspectionItem> items,
        List<AnnualPlan> plans,
        List<CertificateHolder> certificates,
        List<Inspector> inspectors,
        YearExecution execution)
        implements YearFacts {
    public GivenYear {
        Values.present("asOf", asOf);
        items = Values.list("items", items);
        plans = Values.list("plans", plans);
        certificates = Values.list("certificates", certificates);
        inspectors = Values.list("inspectors", inspectors);
        Values.present("execution", execution);
    }
}
