package io.doublerandom.core.indicator;

import static io.doublerandom.core.indicator.HandCountedYear.AS_OF;
import static io.doublerandom.core.indicator.HandCountedYear.BY_RISK;
import static io.doublerandom.core.indicator.HandCountedYear.CITY;
import static io.doublerandom.core.indicator.HandCountedYear.FIRE;
import static io.doublerandom.core.indicator.HandCountedYear.FLAT;
import static io.doublerandom.core.indicator.HandCountedYear.code;
import static io.doublerandom.core.indicator.HandCountedYear.execution;
import static io.doublerandom.core.indicator.HandCountedYear.line;
import static io.doublerandom.core.indicator.HandCountedYear.list;
import static io.doublerandom.core.indicator.HandCountedYear.market;
import static io.doublerandom.core.indicator.HandCountedYear.notice;
import static io.doublerandom.core.indicator.HandCountedYear.plan;
import static io.doublerandom.core.indicator.HandCountedYear.planning;
import static io.doublerandom.core.indicator.HandCountedYear.with;
import static io.doublerandom.core.indicator.HandCountedYear.withheld;
import static io.doublerandom.core.indicator.HandCountedYear.yearEnd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.doublerandom.core.Authority;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.Period;
import io.doublerandom.core.inspection.InspectionResult;
import io.doublerandom.core.kit.Samples;
import io.doublerandom.core.plan.AnnualPlan;
import io.doublerandom.core.publicity.PublicityNotice;
import io.doublerandom.core.register.CertificateHolder;
import io.doublerandom.core.register.InspectionItem;
import io.doublerandom.core.register.Inspector;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ProgrammeIndicatorsTest {
    private static final ProgrammeIndicators INDICATORS = new ProgrammeIndicators(ProgrammeTargets.workPlan2024());

    private static Measure of(List<Measure> measures, Indicator indicator) {
        return measures.stream()
                .filter(measure -> measure.indicator() == indicator)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void planStage_handCountedPlan_fourMeasuredThreeNotApplicable() {
        AnnualPlan plan = plan(
                List.of(
                        line(1, false, BY_RISK, List.of(market(1, 2), FIRE)),
                        line(2, false, FLAT, List.of(market(2, 3))),
                        line(3, true, BY_RISK, List.of(market(4)))),
                false);
        List<Measure> measures = INDICATORS.planStage(planning(list(4), plan), CITY);
        assertThat(measures)
                .extracting(
                        Measure::indicator,
                        measure -> measure.numerator().size(),
                        measure -> measure.denominator().size(),
                        Measure::status)
                .containsExactly(
                        tuple(Indicator.COVERAGE, 4, 5, Measure.Status.MET),
                        tuple(Indicator.JOINT, 1, 2, Measure.Status.MET),
                        tuple(Indicator.ENROLMENT, 0, 0, Measure.Status.NOT_APPLICABLE),
                        tuple(Indicator.COMPLETED, 0, 0, Measure.Status.NOT_APPLICABLE),
                        tuple(Indicator.PUBLISHED, 0, 0, Measure.Status.NOT_APPLICABLE),
                        tuple(Indicator.CREDIT_RISK, 3, 4, Measure.Status.MISSED),
                        tuple(Indicator.HANDLED, 0, 0, Measure.Status.NOT_APPLICABLE));
        assertThat(of(measures, Indicator.COVERAGE).open()).containsExactly("SCJG-4");
        assertThat(of(measures, Indicator.CREDIT_RISK).open()).containsExactly("SCJG-3");
    }

    @Test
    void coverage_itemOutOfForce_isNotInTheBase() {
        InspectionItem like = Samples.item(code(2), Samples.MARKET);
        InspectionItem over = new InspectionItem(
                like.code(),
                like.listVersion(),
                like.owner(),
                like.domain(),
                like.category(),
                like.name(),
                "",
                like.tier(),
                like.legalBasis(),
                like.subjectScope(),
                like.pools(),
                like.inspectingBody(),
                like.methods(),
                like.ratio(),
                like.frequency(),
                List.of(),
                false,
                false,
                new Period(LocalDate.of(2023, 1, 1), LocalDate.of(2024, 2, 29)),
                like.publishedOn(),
                like.office());
        AnnualPlan plan = plan(List.of(line(1, false, FLAT, List.of(market(1)))), false);
        List<Measure> measures =
                INDICATORS.planStage(planning(List.of(Samples.item(code(1), Samples.MARKET), over), plan), CITY);
        assertThat(of(measures, Indicator.COVERAGE).denominator()).containsExactly("SCJG-1");
    }

    @Test
    void enrolment_basedOnTheRegister_notOnThePool() {
        Inspector enrolled = Samples.inspector("I1", Samples.MARKET);
        Inspector like = Samples.inspector("I2", Samples.MARKET);
        Inspector inactive = new Inspector(
                like.id(),
                like.employeeNo(),
                like.name(),
                like.authority(),
                like.office(),
                like.level(),
                like.credential(),
                like.role(),
                List.of(),
                List.of(),
                List.of(),
                Inspector.Status.INACTIVE);
        Period over = new Period(LocalDate.of(2020, 1, 1), LocalDate.of(2024, 2, 29));
        YearFacts facts = new GivenYear(
                LocalDate.of(2024, 3, 1),
                List.of(),
                List.of(),
                List.of(
                        new CertificateHolder("粤HI1", Samples.MARKET, Samples.year2024()),
                        new CertificateHolder("粤HI2", Samples.MARKET, Samples.year2024()),
                        new CertificateHolder("粤HI3", Samples.MARKET, Samples.year2024()),
                        new CertificateHolder("粤HI4", Samples.MARKET, over),
                        new CertificateHolder("粤HI5", new Authority.Id("ELSEWHERE"), Samples.year2024())),
                List.of(enrolled, inactive, Samples.inspector("I9", Samples.MARKET)),
                GivenExecution.none());
        Measure measure = of(INDICATORS.planStage(facts, CITY), Indicator.ENROLMENT);
        assertThat(measure.numerator()).containsExactly("440800-SCJG/粤HI1");
        assertThat(measure.open()).containsExactly("440800-SCJG/粤HI2", "440800-SCJG/粤HI3");
    }

    private static Map<Indicator, Set<String>> numerators(List<Measure> measures) {
        return measures.stream().collect(Collectors.toMap(Measure::indicator, Measure::numerator));
    }

    @Test
    void yearEnd_handCountedYear_allSeven() {
        List<Measure> measures = INDICATORS.yearEnd(yearEnd(), CITY);
        assertThat(numerators(measures))
                .containsEntry(Indicator.COVERAGE, Set.of("SCJG-1", "SCJG-2", "XF-01"))
                .containsEntry(Indicator.JOINT, Set.of("T1"))
                .containsEntry(Indicator.COMPLETED, Set.of("A1", "B1"))
                .containsEntry(Indicator.PUBLISHED, Set.of("B1"))
                .containsEntry(Indicator.CREDIT_RISK, Set.of("SCJG-1", "XF-01"))
                .containsEntry(Indicator.HANDLED, Set.of("A1-440800-XF"));
        assertThat(of(measures, Indicator.JOINT).denominator()).containsExactly("T1", "T2");
        assertThat(of(measures, Indicator.COMPLETED).open()).containsExactly("A2");
        assertThat(of(measures, Indicator.PUBLISHED).open()).containsExactly("A1", "A2");
        assertThat(of(measures, Indicator.CREDIT_RISK).open()).containsExactly("SCJG-2");
        assertThat(of(measures, Indicator.HANDLED).open()).containsExactly("A2-440800-SCJG");
    }

    @Test
    void yearEnd_resultsWithheldByLaw_areNotAskedToBePublic() {
        GivenExecution like = execution();
        PublicityNotice partly = withheld(like.results().get(1));
        PublicityNotice whole = withheld(like.results().get(3));
        YearFacts facts = with(like.results(), List.of(notice(like.results().get(0), true), partly, whole));

        Measure published = of(INDICATORS.yearEnd(facts, CITY), Indicator.PUBLISHED);
        assertThat(published.numerator()).containsExactly("A1");
        assertThat(published.denominator()).containsExactlyInAnyOrder("A1", "A2");
        assertThat(of(INDICATORS.yearEnd(facts, Set.of(Samples.FIRE)), Indicator.PUBLISHED)
                        .denominator())
                .containsExactly("A2");
    }

    @Test
    void yearEnd_resultReturnedByItsReviewer_isNotDone() {
        GivenExecution like = execution();
        List<InspectionResult> results = new ArrayList<>(like.results());
        results.set(3, results.get(3).with(Samples.step(InspectionResult.State.RETURNED)));

        assertThat(of(INDICATORS.yearEnd(with(results, List.of()), CITY), Indicator.COMPLETED)
                        .numerator())
                .containsExactly("A1");
    }

    @Test
    void yearEnd_oneAuthority_countsOnlyItsOwnPart() {
        List<Measure> measures = INDICATORS.yearEnd(yearEnd(), Set.of(Samples.FIRE));
        assertThat(of(measures, Indicator.JOINT).status()).isEqualTo(Measure.Status.NOT_APPLICABLE);
        assertThat(of(measures, Indicator.COMPLETED).numerator()).containsExactly("A1");
        assertThat(of(measures, Indicator.COMPLETED).open()).containsExactly("A2");
        assertThat(of(measures, Indicator.HANDLED).status()).isEqualTo(Measure.Status.MET);
    }

    @Test
    void yearEnd_planNeverPublished_coversNothing() {
        YearFacts facts = yearEnd();
        YearFacts unpublished = new GivenYear(
                AS_OF,
                facts.items(),
                List.of(plan(facts.plans().get(0).lines(), false)),
                List.of(),
                List.of(),
                facts.execution());
        assertThat(of(INDICATORS.yearEnd(unpublished, CITY), Indicator.COVERAGE).numerator())
                .isEmpty();
    }

    @Test
    void yearEnd_taskOfAnAssignmentMissing_refused() {
        GivenExecution execution = execution();
        YearFacts facts = new GivenYear(
                AS_OF,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new GivenExecution(List.of(), List.of(), execution.assignments(), List.of(), List.of(), List.of()));
        assertThatThrownBy(() -> INDICATORS.yearEnd(facts, CITY))
                .isInstanceOf(DoubleRandomException.class)
                .hasMessageStartingWith("DR-0111");
    }

    @Test
    void bulletin_ofTheYear_showsEveryFigureAndWhatIsOpen() {
        List<Measure> measures = INDICATORS.yearEnd(yearEnd(), CITY);
        String text = new Bulletin(
                        "示例2024年度通报",
                        "示例市",
                        AS_OF,
                        "演示数据",
                        measures,
                        List.of(new Bulletin.Section("示例|消防", INDICATORS.yearEnd(yearEnd(), Set.of(Samples.FIRE)))))
                .markdown();
        assertThat(text.lines())
                .contains(
                        "| KPI-1 抽查事项覆盖率 / items covered by the plan | 一(一)、二(二) | ≥80% | 100.0% | 3/3 | 达标 / met |",
                        "| KPI-4 检查完成率 / drawn subjects inspected | 一(一)、二(二) | ≥100% | 66.6% | 2/3 | 未达标 / missed |",
                        "| KPI-3 具有执法资格人员入库率 / certified officers in the pool | 一(一)、二(四) | ≥100% | N/A | 0/0 |"
                                + " 不适用 / not applicable |",
                        "### KPI-4 检查完成率: 1（距目标还差 1 / short by 1）",
                        "- A2",
                        "| 示例\\|消防 | 100.0% (1/1) | N/A | N/A | 50.0% (1/2) ✗ | 0.0% (0/2) ✗ | 100.0% (1/1) | 100.0% (1/1) |");
    }
}
