package io.doublerandom.app.bench;

import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.draw.DrawPlan;
import io.doublerandom.core.draw.DrawTrial;
import io.doublerandom.core.draw.SamplingFrame;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Times the draw of subjects (抽取) against the loop over its hashes, against shuffling a list, and against the database
 * sorting by chance; the last two are what inspection systems do that nobody can check.
 */
public final class DrawBench {
    private static final int WARM_UPS = 3;

    /** A round takes the database seconds. */
    private static final int MOST_DATABASE_ROUNDS = 3;

    private DrawBench() {}

    /**
     * Runs it.
     *
     * @param subjects subjects in the pool, from 100
     * @param rounds rounds whose median counts, from 1
     */
    public static BenchReport run(int subjects, int rounds) {
        double before = Machine.load();
        Map<CryptoSuite, Integer> drawn = new LinkedHashMap<>();
        List<Timing> timings = new ArrayList<>();
        for (CryptoSuite suite : CryptoSuite.values()) {
            DrawPlan plan = BenchPool.plan(suite);
            SamplingFrame frame = BenchPool.frame(suite, subjects);
            DrawTrial trial = new DrawTrial(plan, frame);
            drawn.put(suite, trial.draw());
            timings.addAll(new Rounds(WARM_UPS, rounds)
                    .add(suite.id(), "draw", "抽取对象 / draw of subjects", subjects, trial::draw)
                    .add(suite.id(), "tickets", "只算号票 / bare ticket loop", subjects, trial::tickets)
                    .run());
        }
        int most = Collections.max(drawn.values());
        Timing shuffle = shuffle(subjects, most, rounds);
        Timing database = database(subjects, most, rounds);
        List<Comparison> comparisons = new ArrayList<>();
        for (int i = 0; i < timings.size(); i += 2) {
            comparisons.addAll(compare(timings.get(i), timings.get(i + 1), shuffle, database));
        }
        timings.add(shuffle);
        timings.add(database);
        Map<String, Long> sizes = new LinkedHashMap<>();
        sizes.put("subjects", (long) subjects);
        drawn.forEach((suite, count) -> sizes.put("drawn " + suite.id(), (long) count));
        sizes.put("rounds", (long) rounds);
        return new BenchReport(
                "抽取基准 / draw benchmark", Machine.here(), before, Machine.load(), sizes, timings, comparisons);
    }

    private static List<Comparison> compare(Timing draw, Timing tickets, Timing shuffle, Timing database) {
        String suite = draw.suite();
        return List.of(
                Comparison.of(suite, "drawToTickets", "抽取 ÷ 只算号票 / draw ÷ bare ticket loop", draw, tickets, "≤ 1.15"),
                Comparison.of(
                        suite, "shuffleToDraw", "洗牌 ÷ 抽取 / shuffle ÷ draw", shuffle, draw, "≥ 5 (10,000,000 subjects)"),
                Comparison.of(suite, "databaseToDraw", "数据库 ÷ 抽取 / database ÷ draw", database, draw, ""));
    }

    /** Shuffles the places of all subjects with the platform's secure generator and takes the first. */
    private static Timing shuffle(int subjects, int drawn, int rounds) {
        List<Integer> places = new ArrayList<>(subjects);
        for (int i = 0; i < subjects; i++) {
            places.add(i);
        }
        SecureRandom random = new SecureRandom();
        String label = "Collections.shuffle(SecureRandom) + subList";
        return new Rounds(1, rounds)
                .add("", "shuffle", label, subjects, () -> {
                    Collections.shuffle(places, random);
                    return new ArrayList<>(places.subList(0, drawn)).get(0);
                })
                .run()
                .get(0);
    }

    private static Timing database(int subjects, int drawn, int rounds) {
        try (DatabaseDraw draw = DatabaseDraw.open(subjects)) {
            return new Rounds(1, Math.min(rounds, MOST_DATABASE_ROUNDS))
                    .add("", "database", "H2: ORDER BY RANDOM() FETCH FIRST k ROWS", subjects, () -> draw.draw(drawn))
                    .run()
                    .get(0);
        }
    }
}
