package io.doublerandom.app.bench;

import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.draw.Beacon;
import io.doublerandom.core.draw.DrawPlan;
import io.doublerandom.core.draw.FrameBuilder;
import io.doublerandom.core.draw.Quota;
import io.doublerandom.core.draw.Ratio;
import io.doublerandom.core.draw.SaltKey;
import io.doublerandom.core.draw.SamplingFrame;
import io.doublerandom.core.draw.Seat;
import io.doublerandom.core.draw.UnitOrder;
import java.util.List;
import java.util.Map;

/** A made-up pool of any size in twenty-one cities and four credit classes, always the same for the same size. */
final class BenchPool {
    private static final int CITIES = 21;
    private static final String[] CLASSES = {"A", "B", "C", "D"};

    /** Of a hundred subjects, how many are in the classes up to this one. */
    private static final int[] UP_TO = {40, 85, 97, 100};

    private BenchPool() {}

    /** The rules: one, three, five and ten per cent by class, salted tickets. */
    static DrawPlan plan(CryptoSuite suite) {
        return new DrawPlan(
                suite,
                "bench",
                "bench",
                1,
                "",
                "基准 / benchmark",
                List.of("division", "credit"),
                "division",
                new Ratio("credit", Map.of("A", 10_000, "B", 30_000, "C", 50_000, "D", 100_000)),
                new Quota.ByRatio(),
                List.of(new Seat("BENCH", 0), new Seat("BENCH", 0)),
                List.of(),
                UnitOrder.of(Map.of()),
                List.of("a", "b", "c"),
                List.of(new Beacon(Beacon.Type.DICE, "bench-10", 0)),
                true,
                false,
                "");
    }

    static SamplingFrame frame(CryptoSuite suite, int subjects) {
        FrameBuilder builder = SamplingFrame.builder();
        for (int i = 0; i < subjects; i++) {
            builder.subject(sid(i), List.of(city(i), credit(i)));
        }
        return builder.build(suite, SaltKey.of(new byte[32]));
    }

    /** Eighteen characters in the form of a credit code; the check characters are not those of the standard. */
    static String sid(int i) {
        return "91" + city(i) + String.valueOf(10_000_000_000L + i).substring(1);
    }

    static String credit(int i) {
        // A fixed mixing of the bits, so that classes do not follow the order of the ids.
        int share = (int) Long.remainderUnsigned((i * 0x9E3779B97F4A7C15L) >>> 32, 100);
        int riskClass = 0;
        while (share >= UP_TO[riskClass]) {
            riskClass++;
        }
        return CLASSES[riskClass];
    }

    private static String city(int i) {
        return String.valueOf(440_000 + (i % CITIES + 1) * 100);
    }
}
