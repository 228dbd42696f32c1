package io.doublerandom.core.draw;

import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.internal.ByteRows;
import io.doublerandom.core.internal.ByteWriter;
import io.doublerandom.core.internal.IndexSort;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
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
    private final Map<Integer, int[]> recused;
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
        for (int seat = 0; seat < plan.team().size(); seat++) {
            scores.begin(unitKey, seat, places.length);
            SeatPass pass = new SeatPass(units, plan.team().get(seat));
            for (int rank = 0; rank < places.length; rank++) {
                members[rank][seat] = pass.choose(rank, selection.row(places[rank]), members[rank]);
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

        int choose(int rank, int row, int[] team) {
            blocked.next();
            for (int member : team) {
                if (member != NOBODY) {
                    blocked.add(member);
                }
            }
            for (int index : recused.getOrDefault(row, NONE)) {
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

    /** For each drawn row, the roster places that are recused from it. */
    private Map<Integer, int[]> recused() {
        ByteRows lines = frame.recusals();
        if (lines.size() == 0) {
            return Map.of();
        }
        Map<String, Integer> drawn = new HashMap<>();
        for (int place = 0; place < selection.size(); place++) {
            drawn.put(frame.sids().text(selection.row(place)), selection.row(place));
        }
        Map<String, Integer> inspectors = new HashMap<>();
        for (int i = 0; i < frame.roster().size(); i++) {
            inspectors.put(frame.roster().get(i).iid(), i);
        }
        Map<Integer, List<Integer>> pairs = new HashMap<>();
        for (int line = 0; line < lines.size(); line++) {
            String pair = new String(lines.slab(), lines.start(line), lines.length(line), StandardCharsets.US_ASCII);
            int comma = pair.indexOf(',');
            Integer row = drawn.get(pair.substring(comma + 1));
            Integer inspector = inspectors.get(pair.substring(0, comma));
            if (row != null && inspector != null) {
                pairs.computeIfAbsent(row, r -> new ArrayList<>()).add(inspector);
            }
        }
        Map<Integer, int[]> sorted = new HashMap<>();
        pairs.forEach((row, list) ->
                sorted.put(row, list.stream().mapToInt(Integer::intValue).toArray()));
        return sorted;
    }
}
