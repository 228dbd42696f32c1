package io.doublerandom.app.demo;

import io.doublerandom.core.Authority;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.plan.AnnualPlan;
import io.doublerandom.core.plan.PlanLine;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Chooses the rows of the plan that the demo carries out: a single, a joint and a one-visit one, on three platforms. */
final class LineChoice {
    private final AnnualPlan plan;
    private final Map<Authority.Id, Authority> authorities;
    private final Predicate<PlanLine> hasListedSubjects;
    private final Set<Integer> chosen = new HashSet<>();

    LineChoice(AnnualPlan plan, Map<Authority.Id, Authority> authorities, Predicate<PlanLine> hasListedSubjects) {
        this.plan = plan;
        this.authorities = Map.copyOf(authorities);
        this.hasListedSubjects = hasListedSubjects;
    }

    /** One-visit first, then joint, then single; each prefers a platform of its own and no second one-visit line. */
    List<PlanLine> lines() {
        return List.of(
                choose(
                        "one-visit 综合查一次",
                        Authority.Platform.GD_PROVINCE,
                        line -> line.oneVisit() && hasListedSubjects.test(line)),
                choose("joint 部门联合", Authority.Platform.ZJ_CITY, PlanLine::joint),
                choose("single 本部门", Authority.Platform.MINISTRY, line -> !line.joint()));
    }

    private PlanLine choose(String kind, Authority.Platform preferred, Predicate<PlanLine> fits) {
        PlanLine line = plan.lines().stream()
                .filter(candidate -> !chosen.contains(candidate.seq()) && fits.test(candidate))
                .filter(candidate -> reachable(candidate.lead()))
                .min(Comparator.comparing((PlanLine candidate) -> !chosen.isEmpty() && candidate.oneVisit())
                        .thenComparing(candidate -> platform(candidate.lead()) != preferred)
                        .thenComparing(candidate -> -candidate.expectedCount())
                        .thenComparing(PlanLine::seq))
                .orElseThrow(() ->
                        new DoubleRandomException(ErrorCode.PLAN_INVALID, "the plan has no " + kind + " line to show"));
        chosen.add(line.seq());
        return line;
    }

    private boolean reachable(Authority.Id lead) {
        return platform(lead) != Authority.Platform.SELF_BUILT;
    }

    private Authority.Platform platform(Authority.Id authority) {
        Authority known = authorities.get(authority);
        return known == null ? Authority.Platform.SELF_BUILT : known.homePlatform();
    }
}
