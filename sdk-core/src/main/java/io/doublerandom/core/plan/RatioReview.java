package io.doublerandom.core.plan;

import io.doublerandom.core.RuleViolation;
import io.doublerandom.core.Wording;
import io.doublerandom.core.register.CreditRiskClass;
import io.doublerandom.core.register.InspectionItem;
import io.doublerandom.core.register.RatioRule;
import io.doublerandom.core.register.SubjectPool;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Weighs the ratios of a plan line against the published ratio of its items ({@code BR-03}), in whole numbers only.
 *
 * <p>With a census of the pool the expected number of draws is compared; without one only what breaches a bound for
 * every possible pool is certain.
 */
final class RatioReview {
    private static final long MILLION = 1_000_000;

    private final Map<SubjectPool.Id, PoolCensus> censuses;

    RatioReview(Map<SubjectPool.Id, PoolCensus> censuses) {
        this.censuses = censuses;
    }

    void review(PlanLine line, List<InspectionItem> items, Wording subject, List<RuleViolation> found) {
        @Nullable PoolCensus census = censuses.get(line.pool());
        classes(line, census, subject, found);
        for (InspectionItem item : items) {
            if (item.tier() == InspectionItem.Tier.GENERAL && !limited(item.ratio())) {
                found.add(new RuleViolation(
                        "BR-03",
                        subject,
                        new Wording(
                                "一般事项 " + item.code() + " 没有读得出的比例上限",
                                "general item " + item.code() + " has no ceiling that could be read"),
                        false));
            }
            for (RatioRule.Bound bound : item.ratio().bounds()) {
                Verdict verdict = census == null || census.total() == 0
                        ? withoutCensus(line.sampling(), bound)
                        : withCensus(line.sampling(), bound, census);
                if (verdict.breached()) {
                    boolean ceiling = bound.kind() == RatioRule.Kind.AT_MOST;
                    // A key item has no ceiling by law; a published one is then only a remark.
                    boolean blocking = !ceiling || item.tier() == InspectionItem.Tier.GENERAL;
                    found.add(new RuleViolation(
                            "BR-03",
                            subject,
                            new Wording(
                                    "事项 " + item.code() + " 要求" + zh(bound) + "，本行抽取 "
                                            + verdict.drawn().zh(),
                                    "item " + item.code() + " asks for " + en(bound) + ", the line draws "
                                            + verdict.drawn().en()),
                            blocking));
                }
            }
        }
    }

    private static void classes(
            PlanLine line, @Nullable PoolCensus census, Wording subject, List<RuleViolation> found) {
        for (CreditRiskClass riskClass : CreditRiskClass.values()) {
            if (line.sampling().ppm().containsKey(riskClass)) {
                continue;
            }
            boolean occurs = census != null && census.subjects().getOrDefault(riskClass, 0L) > 0;
            if (census == null || occurs) {
                found.add(new RuleViolation(
                        "BR-12",
                        subject,
                        new Wording(
                                "没有规定信用风险 " + riskClass + " 类的比例", "names no ratio for credit-risk class " + riskClass),
                        occurs));
            }
        }
    }

    private static boolean limited(RatioRule rule) {
        return rule.bounds().stream().anyMatch(bound -> bound.kind() != RatioRule.Kind.AT_LEAST);
    }

    private record Verdict(boolean breached, Wording drawn) {}

    private static Verdict withCensus(SamplingPolicy policy, RatioRule.Bound bound, PoolCensus census) {
        long expected = census.expectedMillionths(policy);
        long total = census.total();
        // Both sides in millionths of a subject. A bound in subjects cannot ask for more than the pool has.
        long asked = bound.unit() == RatioRule.Unit.PPM
                ? Math.multiplyExact(Math.min(bound.amount(), MILLION), total)
                : Math.multiplyExact(Math.min(bound.amount(), total), MILLION);
        // An expected number is drawn rounded up or down: less than one subject off is no breach.
        boolean breached = switch (bound.kind()) {
            case AT_LEAST -> expected <= asked - MILLION;
            case AT_MOST -> expected >= asked + MILLION;
            case EXACT -> Math.abs(expected - asked) >= MILLION;
        };
        return new Verdict(
                breached,
                new Wording(total + " 户中的 " + expected / MILLION + " 户", expected / MILLION + " of " + total));
    }

    private static Verdict withoutCensus(SamplingPolicy policy, RatioRule.Bound bound) {
        Collection<Integer> ppm = policy.ppm().values();
        long least = ppm.stream().mapToLong(Integer::longValue).min().orElse(0);
        long most = ppm.stream().mapToLong(Integer::longValue).max().orElse(0);
        if (bound.unit() == RatioRule.Unit.SUBJECTS || policy.limit() != SamplingPolicy.Limit.NONE) {
            return new Verdict(false, new Wording("", ""));
        }
        boolean breached = switch (bound.kind()) {
            case AT_LEAST -> most < bound.amount();
            case AT_MOST -> least > bound.amount();
            case EXACT -> most < bound.amount() || least > bound.amount();
        };
        return new Verdict(
                breached, new Wording(percent(least) + " 至 " + percent(most), percent(least) + " to " + percent(most)));
    }

    /** Parts per million as people write them. */
    private static String percent(long ppm) {
        return BigDecimal.valueOf(ppm, 4).stripTrailingZeros().toPlainString() + "%";
    }

    private static String zh(RatioRule.Bound bound) {
        String kind = switch (bound.kind()) {
            case EXACT -> "恰好";
            case AT_LEAST -> "至少";
            case AT_MOST -> "至多";
        };
        return kind
                + (bound.unit() == RatioRule.Unit.PPM ? " " + percent(bound.amount()) : " " + bound.amount() + " 户");
    }

    private static String en(RatioRule.Bound bound) {
        String kind = switch (bound.kind()) {
            case EXACT -> "exactly ";
            case AT_LEAST -> "at least ";
            case AT_MOST -> "at most ";
        };
        return kind + (bound.unit() == RatioRule.Unit.PPM ? percent(bound.amount()) : bound.amount() + " subjects");
    }
}
