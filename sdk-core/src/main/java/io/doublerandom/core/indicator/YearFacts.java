package io.doublerandom.core.indicator;

import io.doublerandom.core.plan.AnnualPlan;
import io.doublerandom.core.register.CertificateHolder;
import io.doublerandom.core.register.InspectionItem;
import io.doublerandom.core.register.Inspector;
import java.time.LocalDate;
import java.util.List;

/**
 * What the indicators of one year are measured on (指标数据), as it stands on a day.
 *
 * <p>An indicator asks for the parts it counts and for no other: facts that lie in a database are read when they are asked
 * for. Facts at hand are a {@link GivenYear}.
 */
public interface YearFacts {
    /** The day, in Asia/Shanghai. */
    LocalDate asOf();

    /** The published list. */
    List<InspectionItem> items();

    /** The newest version of each plan of the year. */
    List<AnnualPlan> plans();

    /** The certificate register of the justice department, never the pool itself. */
    List<CertificateHolder> certificates();

    /** The pool of inspectors. */
    List<Inspector> inspectors();

    /** What happened since; {@link GivenExecution#none()} while planning. */
    YearExecution execution();
}
