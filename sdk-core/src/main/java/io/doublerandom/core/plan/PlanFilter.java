package io.doublerandom.core.plan;

import io.doublerandom.core.Authority;
import org.jspecify.annotations.Nullable;

/**
 * Which annual plans (年度抽查工作计划) to list, each in its latest version. Each part that is null does not restrict; the others hold together.
 *
 * @param year calendar year
 * @param owner authority that made it
 * @param state state of the latest version
 */
public record PlanFilter(@Nullable Integer year, Authority.@Nullable Id owner, AnnualPlan.@Nullable State state) {
    private static final PlanFilter ALL = new PlanFilter(null, null, null);

    /** Everything. */
    public static PlanFilter all() {
        return ALL;
    }

    /** Restricted by year too. */
    public PlanFilter ofYear(@Nullable Integer year) {
        return new PlanFilter(year, owner, state);
    }

    /** Restricted by owner too. */
    public PlanFilter of(Authority.@Nullable Id owner) {
        return new PlanFilter(year, owner, state);
    }

    /** Restricted by state too. */
    public PlanFilter being(AnnualPlan.@Nullable State state) {
        return new PlanFilter(year, owner, state);
    }
}
