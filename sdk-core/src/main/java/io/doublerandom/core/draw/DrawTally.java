package io.doublerandom.core.draw;

import io.doublerandom.core.Values;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is counted over many draws of one pool (多次抽取的计数): how often each subject was drawn, how many each stratum gave, which
 * subjects and which inspectors ever came together. It keeps no single draw, so who was drawn in one cannot be read from it.
 *
 * <p>A place is that of a subject within its stratum, in the order of the register. Whole numbers only. Not for use by
 * several threads; needs memory for one bit for each pair of subjects.
 */
public final class DrawTally {
    /** Equal parts of each stratum in which its first drawn subject is looked for. */
    public static final int SLICES = 5;

    private static final int MOST_SUBJECTS = 1 << 15;
    private static final int MOST_INSPECTORS = 1 << 11;

    private final int[] members;
    private final int[] from;
    private final int inspectors;
    private final long[] included;
    private final List<SortedMap<Integer, Long>> sizes;
    private final long[][][] firsts;
    private final BitSet subjectPairs = new BitSet();
    private final BitSet inspectorPairs = new BitSet();
    private final long[] firstTeams;
    private final Set<Long> outcomes = new HashSet<>();
    private int draws;
    private int spread;

    /**
     * Nothing counted yet.
     *
     * @param members subjects of each stratum, at most 32,768 together
     * @param inspectors inspectors who may be drawn, 2 to 2,048
     */
    public DrawTally(List<Integer> members, int inspectors) {
        this.members = Values.some("members", members).stream()
                .mapToInt(Integer::intValue)
                .toArray();
        this.inspectors = (int) Values.between("inspectors", inspectors, 2, MOST_INSPECTORS);
        this.from = new int[this.members.length + 1];
        for (int h = 0; h < this.members.length; h++) {
            from[h + 1] = from[h] + (int) Values.between("members", this.members[h], 1, MOST_SUBJECTS);
        }
        Values.between("members", from[this.members.length], 1, MOST_SUBJECTS);
        this.included = new long[from[this.members.length]];
        this.sizes = members.stream()
                .<SortedMap<Integer, Long>>map(any -> new TreeMap<>())
                .toList();
        this.firsts = new long[pairs(members.size())][SLICES][SLICES];
        this.firstTeams = new long[pairs(inspectors)];
    }

    /**
     * Counts one draw.
     *
     * @param drawn for each stratum the places drawn, in the order in which they were drawn
     * @param teams for each subject in the order of the visits its inspectors by number; without those of empty seats
     */
    public void add(List<int[]> drawn, List<int[]> teams) {
        Values.require(drawn.size() == members.length, "drawn", "has not one list a stratum");
        draws++;
        int[] rows = new int[drawn.stream().mapToInt(list -> list.length).sum()];
        int count = 0;
        long outcome = 0;
        for (int h = 0; h < members.length; h++) {
            sizes.get(h).merge(drawn.get(h).length, 1L, Long::sum);
            for (int place : drawn.get(h)) {
                int row = from[h] + place;
                included[row]++;
                outcome += mixed(row);
                rows[count++] = row;
            }
        }
        outcomes.add(outcome);
        together(rows, subjectPairs);
        firstPlaces(drawn);
        teams(teams);
    }

    private void firstPlaces(List<int[]> drawn) {
        for (int h = 1; h < members.length; h++) {
            for (int g = 0; g < h; g++) {
                if (drawn.get(h).length > 0 && drawn.get(g).length > 0) {
                    firsts[pair(g, h)][slice(g, drawn.get(g)[0])][slice(h, drawn.get(h)[0])]++;
                }
            }
        }
    }

    private void teams(List<int[]> teams) {
        int[] seats = new int[inspectors];
        for (int[] team : teams) {
            together(team, inspectorPairs);
            for (int inspector : team) {
                seats[inspector]++;
            }
        }
        if (!teams.isEmpty() && teams.get(0).length > 1) {
            firstTeams[pair(teams.get(0)[0], teams.get(0)[1])]++;
        }
        int most = 0;
        int least = Integer.MAX_VALUE;
        for (int load : seats) {
            most = Math.max(most, load);
            least = Math.min(least, load);
        }
        spread = Math.max(spread, most - least);
    }

    private static void together(int[] all, BitSet pairs) {
        for (int i = 1; i < all.length; i++) {
            for (int j = 0; j < i; j++) {
                if (all[i] != all[j]) {
                    pairs.set(pair(all[i], all[j]));
                }
            }
        }
    }

    /** Draws counted. */
    public int draws() {
        return draws;
    }

    /** Subjects of each stratum. */
    public List<Integer> members() {
        return Arrays.stream(members).boxed().toList();
    }

    /** How often the subject at a place of a stratum was drawn. */
    public long included(int stratum, int place) {
        Values.between("place", place, 0, members[stratum] - 1L);
        return included[from[stratum] + place];
    }

    /** How many a stratum gave, and in how many draws. */
    public SortedMap<Integer, Long> sizes(int stratum) {
        return Collections.unmodifiableSortedMap(sizes.get(stratum));
    }

    /**
     * In how many draws the first subject of one stratum was in this slice and that of another in that one; rows are the
     * slices of the first stratum named. Draws in which one of them gave nobody are left out.
     */
    public long[][] firstPlaces(int stratum, int later) {
        Values.require(stratum < later, "stratum", "comes not before the other");
        long[][] table = new long[SLICES][];
        for (int i = 0; i < SLICES; i++) {
            table[i] = firsts[pair(stratum, later)][i].clone();
        }
        return table;
    }

    /** How many different lists of subjects were drawn, told apart by 64 bits. */
    public int outcomes() {
        return outcomes.size();
    }

    /** Pairs of subjects that were drawn together at least once, out of {@link #possibleSubjectPairs}. */
    public long subjectPairs() {
        return subjectPairs.cardinality();
    }

    /** Pairs of subjects there are. */
    public long possibleSubjectPairs() {
        return pairs(included.length);
    }

    /** Pairs of inspectors that were in one team at least once, out of {@link #possibleInspectorPairs}. */
    public long inspectorPairs() {
        return inspectorPairs.cardinality();
    }

    /** Pairs of inspectors there are. */
    public long possibleInspectorPairs() {
        return firstTeams.length;
    }

    /** For each pair of inspectors in how many draws it was in the first two seats of the first visit. */
    public long[] firstTeams() {
        return firstTeams.clone();
    }

    /** The greatest difference of two inspectors' visits within one draw. */
    public int loadSpread() {
        return spread;
    }

    private int slice(int stratum, int place) {
        return place * SLICES / members[stratum];
    }

    /** The number of a pair, whatever the order of the two. */
    private static int pair(int one, int other) {
        int greater = Math.max(one, other);
        return greater * (greater - 1) / 2 + Math.min(one, other);
    }

    private static int pairs(int things) {
        return things * (things - 1) / 2;
    }

    /** Spreads the bits of a row, so that the sum over a list tells lists apart. */
    private static long mixed(int row) {
        long z = (row + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
