package io.doublerandom.app.desk.planning;

import io.doublerandom.app.desk.publicity.OwnSite;
import io.doublerandom.app.desk.targets.TargetDesk;
import io.doublerandom.core.Authority;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.RuleViolation;
import io.doublerandom.core.Wording;
import io.doublerandom.core.indicator.Measure;
import io.doublerandom.core.plan.AnnualPlan;
import io.doublerandom.core.plan.PlanLine;
import io.doublerandom.core.plan.PlanReview;
import io.doublerandom.core.plan.PoolCensus;
import io.doublerandom.core.publicity.PublicityRules;
import io.doublerandom.core.register.SubjectPool;
import io.doublerandom.core.store.jdbc.Stores;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Weighs a plan before it is approved (计划预检): every breach of a rule, the targets that show while planning, and what each
 * line would draw.
 */
public final class PlanMeter {
    private final Stores stores;
    private final LocalDate today;
    private final Map<SubjectPool.Id, PoolCensus> censuses;

    /**
     * A meter.
     *
     * @param today the day the register is looked at, in Asia/Shanghai
     * @param censuses what the pools hold
     */
    public PlanMeter(Stores stores, LocalDate today, Map<SubjectPool.Id, PoolCensus> censuses) {
        this.stores = stores;
        this.today = today;
        this.censuses = Map.copyOf(censuses);
    }

    /**
     * What was found.
     *
     * @param asOf the day
     * @param measures all targets in their order; those that need inspections are not applicable
     * @param lines what each line in force would draw
     * @param violations every breach
     */
    public record Reading(
            LocalDate asOf, List<Measure> measures, List<Expected> lines, List<RuleViolation> violations) {
        /** Whether a breach stands against approval. */
        public boolean blocked() {
            return violations.stream().anyMatch(RuleViolation::blocking);
        }
    }

    /**
     * What a line would draw.
     *
     * @param seq its number
     * @param drawable subjects of its pool that may be drawn
     * @param expected subjects it would draw, rounded up
     */
    public record Expected(int seq, long drawable, long expected) {}

    /** Weighs a plan; the targets for one authority, or for everybody if it is null. */
    public Reading read(AnnualPlan plan, Authority.@Nullable Id authority) {
        List<RuleViolation> violations = new ArrayList<>(new PlanReview(
                        stores.authorities().all(),
                        stores.items().all(),
                        stores.pools().all(),
                        censuses.values())
                .review(plan));
        plan.lines().forEach(line -> publishable(plan, line, violations));
        return new Reading(
                today,
                new TargetDesk(stores, today).whilePlanning(plan, authority),
                plan.lines().stream()
                        .filter(line -> !line.cancelled())
                        .map(this::expected)
                        .toList(),
                List.copyOf(violations));
    }

    private Expected expected(PlanLine line) {
        PoolCensus census = censuses.get(line.pool());
        return census == null
                ? new Expected(line.seq(), 0, 0)
                : new Expected(line.seq(), census.total(), census.expected(line.sampling()));
    }

    /** What may not be published is found now, not when everybody has agreed already. */
    private static void publishable(AnnualPlan plan, PlanLine line, List<RuleViolation> violations) {
        try {
            PublicityRules.planLine(plan, line, OwnSite.CHANNEL);
        } catch (DoubleRandomException refused) {
            violations.add(new RuleViolation(
                    "PUBLICITY",
                    PlanReview.subject(plan, line),
                    new Wording(
                            "不能公开：" + refused.problem().detail(),
                            refused.problem().detail()),
                    true));
        }
    }
}
