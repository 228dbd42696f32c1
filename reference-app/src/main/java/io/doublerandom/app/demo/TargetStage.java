package io.doublerandom.app.demo;

import io.doublerandom.core.Authority;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.indicator.Bulletin;
import io.doublerandom.core.indicator.Measure;
import io.doublerandom.core.indicator.ProgrammeIndicators;
import io.doublerandom.core.indicator.ProgrammeTargets;
import io.doublerandom.core.indicator.PublishedBulletin;
import io.doublerandom.core.indicator.YearFacts;
import io.doublerandom.core.plan.AnnualPlan;
import io.doublerandom.core.store.jdbc.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Measures the targets of the programme and writes the bulletin; a missed target ends the journey. */
final class TargetStage {
    private static final int DRAWS = 10_000;

    private final Stores stores;
    private final SimulatedClock clock;
    private final ProgrammeIndicators indicators = new ProgrammeIndicators(ProgrammeTargets.workPlan2024());

    TargetStage(Stores stores, SimulatedClock clock) {
        this.stores = stores;
        this.clock = clock;
    }

    /** The targets that can be checked on a plan before it is approved. */
    List<Measure> check(AnnualPlan plan) {
        return held(indicators.planStage(facts(List.of(plan), YearFacts.Execution.none()), scope()));
    }

    /** All seven targets, and the bulletin that reports them. */
    List<Measure> report(int year, Path bulletin) throws IOException {
        YearFacts facts = facts(stores.plans().ofYear(year), execution());
        List<Measure> measures = indicators.yearEnd(facts, scope());
        Bulletin report = bulletin(facts, measures);
        Files.writeString(bulletin, report.markdown());
        stores.bulletins().add(PublishedBulletin.of("TB-" + facts.asOf(), report, clock.instant()));
        return held(measures);
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

    private Bulletin bulletin(YearFacts facts, List<Measure> measures) {
        List<Bulletin.Section> sections = stores.authorities().all().stream()
                .map(authority ->
                        new Bulletin.Section(authority.name(), indicators.yearEnd(facts, Set.of(authority.id()))))
                .toList();
        return new Bulletin(
                "湛江市" + facts.asOf().getYear() + "年“双随机、一公开”监管工作情况通报（演示）",
                "全市 / the city",
                facts.asOf(),
                "演示数据，均为虚构；抽取为演练。 / Synthetic data; the draws are rehearsals.",
                measures,
                sections);
    }

    private Set<Authority.Id> scope() {
        return stores.authorities().all().stream().map(Authority::id).collect(Collectors.toSet());
    }

    private YearFacts facts(List<AnnualPlan> plans, YearFacts.Execution execution) {
        LocalDate today = clock.today();
        return new YearFacts(
                today,
                stores.items().all(),
                plans,
                list(stores.certificates()::all),
                list(stores.inspectors()::all),
                execution);
    }

    private YearFacts.Execution execution() {
        return new YearFacts.Execution(
                list(stores.tasks()::all),
                stores.draws().latest(DRAWS, 0),
                list(stores.assignments()::all),
                list(stores.results()::all),
                list(stores.disposals()::all),
                list(stores.notices()::all));
    }

    private static <T> List<T> list(Supplier<Stream<T>> all) {
        try (Stream<T> stream = all.get()) {
            return stream.toList();
        }
    }
}
