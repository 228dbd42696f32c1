package io.doublerandom.core.draw;

import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.internal.ByteRows;
import io.doublerandom.core.internal.ByteWriter;
import io.doublerandom.core.internal.IndexSort;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Puts inspectors into seats: least load first, then least score.
 *
 * <p>Inspectors are indexed by unit, department and needed qualification and kept by load, so a seat looks only at those of
 * the least load who could take it. Loads are shared over the whole draw.
 */
final class TeamAssignment {
    private static final int NOBODY = LoadLevels.NOBODY;
    private static final int[] NONE = {};

    private final DrawPlan plan;
    private final SamplingFrame frame;
    private final Selection selection;
    private final Bytes32 key;
    private final long[] load;
    private final SeatScores scores;
    private final Blocked blocked;
    private final Map<Need, int[]> eligible = new HashMap<>();
    private final long[] recused;
    private final List<Team> teams;

    private TeamAssignment(DrawPlan plan, SamplingFrame frame, Selection selection, Bytes32 key) {
        this.plan = plan;
        this.frame = frame;
        this.selection = selection;
        this.key = key;
        this.load = frame.roster().stream().mapToLong(RosterEntry::load0).toArray();
        this.scores = new SeatScores(plan.suite(), load.length);
        this.blocked = new Blocked(load.length);
        this.recused = recused();
        this.teams = new ArrayList<>(selection.size());
    }

    private record Need(String unit, Seat seat) {}

    /** Fills all seats. */
    static TeamAssignment assign(DrawPlan plan, SamplingFrame frame, Selection selection, Bytes32 key) {
        TeamAssignment assignment = new TeamAssignment(plan, frame, selection, key);
        assignment.placesByUnit().forEach(assignment::unit);
        return assignment;
    }

    /** The teams, by unit, then in ticket order. */
    List<Team> teams() {
        return List.copyOf(teams);
    }

    /** How many scores were computed for it. */
    long hashes() {
        return scores.hashes();
    }

    /** The places of the selection that each unit inspects, over all its strata, in ticket order. */
    private TreeMap<String, int[]> placesByUnit() {
        StratumCodes codes = new StratumCodes(plan);
        TreeMap<String, List<Integer>> strata = new TreeMap<>();
        for (int h = 0; h < frame.strataKeys().size(); h++) {
            strata.computeIfAbsent(codes.unit(frame.strataKeys().text(h)), unit -> new ArrayList<>())
                    .add(h);
        }
        TreeMap<String, int[]> places = new TreeMap<>();
        strata.forEach((unit, list) -> {
            int[] all = list.stream()
                    .flatMapToInt(h -> IntStream.range(selection.start(h), selection.start(h + 1)))
                    .toArray();
            IndexSort.sort(all, selection::compare);
            places.put(unit, all);
        });
        return places;
    }

    private void unit(String unit, int[] places) {
        CryptoSuite suite = plan.suite();
        byte[] unitKey = suite.hash(
                        "unit", new ByteWriter().raw(key.bytes()).lp8(unit).bytes())
                .bytes();
        List<String> units = plan.units().from(unit);
        int[][] members = new int[places.length][plan.team().size()];
        for (int[] team : members) {
            Arrays.fill(team, NOBODY);
        }
        int[][] barred = new int[places.length][];
        Arrays.setAll(barred, rank -> recused(selection.row(places[rank])));
        for (int seat = 0; seat < plan.team().size(); seat++) {
            scores.begin(unitKey, seat, places.length);
            SeatPass pass = new SeatPass(units, plan.team().get(seat));
            for (int rank = 0; rank < places.length; rank++) {
                members[rank][seat] = pass.choose(rank, barred[rank], members[rank]);
            }
        }
        for (int rank = 0; rank < places.length; rank++) {
            teams.add(new Team(frame.sids().text(selection.row(places[rank])), names(members[rank])));
        }
    }

