package io.doublerandom.core.draw;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * The inspectors who could take a seat, by how many seats they carry: whoever is taken goes one level up. Nobody else may
 * change their loads meanwhile.
 */
final class LoadLevels {
    /** Instead of an inspector. */
    static final int NOBODY = -1;

    private final long[] load;
    private final TreeMap<Long, Level> levels = new TreeMap<>();

    /** Inspectors of the same load, in no order. */
    private static final class Level {
        private int[] people = new int[8];
        private int count;

        void add(int index) {
            if (count == people.length) {
                people = Arrays.copyOf(people, count * 2);
            }
            people[count++] = index;
        }

        int remove(int place) {
            int index = people[place];
            people[place] = people[--count];
            return index;
        }
    }

    /**
     * Sorts them by load.
     *
     * @param eligible places in the roster
     * @param load what everybody of the roster carries; counted up here
     */
    LoadLevels(int[] eligible, long[] load) {
        this.load = load;
        for (int index : eligible) {
            at(load[index]).add(index);
        }
    }

    private Level at(long carried) {
        return levels.computeIfAbsent(carried, any -> new Level());
    }

    /** Gives the seat of this rank to whoever has the least load, then the least score; {@link #NOBODY} if all are blocked. */
    int take(int rank, SeatScores scores, Blocked blocked) {
        for (Map.Entry<Long, Level> entry : levels.entrySet()) {
            Level level = entry.getValue();
            int place = scores.least(rank, level.people, level.count, blocked);
            if (place != NOBODY) {
                int index = level.remove(place);
                if (level.count == 0) {
                    levels.remove(entry.getKey());
                }
                at(++load[index]).add(index);
                return index;
            }
        }
        return NOBODY;
    }
}
