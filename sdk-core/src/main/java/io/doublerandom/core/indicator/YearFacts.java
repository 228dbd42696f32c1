package io.doublerandom.core.indicator;

import io.doublerandom.core.Values;
import io.doublerandom.core.draw.Assignment;
import io.doublerandom.core.draw.Draw;
import io.doublerandom.core.inspection.Disposal;
import io.doublerandom.core.inspection.InspectionResult;
import io.doublerandom.core.plan.AnnualPlan;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.publicity.PublicityNotice;
import io.doublerandom.core.register.CertificateHolder;
import io.doublerandom.core.register.InspectionItem;
import io.doublerandom.core.register.Inspector;
import java.time.LocalDate;
import java.util.List;

/**
 * What the indicators of one year are measured on (指标数据), as it stands on a day.
 *
 * @param asOf the day, in Asia/Shanghai
 * @param items the published list
 * @param plans the newest version of each plan of the year
 * @param certificates the certificate register of the justice department, never the pool itself
 * @param inspectors the pool of inspectors
 * @param execution what happened since; {@link Execution#none()} while planning
 */
public record YearFacts(
        LocalDate asOf,
        List<InspectionItem> items,
        List<AnnualPlan> plans,
        List<CertificateHolder> certificates,
        List<Inspector> inspectors,
        Execution execution) {
    public YearFacts {
        Values.present("asOf", asOf);
        items = Values.list("items", items);
        plans = Values.list("plans", plans);
        certificates = Values.list("certificates", certificates);
        inspectors = Values.list("inspectors", inspectors);
        Values.present("execution", execution);
    }

    /**
     * What happened to the plans (执行情况).
     *
     * @param tasks all double-random tasks of the year, also cancelled ones
     * @param draws finished draws
     * @param assignments all assignments
     * @param results all results
     * @param disposals all disposals
     * @param notices all notices
     */
    public record Execution(
            List<InspectionTask> tasks,
            List<Draw> draws,
            List<Assignment> assignments,
            List<InspectionResult> results,
            List<Disposal> disposals,
            List<PublicityNotice> notices) {
        public Execution {
            tasks = Values.list("tasks", tasks);
            draws = Values.list("draws", draws);
            assignments = Values.list("assignments", assignments);
            results = Values.list("results", results);
            disposals = Values.list("disposals", disposals);
            notices = Values.list("notices", notices);
        }

        /** Nothing yet. */
        public static Execution none() {
            return new Execution(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
        }
    }
}
