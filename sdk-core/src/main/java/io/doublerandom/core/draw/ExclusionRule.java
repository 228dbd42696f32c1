package io.doublerandom.core.draw;

import io.doublerandom.core.register.CreditRiskClass;
import io.doublerandom.core.register.Subject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A rule that keeps subjects out of a draw, each with its reason; asked once for every subject of the pool. */
@FunctionalInterface
public interface ExclusionRule {
    /** The reason why a subject may not be drawn; empty if this rule has nothing against it. */
    Optional<SubjectExclusion> exclude(Subject subject);

    /** Subjects that were inspected as often as they may be in a year. */
    static ExclusionRule cap(Map<Subject.Id, Integer> inspectionsThisYear, int cap) {
        Map<Subject.Id, Integer> counts = Map.copyOf(inspectionsThisYear);
        return subject -> counts.getOrDefault(subject.id(), 0) >= cap
                ? Optional.of(SubjectExclusion.CAP_REACHED)
                : Optional.empty();
    }

    /** Low-risk subjects drawn before in the year. */
    static ExclusionRule lowRiskDrawnBefore(Set<Subject.Id> drawnThisYear) {
        Set<Subject.Id> drawn = Set.copyOf(drawnThisYear);
        return subject -> subject.creditRisk().riskClass() == CreditRiskClass.A && drawn.contains(subject.id())
                ? Optional.of(SubjectExclusion.LOW_RISK_ALREADY_DRAWN)
                : Optional.empty();
    }

    /** Subjects with a reason decided one by one, for example an open case. */
    static ExclusionRule listed(Map<Subject.Id, SubjectExclusion> reasons) {
        Map<Subject.Id, SubjectExclusion> copy = Map.copyOf(reasons);
        return subject -> Optional.ofNullable(copy.get(subject.id()));
    }
}
