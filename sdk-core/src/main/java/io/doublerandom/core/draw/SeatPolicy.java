package io.doublerandom.core.draw;

import io.doublerandom.core.Authority;
import io.doublerandom.core.Values;
import io.doublerandom.core.register.Inspector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What an office decides of the seats of its teams beyond the task (检查组席位规则): another number for an authority than the two or more
 * of the task, and seats for a leader (组长) or an expert (专家型执法人员), each a qualification that one of the authority's seats asks for.
 *
 * @param seats seats of an authority, 1 to 20, instead of those of the task; the team still has two at least
 * @param needs qualification codes of an authority, each asked of one of its seats
 */
public record SeatPolicy(Map<Authority.Id, Integer> seats, Map<Authority.Id, List<String>> needs) {
    private static final int MOST = 20;

    public SeatPolicy {
        seats = Map.copyOf(Values.present("seats", seats));
        seats.values().forEach(count -> Values.between("seats", count, 1, MOST));
        Map<Authority.Id, List<String>> copy = new HashMap<>();
        Values.present("needs", needs).forEach((authority, codes) -> {
            List<String> distinct = Values.distinct("needs", codes);
            distinct.forEach(code -> Values.pattern("needs", code, Inspector.QUALIFICATION));
            copy.put(authority, distinct);
        });
        needs = Map.copyOf(copy);
    }

    /** Nothing beyond the task. */
    public static SeatPolicy standard() {
        return new SeatPolicy(Map.of(), Map.of());
    }

    /** The same with so many seats of an authority, where the office relaxes or raises the rule of two. */
    public SeatPolicy seating(Authority.Id authority, int count) {
        Map<Authority.Id, Integer> more = new HashMap<>(seats);
        more.put(authority, count);
        return new SeatPolicy(more, needs);
    }

    /** The same with a seat of an authority for somebody with this qualification, as a leader or an expert. */
    public SeatPolicy needing(Authority.Id authority, String qualification) {
        Map<Authority.Id, List<String>> more = new HashMap<>(needs);
        List<String> codes = new ArrayList<>(needs.getOrDefault(authority, List.of()));
        codes.add(qualification);
        more.put(authority, codes);
        return new SeatPolicy(seats, more);
    }
}
