package io.doublerandom.core.draw;

import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.internal.ByteRows;
import io.doublerandom.core.internal.ByteWriter;
import io.doublerandom.core.internal.IndexSort;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts inspectors into seats: least load first, then least score.
 *
 * <p>Inspectors are indexed by unit, department and needed qualification, so a seat looks only at those who could take
 * it. Loads are shared over the whole draw.
 */
final class TeamAssignment {
    private static final int NOBODY = -1;
    private static final int[] NONE = {};

    private final DrawPlan plan;
    private final SamplingFrame frame;
    private final Selection selection;
    private final MessageDigest digest;
    private final Bytes32 key;
    private final long[] load;
    private final Map<Need, int[]> eligible = new HashMap<>();
    private final Map<Integer, int[]> recused;

    private TeamAssignment(DrawPlan plan, SamplingFrame frame, Selection selection, Bytes32 key) {
        this.plan = plan;
        this.frame = frame;
        this.selection = selection;
        this.digest = plan.suite().newDigest();
        this.key = key;
        this.load = frame.roster().stream().mapToLong(RosterEntry::load0).toArray();
        this.recused = recused();
    }

    private record Need(String unit, Seat seat) {}

    /** The teams, by unit, then in ticket order. */
    static List<Team> assign(DrawPlan plan, SamplingFrame frame, Selection selection, Bytes32 key) {
        TeamAssignment assignment = new TeamAssignment(plan, frame, selection, key);
        List<Team> teams = new ArrayList<>(selection.size());
        assignment.placesByUnit().forEach((unit, places) -> assignment.unit(unit, places, teams));
        return teams;
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
                    .flatMapToInt(h -> java.util.stream.IntStream.range(selection.start(h), selection.start(h + 1)))
                    .toArray();
            IndexSort.sort(all, selection::compare);
            places.put(unit, all);
        });
        return places;
    }

    private void unit(String unit, int[] places, List<Team> teams) {
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
            for (int rank = 0; rank < places.length; rank++) {
                int chosen = choose(units, seat, rank, unitKey, selection.row(places[rank]), members[rank]);
                if (chosen != NOBODY) {
                    load[chosen]++;
                    members[rank][seat] = chosen;
                }
            }
        }
        for (int rank = 0; rank < places.length; rank++) {
            teams.add(new Team(
                    frame.sids().text(selection.row(places[rank])),
                    Arrays.stream(members[rank])
                            .mapToObj(index -> index == NOBODY
                                    ? Team.UNFILLED
                                    : frame.roster().get(index).iid())
                            .toList()));
        }
    }

    private int choose(List<String> units, int seat, int rank, byte[] unitKey, int row, int[] team) {
        int[] barred = recused.getOrDefault(row, NONE);
        for (String unit : units) {
            int chosen = NOBODY;
            byte[] best = {};
            for (int index : eligible(new Need(unit, plan.team().get(seat)))) {
                if (chosen != NOBODY && load[index] > load[chosen]
                        || contains(team, index)
                        || Arrays.binarySearch(barred, index) >= 0) {
                    continue;
                }
                byte[] score = score(unitKey, rank, seat, index);
                if (chosen == NOBODY || load[index] < load[chosen] || Arrays.compareUnsigned(score, best) < 0) {
                    chosen = index;
                    best = score;
                }
            }
            if (chosen != NOBODY) {
                return chosen;
            }
        }
        return NOBODY;
    }

    private byte[] score(byte[] unitKey, int rank, int seat, int index) {
        digest.update((byte) 'I');
        digest.update(unitKey);
        u32(rank);
        digest.update((byte) seat);
        u32(index);
        return digest.digest();
    }

    private void u32(int value) {
        digest.update((byte) (value >>> 24));
        digest.update((byte) (value >>> 16));
        digest.update((byte) (value >>> 8));
        digest.update((byte) value);
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

    private java.util.stream.IntStream inUnit(String unit) {
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

    private static boolean contains(int[] team, int index) {
        for (int member : team) {
            if (member == index) {
                return true;
            }
        }
        return false;
    }

    /** For each drawn row, the roster places that are recused from it, ascending. */
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
            String[] pair = new String(lines.slab(), lines.start(line), lines.length(line), StandardCharsets.US_ASCII)
                    .split(",", -1);
            Integer row = drawn.get(pair[1]);
            Integer inspector = inspectors.get(pair[0]);
            if (row != null && inspector != null) {
                pairs.computeIfAbsent(row, r -> new ArrayList<>()).add(inspector);
            }
        }
        Map<Integer, int[]> sorted = new HashMap<>();
        pairs.forEach((row, list) -> sorted.put(
                row, list.stream().mapToInt(Integer::intValue).sorted().toArray()));
        return sorted;
    }
}
