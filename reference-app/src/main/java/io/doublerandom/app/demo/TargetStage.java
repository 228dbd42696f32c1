package io.doublerandom.app.demo;

import io.doublerandom.app.desk.targets.BulletinWriter;
import io.doublerandom.app.desk.targets.TargetDesk;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.indicator.Bulletin;
import io.doublerandom.core.indicator.Measure;
import io.doublerandom.core.indicator.PublishedBulletin;
import io.doublerandom.core.plan.AnnualPlan;
import io.doublerandom.core.store.jdbc.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Measures the targets of the programme and writes the bulletin; a missed target ends the journey. */
final class TargetStage {
    private final Stores stores;
    private final SimulatedClock clock;

    TargetStage(Stores stores, SimulatedClock clock) {
        this.stores = stores;
        this.clock = clock;
    }

    /** The targets that can be checked on a plan before it is approved. */
    List<Measure> check(AnnualPlan plan) {
        return held(new TargetDesk(stores, clock.today()).whilePlanning(plan, null));
    }

    /** All seven targets, and the bulletin that reports them. */
    List<Measure> report(int year, Path bulletin) throws IOException {
        Bulletin report = new BulletinWriter(stores, clock.today())
                .write(
                        year,
                        "湛江市" + year + "年“双随机、一公开”监管工作情况通报（演示）",
                        "全市 / the city",
                        "演示数据，均为虚构；抽取为演练。 / Synthetic data; the draws are rehearsals.");
        Files.writeString(bulletin, report.markdown());
        stores.bulletins().add(PublishedBulletin.of("TB-" + report.asOf(), year, report, clock.instant()));
        return held(report.measures());
    }

    /** The measures in a line, N/A where there is nothing to measure yet. */
    static String text(List<Measure> measures) {
        return measures.stream()
                .map(measure -> measure.indicator().titleZh() + " "
                        + (measure.status() == Measure.Status.NOT_APPLICABLE
                                ? "N/A"
                                : measure.percentText() + " ("
                                        + measure.numerator().size() + "/"
                                        + measure.denominator().size() + ", ≥" + measure.targetPercent() + "%)"))
                .collect(Collectors.joining(", "));
    }

    private List<Measure> held(List<Measure> measures) {
        for (Measure measure : measures) {
            if (measure.status() == Measure.Status.MISSED) {
                throw new DoubleRandomException(
                        ErrorCode.PLAN_INVALID,
                        measure.indicator().code() + " " + measure.indicator().titleZh() + " / "
                                + measure.indicator().titleEn() + " is " + measure.percentText() + " ("
                                + measure.numerator().size() + "/"
                                + measure.denominator().size() + "), target " + measure.targetPercent()
                                + "%, short by " + measure.shortBy());
            }
        }
        return measures;
    }
}