    private List<String> names(int[] team) {
        List<String> names = new ArrayList<>(team.length);
        for (int index : team) {
            names.add(
                    index == NOBODY ? Team.UNFILLED : frame.roster().get(index).iid());
        }
        return names;
    }

    /** One seat filled for one subject after the other; the people of a unit are sorted by load when it is first looked in. */
    private final class SeatPass {
        private final List<String> units;
        private final Seat seat;
        private final @Nullable LoadLevels[] levels;

        SeatPass(List<String> units, Seat seat) {
            this.units = units;
            this.seat = seat;
            this.levels = new LoadLevels[units.size()];
        }

        int choose(int rank, int[] barred, int[] team) {
            blocked.next();
            for (int member : team) {
                if (member != NOBODY) {
                    blocked.add(member);
                }
            }
            for (int index : barred) {
                blocked.add(index);
            }
            for (int u = 0; u < levels.length; u++) {
                LoadLevels people = levels[u];
                if (people == null) {
                    people = new LoadLevels(eligible(new Need(units.get(u), seat)), load);
                    levels[u] = people;
                }
                int chosen = people.take(rank, scores, blocked);
                if (chosen != NOBODY) {
                    return chosen;
                }
            }
            return NOBODY;
        }
    }

    private int[] eligible(Need need) {
        return eligible.computeIfAbsent(need, this::scan);
    }

    private int[] scan(Need need) {
        List<RosterEntry> roster = frame.roster();
        return inUnit(need.unit())
                .filter(index -> roster.get(index).dept().equals(need.seat().dept())
                        && (roster.get(index).qual() & need.seat().qual())
                                == need.seat().qual())
                .toArray();
    }

    private final Map<String, int[]> units = new HashMap<>();

    private IntStream inUnit(String unit) {
        if (units.isEmpty()) {
            Map<String, List<Integer>> lists = new HashMap<>();
            for (int i = 0; i < frame.roster().size(); i++) {
                lists.computeIfAbsent(frame.roster().get(i).unit(), u -> new ArrayList<>())
                        .add(i);
            }
            lists.forEach((name, list) ->
                    units.put(name, list.stream().mapToInt(Integer::intValue).toArray()));
        }
        return Arrays.stream(units.getOrDefault(unit, NONE));
    }

    /** The pairs of a drawn row and a roster place recused from it, both in one number, ascending. */
    private long[] recused() {
        ByteRows lines = frame.recusals();
        BitSet drawn = new BitSet();
        for (int place = 0; place < selection.size(); place++) {
            drawn.set(selection.row(place));
        }
        Map<String, Integer> inspectors = new HashMap<>();
        for (int i = 0; i < frame.roster().size(); i++) {
            inspectors.put(frame.roster().get(i).iid(), i);
        }
        long[] pairs = new long[lines.size()];
        int count = 0;
        for (int line = 0; line < lines.size(); line++) {
            int start = lines.start(line);
            int comma = start;
            while (lines.slab()[comma] != ',') {
                comma++;
            }
            Integer inspector =
                    inspectors.get(new String(lines.slab(), start, comma - start, StandardCharsets.US_ASCII));
            if (inspector != null) {
                int row = frame.sids().find(lines.slab(), comma + 1, lines.length(line) - (comma + 1 - start));
                if (row >= 0 && drawn.get(row)) {
                    pairs[count++] = (long) row << Integer.SIZE | inspector;
                }
            }
        }
        long[] sorted = Arrays.copyOf(pairs, count);
        Arrays.sort(sorted);
        return sorted;
    }

    /** The roster places recused from a row. */
    private int[] recused(int row) {
        int from = Arrays.binarySearch(recused, (long) row << Integer.SIZE);
        from = from < 0 ? -from - 1 : from;
        int to = from;
        while (to < recused.length && recused[to] >>> Integer.SIZE == row) {
            to++;
        }
        return to == from
                ? NONE
                : Arrays.stream(recused, from, to).mapToInt(pair -> (int) pair).toArray();
    }
}
