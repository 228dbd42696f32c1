package io.doublerandom.core.draw;

import io.doublerandom.core.Values;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * In which batch each drawn subject is visited (检查批次顺序), by inspecting unit.
 *
 * <p>Where an item asks for every subject of a class, as for key items (重点检查事项) at 100 %, chance decides not who is visited
 * but when. The order is that of {@code teams.csv}: by ticket over all strata of a unit. So it follows from the evidence,
 * anybody can compute it again, and nobody is visited first because somebody chose so.
 */
public final class BatchOrder {
    private final SortedMap<String, List<List<String>>> batches;

    private BatchOrder(SortedMap<String, List<List<String>>> batches) {
        this.batches = Collections.unmodifiableSortedMap(batches);
    }

    /**
     * The order of a draw.
     *
     * @param count number of batches, for instance one a month; batch i of n subjects has those from ⌊n·(i − 1)/count⌋ on up
     *     to ⌊n·i/count⌋, so that sizes differ by one at most, and some are empty if there are fewer subjects than batches
     */
    public static BatchOrder of(DrawTranscript transcript, int count) {
        Values.between("count", count, 1, 1000);
        StratumCodes codes = new StratumCodes(transcript.plan());
        Map<String, String> units = new HashMap<>();
        transcript.selected().forEach(drawn -> units.put(drawn.sid(), codes.unit(drawn.key())));
        SortedMap<String, List<String>> order = new TreeMap<>();
        for (Team team : transcript.teams()) {
            order.computeIfAbsent(Values.present("unit", units.get(team.sid())), unit -> new ArrayList<>())
                    .add(team.sid());
        }
        SortedMap<String, List<List<String>>> batches = new TreeMap<>();
        order.forEach((unit, sids) -> batches.put(unit, cut(sids, count)));
        return new BatchOrder(batches);
    }

    private static List<List<String>> cut(List<String> sids, int count) {
        List<List<String>> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int from = (int) ((long) sids.size() * i / count);
            int to = (int) ((long) sids.size() * (i + 1) / count);
            parts.add(List.copyOf(sids.subList(from, to)));
        }
        return List.copyOf(parts);
    }

    /** The batches of each unit that has drawn subjects, each with its subjects in order. */
    public SortedMap<String, List<List<String>>> batches() {
        return batches;
    }
}
