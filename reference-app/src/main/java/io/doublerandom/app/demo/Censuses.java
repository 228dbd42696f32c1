package io.doublerandom.app.demo;

import io.doublerandom.core.plan.PoolCensus;
import io.doublerandom.core.register.CreditRiskClass;
import io.doublerandom.core.register.Subject;
import io.doublerandom.core.register.SubjectPool;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Counts what every pool holds on a day, in one pass over the subjects. */
final class Censuses {
    private Censuses() {}

    /** The census of each pool that has subjects who may be drawn; a subject in several pools counts in each. */
    static Map<SubjectPool.Id, PoolCensus> of(Stream<Subject> subjects, LocalDate day) {
        Map<SubjectPool.Id, Map<CreditRiskClass, Long>> counts = new HashMap<>();
        subjects.filter(subject -> subject.status().drawable())
                .forEach(subject -> subject.memberships().stream()
                        .filter(membership -> membership.period().contains(day))
                        .forEach(membership -> counts.computeIfAbsent(
                                        membership.pool(), pool -> new EnumMap<>(CreditRiskClass.class))
                                .merge(subject.creditRisk().riskClass(), 1L, Long::sum)));
        Map<SubjectPool.Id, PoolCensus> censuses = new HashMap<>();
        counts.forEach((pool, byClass) -> censuses.put(pool, new PoolCensus(pool, byClass)));
        return censuses;
    }
}
