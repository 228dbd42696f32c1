package io.doublerandom.app.bench;

import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.draw.Beacon;
import io.doublerandom.core.draw.DrawPlan;
import io.doublerandom.core.draw.FrameBuilder;
import io.doublerandom.core.draw.Quota;
import io.doublerandom.core.draw.Ratio;
import io.doublerandom.core.draw.RosterEntry;
import io.doublerandom.core.draw.SaltKey;
import io.doublerandom.core.draw.SamplingFrame;
import io.doublerandom.core.draw.Seat;
import io.doublerandom.core.draw.UnitOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A made-up pool of one district with fifty inspectors, always the same for the same size; its plan is of a rehearsal. */
final class FairnessPool {
    /** Inspectors of the district; a rotation makes 50 of their 1,225 pairs. */
    static final int INSPECTORS = 50;

    private static final String UNIT = "440800";
    private static final Map<String, Integer> SHARES = Map.of("A", 35_000, "B", 50_000, "C", 80_000, "D", 130_000);

    private final int subjects;
    private final Map<String, Integer> shares;
    private final Quota quota;
    private final List<Integer> members = new ArrayList<>();
    private final int[] stratum;
    private final int[] place;

    private FairnessPool(int subjects, Map<String, Integer> shares, Quota quota) {
        this.subjects = subjects;
        this.shares = new TreeMap<>(shares);
        this.quota = quota;
        this.stratum = new int[subjects];
        this.place = new int[subjects];
        List<String> classes = List.copyOf(this.shares.keySet());
        classes.forEach(any -> members.add(0));
        for (int i = 0; i < subjects; i++) {
            stratum[i] = classes.indexOf(credit(i));
            place[i] = members.get(stratum[i]);
            members.set(stratum[i], place[i] + 1);
        }
    }

    /** Four credit classes with 3.5, 5, 8 and 13 per cent. */
    static FairnessPool byClass(int subjects) {
        return new FairnessPool(subjects, SHARES, new Quota.ByRatio());
    }

    /** 50 of 149 without classes: the size at which an interval draw leaves out most. */
    static FairnessPool small() {
        return new FairnessPool(149, Map.of("A", 1_000_000), new Quota.Total(50));
    }

    DrawPlan plan(CryptoSuite suite) {
        return new DrawPlan(
                suite,
                "bench",
                "fairness",
                1,
                "",
                "公平性检验（演练） / fairness (rehearsal)",
                List.of("division", "credit"),
                "division",
                new Ratio("credit", shares),
                quota,
                List.of(new Seat("BENCH", 0), new Seat("BENCH", 0)),
                List.of(),
                UnitOrder.none(),
                List.of("a", "b", "c"),
                List.of(new Beacon(Beacon.Type.DICE, "bench-10", 0)),
                true,
                false,
                "");
    }

    SamplingFrame frame(CryptoSuite suite) {
        FrameBuilder builder = SamplingFrame.builder();
        for (int i = 0; i < subjects; i++) {
            builder.subject(sid(i), List.of(UNIT, credit(i)));
        }
        for (int i = 0; i < INSPECTORS; i++) {
            builder.inspector(new RosterEntry(String.format(Locale.ROOT, "i%03d", i), UNIT, "BENCH", 0, 0));
        }
        return builder.build(suite, SaltKey.of(new byte[32]));
    }

    /** How many each stratum should give, or nothing where the whole is what is asked for. */
    List<Double> expected() {
        List<Double> expected = new ArrayList<>();
        List<Integer> ppm = List.copyOf(shares.values());
        for (int h = 0; h < members.size(); h++) {
            expected.add(
                    quota instanceof Quota.Total total
                            ? (double) total.total()
                            : members.get(h) * (double) ppm.get(h) / Ratio.ALL);
        }
        return expected;
    }

    int subjects() {
        return subjects;
    }

    /** Subjects to draw, rounded. */
    int toDraw() {
        return (int)
                Math.round(expected().stream().mapToDouble(Double::doubleValue).sum());
    }

    List<Integer> members() {
        return List.copyOf(members);
    }

    int stratum(int row) {
        return stratum[row];
    }

    int place(int row) {
        return place[row];
    }

    /** Ascending with the row, so that the order of the protocol is the order of the register. */
    private static String sid(int i) {
        return "91" + UNIT + String.valueOf(10_000_000_000L + i).substring(1);
    }

    private String credit(int i) {
        return shares.size() == 1 ? "A" : BenchPool.credit(i);
    }
}
