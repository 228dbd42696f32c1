package io.doublerandom.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.doublerandom.core.Authority;
import io.doublerandom.core.Period;
import io.doublerandom.core.RuleViolation;
import io.doublerandom.core.Wording;
import io.doublerandom.core.kit.Samples;
import io.doublerandom.core.register.CreditRiskClass;
import io.doublerandom.core.register.InspectionItem;
import io.doublerandom.core.register.Method;
import io.doublerandom.core.register.RatioRule;
import io.doublerandom.core.register.SubjectPool;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanReviewTest {
    private static final RatioRule UP_TO_FIVE_PERCENT =
            new RatioRule("不超过5%", List.of(new RatioRule.Bound(RatioRule.Kind.AT_MOST, 50_000, RatioRule.Unit.PPM)));

    private static final Wording LINE = new Wording("计划 44080020241001 第 1 行", "plan 44080020241001 line 1");

    private static InspectionItem item(
            InspectionItem.Code code, Authority.Id owner, InspectionItem.Tier tier, RatioRule ratio) {
        InspectionItem like = Samples.item(code, owner);
        return new InspectionItem(
                code,
                like.listVersion(),
                owner,
                like.domain(),
                like.category(),
                like.name(),
                "",
                tier,
                like.legalBasis(),
                like.subjectScope(),
                like.pools(),
                like.inspectingBody(),
                like.methods(),
                ratio,
                like.frequency(),
                List.of(),
                true,
                true,
                like.effective(),
                like.publishedOn(),
                like.office());
    }

    private static InspectionItem lawful(InspectionItem.Code code, Authority.Id owner) {
        return item(code, owner, InspectionItem.Tier.GENERAL, UP_TO_FIVE_PERCENT);
    }

    private static PlanLine line(SamplingPolicy sampling, Period window) {
        PlanLine like = Samples.line(1);
        return new PlanLine(
                1,
                like.taskName(),
                like.direction(),
                like.participations(),
                like.subjectScope(),
                like.pool(),
                sampling,
                0,
                window,
                List.of(Method.ONSITE),
                true,
                false);
    }

    private static AnnualPlan plan(PlanLine line) {
        AnnualPlan like = Samples.plan();
        return new AnnualPlan(like.no(), like.name(), 2024, like.owner(), "", 1, List.of(line), like.steps());
    }

    private static List<RuleViolation> review(
            List<Authority> authorities, List<InspectionItem> items, List<PoolCensus> censuses, PlanLine line) {
        return new PlanReview(authorities, items, List.of(Samples.pool()), censuses).review(plan(line));
    }

    private static final List<Authority> BOTH =
            List.of(Samples.authority(Samples.MARKET), Samples.authority(Samples.FIRE));
    private static final List<InspectionItem> ITEMS =
            List.of(lawful(Samples.ITEM, Samples.MARKET), lawful(Samples.FIRE_ITEM, Samples.FIRE));
    private static final PlanLine LAWFUL =
            line(SamplingPolicy.byRisk(10_000, 20_000, 30_000, 50_000), Samples.window());

    @Test
    void lawfulPlan_review_findsNothing() {
        assertThat(review(BOTH, ITEMS, List.of(), LAWFUL)).isEmpty();
    }

    @Test
    void planWithoutALineInForce_review_blocksTheFirstVersionOnly() {
        AnnualPlan empty = Samples.plan().edited(List.of(), Samples.step(AnnualPlan.State.DRAFT));
        PlanReview review = new PlanReview(BOTH, ITEMS, List.of(Samples.pool()), List.of());

        assertThat(review.review(empty))
                .containsExactly(new RuleViolation(
                        "PLAN-EMPTY",
                        new Wording("计划 " + empty.no(), "plan " + empty.no()),
                        new Wording("没有有效的任务行", "has no line in force"),
                        true));
        AnnualPlan second =
                new AnnualPlan(empty.no(), empty.name(), 2024, empty.owner(), "", 2, List.of(), empty.steps());
        assertThat(review.review(second)).extracting(RuleViolation::blocking).containsExactly(false);
    }

    @Test
    void itemOnNoList_review_blocks() {
        assertThat(review(BOTH, ITEMS.subList(0, 1), List.of(), LAWFUL))
                .containsExactly(new RuleViolation(
                        "BR-02", LINE, new Wording("事项 XF-01 不在已公布的清单上", "item XF-01 is on no published list"), true));
    }

    @Test
    void itemOfAnotherAuthority_review_blocks() {
        assertThat(review(BOTH, List.of(ITEMS.get(0), lawful(Samples.FIRE_ITEM, Samples.MARKET)), List.of(), LAWFUL))
                .extracting(RuleViolation::rule, RuleViolation::blocking)
                .containsExactly(tuple("PLAN-OWNER", true));
    }

    @Test
    void windowBeyondTheYear_review_blocksWindowAndItemsNotInForce() {
        Period window = new Period(LocalDate.of(2024, 12, 1), LocalDate.of(2025, 1, 31));
        assertThat(review(BOTH, ITEMS, List.of(), line(LAWFUL.sampling(), window)))
                .filteredOn(RuleViolation::blocking)
                .extracting(RuleViolation::rule)
                .containsExactly("BR-08", "BR-02", "BR-02");
    }

    @Test
    void authorityUnknown_review_blocks() {
        assertThat(review(BOTH.subList(0, 1), ITEMS, List.of(), LAWFUL))
                .extracting(RuleViolation::rule)
                .containsExactly("BR-07");
    }

    @Test
    void everyClassAboveTheCeiling_withoutCensus_blocks() {
        assertThat(review(BOTH, ITEMS, List.of(), line(SamplingPolicy.uniform(60_000), Samples.window())))
                .extracting(found -> found.detail().en())
                .containsExactly(
                        "item SCJG-01 asks for at most 5%, the line draws 6% to 6%",
                        "item XF-01 asks for at most 5%, the line draws 6% to 6%");
    }

    @Test
    void oneClassAboveTheCeiling_poolAsAWholeBelow_findsNothing() {
        // 900 · 1 % + 100 · 30 % = 39 of 1,000: 3.9 %, below 5 %
        PoolCensus census = new PoolCensus(Samples.POOL, Map.of(CreditRiskClass.A, 900L, CreditRiskClass.D, 100L));
        PlanLine line = line(SamplingPolicy.byRisk(10_000, 20_000, 100_000, 300_000), Samples.window());
        assertThat(review(BOTH, ITEMS, List.of(census), line)).isEmpty();
    }

    @Test
    void poolAsAWhole_aboveTheCeiling_blocks() {
        // 700 · 1 % + 300 · 30 % = 97 of 1,000: 9.7 %
        PoolCensus census = new PoolCensus(Samples.POOL, Map.of(CreditRiskClass.A, 700L, CreditRiskClass.D, 300L));
        PlanLine line = line(SamplingPolicy.byRisk(10_000, 20_000, 100_000, 300_000), Samples.window());
        assertThat(review(BOTH, ITEMS, List.of(census), line))
                .extracting(
                        RuleViolation::rule,
                        RuleViolation::blocking,
                        found -> found.detail().zh())
                .contains(tuple("BR-03", true, "事项 SCJG-01 要求至多 5%，本行抽取 1000 户中的 97 户"));
    }

    @Test
    void keyItemAboveItsPublishedCeiling_review_onlyRemarks() {
        InspectionItem key = item(Samples.ITEM, Samples.MARKET, InspectionItem.Tier.KEY, UP_TO_FIVE_PERCENT);
        assertThat(review(
                        BOTH,
                        List.of(
                                key,
                                item(Samples.FIRE_ITEM, Samples.FIRE, InspectionItem.Tier.KEY, RatioRule.ofText(""))),
                        List.of(),
                        line(SamplingPolicy.uniform(1_000_000), Samples.window())))
                .extracting(RuleViolation::rule, RuleViolation::blocking)
                .containsExactly(tuple("BR-03", false));
    }

    @Test
    void drawsBelowTheFloor_review_blocks() {
        RatioRule floor = new RatioRule(
                "检查比例不少于1%,原则上不少于10家",
                List.of(
                        new RatioRule.Bound(RatioRule.Kind.AT_LEAST, 10_000, RatioRule.Unit.PPM),
                        new RatioRule.Bound(RatioRule.Kind.AT_LEAST, 10, RatioRule.Unit.SUBJECTS)));
        List<InspectionItem> items =
                List.of(item(Samples.ITEM, Samples.MARKET, InspectionItem.Tier.KEY, floor), ITEMS.get(1));
        PoolCensus census = new PoolCensus(Samples.POOL, Map.of(CreditRiskClass.B, 500L));
        // 500 · 1 % = 5, but ten are asked for
        assertThat(review(BOTH, items, List.of(census), line(SamplingPolicy.uniform(10_000), Samples.window())))
                .extracting(found -> found.detail().en())
                .containsExactly("item SCJG-01 asks for at least 10 subjects, the line draws 5 of 500");
        assertThat(review(
                        BOTH,
                        items,
                        List.of(census),
                        line(SamplingPolicy.uniform(10_000).atLeast(10), Samples.window())))
                .isEmpty();
    }

    @Test
    void generalItemWithoutCeiling_review_remarks() {
        assertThat(review(
                        BOTH,
                        List.of(
                                item(
                                        Samples.ITEM,
                                        Samples.MARKET,
                                        InspectionItem.Tier.GENERAL,
                                        RatioRule.ofText("根据实际情况确定")),
                                ITEMS.get(1)),
                        List.of(),
                        LAWFUL))
                .extracting(RuleViolation::rule, RuleViolation::blocking)
                .containsExactly(tuple("BR-03", false));
    }

    @Test
    void poolUnknown_review_blocks() {
        assertThat(new PlanReview(BOTH, ITEMS, List.<SubjectPool>of(), List.of()).review(plan(LAWFUL)))
                .extracting(RuleViolation::rule)
                .containsExactly("BR-11");
    }

    @Test
    void classWithoutRatioThatOccurs_review_blocks() {
        PoolCensus census = new PoolCensus(Samples.POOL, Map.of(CreditRiskClass.A, 10L, CreditRiskClass.N, 1L));
        SamplingPolicy policy = new SamplingPolicy(Map.of(CreditRiskClass.A, 10_000), SamplingPolicy.Limit.NONE, 0);
        assertThat(review(BOTH, ITEMS, List.of(census), line(policy, Samples.window())))
                .containsExactly(new RuleViolation(
                        "BR-12", LINE, new Wording("没有规定信用风险 N 类的比例", "names no ratio for credit-risk class N"), true));
    }
}
