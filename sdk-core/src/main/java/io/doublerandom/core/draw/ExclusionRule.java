package io.doublerandom.core.draw;

import io.doublerandom.core.Authority;
import io.doublerandom.core.Period;
import io.doublerandom.core.register.CreditRiskClass;
import io.doublerandom.core.register.Subject;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
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

    /**
     * Subjects that one of the authorities inspected as often as it may in a year; each authority has a cap of its own, and one
     * without a cap is not counted.
     */
    static ExclusionRule caps(
            Map<Authority.Id, Integer> caps, Map<Authority.Id, Map<Subject.Id, Integer>> inspectionsThisYear) {
        List<ExclusionRule> each = new ArrayList<>();
        caps.forEach((authority, cap) -> each.add(cap(inspectionsThisYear.getOrDefault(authority, Map.of()), cap)));
        return subject -> each.stream()
                .map(rule -> rule.exclude(subject))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Subjects drawn before in the year for another task, whatever their risk. */
    static ExclusionRule drawnBefore(Set<Subject.Id> drawnThisYear) {
        return among(drawnThisYear, SubjectExclusion.DRAWN_THIS_YEAR);
    }

    /** Subjects left undisturbed (无事不扰白名单). */
    static ExclusionRule undisturbed(Set<Subject.Id> whitelist) {
        return among(whitelist, SubjectExclusion.WHITELISTED);
    }

    /** Subjects against which a case is open. */
    static ExclusionRule underCase(Set<Subject.Id> open) {
        return among(open, SubjectExclusion.UNDER_CASE);
    }

    /** Subjects that stand in the pool under another identity too. */
    static ExclusionRule duplicates(Set<Subject.Id> others) {
        return among(others, SubjectExclusion.DUPLICATE);
    }

    /** Subjects that operate in some months only, none of them a month of the visits; one not named operates all year. */
    static ExclusionRule outOfSeason(Map<Subject.Id, Set<Month>> operating, Period visits) {
        Map<Subject.Id, Set<Month>> copy = Map.copyOf(operating);
        Set<Month> months = EnumSet.noneOf(Month.class);
        for (YearMonth month = YearMonth.from(visits.from());
                !month.isAfter(YearMonth.from(visits.until())) && months.size() < Month.values().length;
                month = month.plusMonths(1)) {
            months.add(month.getMonth());
        }
        return subject -> {
            Set<Month> own = copy.getOrDefault(subject.id(), months);
            return own.stream().anyMatch(months::contains)
                    ? Optional.empty()
                    : Optional.of(SubjectExclusion.OUT_OF_SEASON);
        };
    }

    private static ExclusionRule among(Set<Subject.Id> subjects, SubjectExclusion reason) {
        Set<Subject.Id> copy = Set.copyOf(subjects);
        return subject -> copy.contains(subject.id()) ? Optional.of(reason) : Optional.empty();
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
