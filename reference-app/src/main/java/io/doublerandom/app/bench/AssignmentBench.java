package io.doublerandom.app.bench;

import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.draw.Beacon;
import io.doublerandom.core.draw.DrawPlan;
import io.doublerandom.core.draw.DrawTrial;
import io.doublerandom.core.draw.FrameBuilder;
import io.doublerandom.core.draw.Quota;
import io.doublerandom.core.draw.Ratio;
import io.doublerandom.core.draw.RosterEntry;
import io.doublerandom.core.draw.SaltKey;
import io.doublerandom.core.draw.SamplingFrame;
import io.doublerandom.core.draw.Seat;
import io.doublerandom.core.draw.UnitOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Times the assignment of inspectors (人员匹配) with all its constraints: two departments, a seat for a leader and one for an expert,
 * recusals, loads from before, and units that help each other; a made-up pool of which everybody is drawn.
 */
public final class AssignmentBench {
    private static final int WARM_UPS = 3;

    /** An inspector for every tenth subject. */
    private static final int SUBJECTS_EACH = 10;

    private static final int UNITS = 21;
    private static final int LEADER = 1;
    private static final int EXPERT = 2;

    private AssignmentBench() {}

    /**
     * Runs it.
     *
     * @param subjects subjects, all of them drawn
     * @param rounds rounds whose median counts, from 1
     */
    public static BenchReport run(int subjects, int rounds) {
        double before = Machine.load();
        Map<String, Long> sizes = new LinkedHashMap<>();
        sizes.put("subjects", (long) subjects);
        sizes.put("inspectors", (long) subjects / SUBJECTS_EACH);
        sizes.put("recusals", (long) 2 * subjects);
        List<Timing> timings = new ArrayList<>();
        for (CryptoSuite suite : CryptoSuite.values()) {
            Supplier<DrawTrial.Seats> filling = new DrawTrial(plan(suite), frame(suite, subjects)).filling();
            DrawTrial.Seats seats = filling.get();
            sizes.put("seats", seats.seats());
            sizes.put("unfilled", seats.unfilled());
            sizes.put("scores " + suite.id(), seats.scores());
            timings.addAll(new Rounds(WARM_UPS, rounds)
                    .add(
                            suite.id(),
                            "assignment",
                            "每个席位 / each seat; goal ≤ 2,000 ns",
                            seats.seats(),
                            () -> filling.get().seats())
                    .run());
        }
        sizes.put("rounds", (long) rounds);
        return new BenchReport(
                "人员匹配基准 / assignment benchmark", Machine.here(), before, Machine.load(), sizes, timings, List.of());
    }

    private static DrawPlan plan(CryptoSuite suite) {
        Map<String, List<String>> help = new LinkedHashMap<>();
        for (int u = 0; u < UNITS; u++) {
            help.put(unit(u), List.of(unit((u + 1) % UNITS)));
        }
        return new DrawPlan(
                suite,
                "bench",
                "assignment",
                1,
                "",
                "基准 / benchmark",
                List.of("division", "credit"),
                "division",
                new Ratio("credit", Map.of("A", Ratio.ALL)),
                new Quota.ByRatio(),
                // Scarcest first, as a task lists them.
                List.of(
                        new Seat("FIRE", EXPERT),
                        new Seat("MARKET", LEADER),
                        new Seat("FIRE", 0),
                        new Seat("MARKET", 0)),
                List.of("leader", "expert"),
                UnitOrder.of(help),
                List.of("a", "b", "c"),
                List.of(new Beacon(Beacon.Type.DICE, "bench-10", 0)),
                true,
                false,
                "");
    }

    private static SamplingFrame frame(CryptoSuite suite, int subjects) {
        FrameBuilder builder = SamplingFrame.builder();
        int inspectors = subjects / SUBJECTS_EACH;
        for (int i = 0; i < subjects; i++) {
            builder.subject(BenchPool.sid(i), List.of(unit(i), "A"));
            // Somebody of the own unit each time, and somebody of another.
            builder.recuse(iid((i % UNITS + UNITS * (i % 97)) % inspectors), BenchPool.sid(i));
            builder.recuse(iid((i * 31 + 7) % inspectors), BenchPool.sid(i));
        }
        for (int i = 0; i < inspectors; i++) {
            int turn = i / UNITS;
            int qualified = (turn % 4 < 2 ? LEADER : 0) | (turn % 8 < 2 ? EXPERT : 0);
            builder.inspector(new RosterEntry(iid(i), unit(i), turn % 2 == 0 ? "MARKET" : "FIRE", qualified, turn % 5));
        }
        return builder.build(suite, SaltKey.of(new byte[32]));
    }

    private static String unit(int i) {
        return String.valueOf(440_000 + (i % UNITS + 1) * 100);
    }

    private static String iid(int i) {
        return String.format(Locale.ROOT, "i%06d", i);
    }
}
