package io.doublerandom.core.draw;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes sure before a draw is committed that no seat can stay empty, whoever is drawn for the others.
 *
 * <p>Seats are filled one by one. A seat is safe if it has more people than there are seats before it that could take
 * one of them; that is enough, and with recusals it is asked again for the subject concerned.
 */
final class Feasibility {
    private final List<Seat> seats;
    private final Collection<RosterEntry> roster;

    Feasibility(List<Seat> seats, Collection<RosterEntry> roster) {
        this.seats = seats;
        this.roster = roster;
    }

    /** Requires that every seat can be filled for a subject without recusals. */
    void require() {
        require("", Map.of(), "BR-05");
    }

    /** Requires that every seat can be filled for a subject although some inspectors are recused. */
    void require(String sid, Map<String, RecusalReason> recused) {
        require(sid, recused, "BR-06");
    }

    private void require(String subject, Map<String, RecusalReason> recused, String rule) {
        for (int j = 0; j < seats.size(); j++) {
            Seat seat = seats.get(j);
            List<RosterEntry> people = roster.stream()
                    .filter(entry -> Seating.takes(entry, seat) && !recused.containsKey(entry.iid()))
                    .toList();
            long rivals = seats.subList(0, j).stream()
                    .filter(earlier -> people.stream().anyMatch(entry -> Seating.takes(entry, earlier)))
                    .count();
            if (people.size() <= rivals) {
                throw new TeamShortage(
                                rule,
                                seat.dept(),
                                people.size(),
                                j + 1,
                                seat.qual(),
                                subject,
                                rivals + 1,
                                counts(seat.dept(), recused))
                        .refusal();
            }
        }
    }

    /** Of the people of an authority. */
    private SortedMap<RecusalReason, Integer> counts(String dept, Map<String, RecusalReason> recused) {
        SortedMap<RecusalReason, Integer> counts = new TreeMap<>();
        for (RosterEntry entry : roster) {
            @Nullable RecusalReason reason = recused.get(entry.iid());
            if (reason != null && entry.dept().equals(dept)) {
                counts.merge(reason, 1, Integer::sum);
            }
        }
        return counts;
    }
}
