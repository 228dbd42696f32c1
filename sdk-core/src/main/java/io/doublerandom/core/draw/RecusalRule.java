package io.doublerandom.core.draw;

import io.doublerandom.core.Authority;
import io.doublerandom.core.Values;
import io.doublerandom.core.register.Inspector;
import io.doublerandom.core.register.Subject;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A rule of the office that keeps inspectors from a subject (回避规则), beside the recusals that people declared; asked once for
 * every subject of the frame. What it answers stands in {@code recusal.csv} as pairs, without the reason.
 */
@FunctionalInterface
public interface RecusalRule {
    /** The inspectors who may not visit this subject, each with the reason; others are not named. */
    Map<Inspector.Id, RecusalReason> recused(Subject subject);

    /**
     * An office of an authority (科室、所).
     *
     * @param authority the authority
     * @param office its name as inspectors have it
     */
    record Station(Authority.Id authority, String office) {
        public Station {
            Values.present("authority", authority);
            Values.text("office", office, 100);
        }

        private static Station of(Inspector inspector) {
            return new Station(inspector.authority(), inspector.office());
        }
    }

    /** Nobody visits a subject that belongs to his own authority. */
    static RecusalRule ownUnit(Collection<Inspector> inspectors, Map<Subject.Id, Authority.Id> belongsTo) {
        Map<Subject.Id, Authority.Id> owners = Map.copyOf(belongsTo);
        Map<Authority.Id, Set<Inspector.Id>> people = inspectors.stream()
                .collect(Collectors.groupingBy(
                        Inspector::authority, Collectors.mapping(Inspector::id, Collectors.toSet())));
        return subject -> owners.containsKey(subject.id())
                ? all(people.getOrDefault(owners.get(subject.id()), Set.of()), RecusalReason.OWN_UNIT)
                : Map.of();
    }

    /** Nobody visits a subject that his own station supervises day by day. */
    static RecusalRule ownStation(Collection<Inspector> inspectors, Map<Subject.Id, Set<Station>> supervisedBy) {
        return stations(inspectors, supervisedBy, RecusalReason.OWN_STATION);
    }

    /** Where a subject's people checked a station, that station's people do not check the subject. */
    static RecusalRule reciprocal(Collection<Inspector> inspectors, Map<Subject.Id, Set<Station>> checkedByItsPeople) {
        return stations(inspectors, checkedByItsPeople, RecusalReason.RECIPROCAL);
    }

    /** Nobody visits a subject twice in a row. */
    static RecusalRule lastTime(Map<Subject.Id, Set<Inspector.Id>> lastTeams) {
        Map<Subject.Id, Set<Inspector.Id>> teams = Map.copyOf(lastTeams);
        return subject -> all(teams.getOrDefault(subject.id(), Set.of()), RecusalReason.LAST_TIME);
    }

    private static RecusalRule stations(
            Collection<Inspector> inspectors, Map<Subject.Id, Set<Station>> barred, RecusalReason reason) {
        Map<Subject.Id, Set<Station>> copy = Map.copyOf(barred);
        Map<Station, Set<Inspector.Id>> people = inspectors.stream()
                .collect(Collectors.groupingBy(Station::of, Collectors.mapping(Inspector::id, Collectors.toSet())));
        return subject -> {
            Set<Inspector.Id> found = new HashSet<>();
            copy.getOrDefault(subject.id(), Set.of())
                    .forEach(station -> found.addAll(people.getOrDefault(station, Set.of())));
            return all(found, reason);
        };
    }

    private static Map<Inspector.Id, RecusalReason> all(Set<Inspector.Id> inspectors, RecusalReason reason) {
        Map<Inspector.Id, RecusalReason> reasons = new HashMap<>();
        inspectors.forEach(inspector -> reasons.put(inspector, reason));
        return reasons;
    }
}
