package io.doublerandom.core.draw;

import io.doublerandom.core.Authority;
import io.doublerandom.core.Values;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.plan.Participation;
import io.doublerandom.core.register.InspectionItem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The seats of every team of a task: so many for each participating authority, and for each qualification that one of
 * its items or the office asks for, one seat that needs it.
 */
final class Seating {
    private static final int MOST_QUALIFICATIONS = 31;

    private final List<String> qualifications;
    private final List<Seat> seats;

    private Seating(List<String> qualifications, List<Seat> seats) {
        this.qualifications = qualifications;
        this.seats = seats;
    }

    static Seating of(InspectionTask task, Map<InspectionItem.Code, InspectionItem> items, SeatPolicy policy) {
        List<String> qualifications = qualifications(task, items, policy);
        List<Seat> seats = new ArrayList<>();
        for (Participation participation : task.participations()) {
            String dept = participation.authority().value();
            int[] needs = needs(task, participation, items, policy, qualifications);
            for (int need : needs) {
                seats.add(new Seat(dept, need));
            }
        }
        Values.between("team", seats.size(), 2, 255);
        return new Seating(qualifications, List.copyOf(seats));
    }

    /** The names of the qualification bits, ascending, so that equal tasks have equal plans. */
    List<String> qualifications() {
        return qualifications;
    }

    /** The bit mask of an inspector over the qualifications of the task. */
    int mask(Collection<String> held) {
        int mask = 0;
        for (int bit = 0; bit < qualifications.size(); bit++) {
            mask |= held.contains(qualifications.get(bit)) ? 1 << bit : 0;
        }
        return mask;
    }

    /** Whether someone with these qualifications fits a seat of an authority. */
    boolean fits(Authority.Id authority, int mask) {
        return seats.stream()
                .anyMatch(seat -> seat.dept().equals(authority.value()) && (mask & seat.qual()) == seat.qual());
    }

    /** The seats, scarcest first: a seat that few may take is filled before others can take those few. */
    List<Seat> scarcestFirst(Collection<RosterEntry> roster) {
        return seats.stream()
                .sorted(Comparator.comparingLong((Seat seat) -> seat.qual() == 0
                        ? Long.MAX_VALUE
                        : roster.stream().filter(entry -> takes(entry, seat)).count()))
                .toList();
    }

    static boolean takes(RosterEntry entry, Seat seat) {
        return entry.dept().equals(seat.dept()) && (entry.qual() & seat.qual()) == seat.qual();
    }

    private static List<String> qualifications(
            InspectionTask task, Map<InspectionItem.Code, InspectionItem> items, SeatPolicy policy) {
        Set<String> names = new TreeSet<>();
        for (InspectionItem.Code code : task.items()) {
            names.addAll(required(items, code));
        }
        policy.needs().values().forEach(names::addAll);
        Values.between("qualifications", names.size(), 0, MOST_QUALIFICATIONS);
        return List.copyOf(names);
    }

    private static List<String> required(Map<InspectionItem.Code, InspectionItem> items, InspectionItem.Code code) {
        return Values.present("item", items.get(code)).requiredQualifications();
    }

    /** One need a seat; needs beyond the number of seats are laid on the seats in turn. */
    private static int[] needs(
            InspectionTask task,
            Participation participation,
            Map<InspectionItem.Code, InspectionItem> items,
            SeatPolicy policy,
            List<String> qualifications) {
        Set<Integer> masks = new TreeSet<>(Comparator.reverseOrder());
        for (InspectionItem.Code code : participation.items()) {
            int mask = 0;
            for (String name : required(items, code)) {
                mask |= 1 << qualifications.indexOf(name);
            }
            masks.add(mask);
        }
        for (String need : policy.needs().getOrDefault(participation.authority(), List.of())) {
            masks.add(1 << qualifications.indexOf(need));
        }
        List<Integer> own = masks.stream()
                .filter(mask -> mask != 0)
                .filter(mask -> masks.stream().noneMatch(other -> !other.equals(mask) && (other & mask) == mask))
                .toList();
        int[] needs = new int[policy.seats().getOrDefault(participation.authority(), task.inspectorsPerAuthority())];
        for (int i = 0; i < own.size(); i++) {
            needs[i % needs.length] |= own.get(i);
        }
        return needs;
    }
}
