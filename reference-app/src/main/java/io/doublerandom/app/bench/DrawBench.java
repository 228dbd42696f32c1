package io.doublerandom.app.bench;

import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.draw.DrawTrial;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Times the draw of subjects (抽取) against the loop over its hashes, and against what inspection systems do that nobody can
 * check: a shuffle, every so-manieth row, chance until somebody new comes, and a database that sorts by chance or by a hash.
 */
public final class DrawBench {
    private static final int WARM_UPS = 3;

    /** A round takes the database seconds. */
    private static final int MOST_DATABASE_ROUNDS = 3;

    private final int subjects;
    private final int rounds;
    private final List<Timing> timings = new ArrayList<>();
    private final List<Comparison> comparisons = new ArrayList<>();
    private final Map<String, Long> sizes = new LinkedHashMap<>();

    private DrawBench(int subjects, int rounds) {
        this.subjects = subjects;
        this.rounds = rounds;
    }

    /**
     * Runs it.
     *
     * @param subjects subjects in the pool, from 100
     * @param rounds rounds whose median counts, from 1
     */
    public static BenchReport run(int subjects, int rounds) {
        double before = Machine.load();
        DrawBench bench = new DrawBench(subjects, rounds);
        bench.sizes.put("subjects", (long) subjects);
        bench.sizes.put("rounds", (long) rounds);
        Map<CryptoSuite, List<Timing>> own = new LinkedHashMap<>();
        int most = 1;
        for (CryptoSuite suite : CryptoSuite.values()) {
            DrawTrial trial = new DrawTrial(BenchPool.plan(suite), BenchPool.frame(suite, subjects));
            most = Math.max(most, bench.first(suite, trial));
            own.put(suite, bench.own(suite, trial));
        }
        List<Timing> rivals = bench.rivals(most);
        own.forEach((suite, timed) -> bench.compare(suite.id(), timed, rivals));
        return new BenchReport(
                "抽取基准 / draw benchmark",
                Machine.here(),
                before,
                Machine.load(),
                bench.sizes,
                bench.timings,
                bench.comparisons);
    }

    /** The first draw, by as many threads as there are processors; of the first suite nothing is compiled yet. */
    private int first(CryptoSuite suite, DrawTrial trial) {
        long begun = System.nanoTime();
        int drawn = trial.draw(Runtime.getRuntime().availableProcessors());
        sizes.put("first draw ms " + suite.id(), (System.nanoTime() - begun) / 1_000_000);
        sizes.put("drawn " + suite.id(), (long) drawn);
        long before = allocated();
        trial.draw();
        sizes.put("bytes allocated by a draw " + suite.id(), allocated() - before);
        return drawn;
    }

    private static long allocated() {
        return ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean threads
                ? threads.getCurrentThreadAllocatedBytes()
                : 0;
    }

    private List<Timing> own(CryptoSuite suite, DrawTrial trial) {
        List<Timing> timed = new Rounds(WARM_UPS, rounds)
                .add(suite.id(), "draw", "抽取对象 / draw of subjects", subjects, trial::draw)
                .add(suite.id(), "tickets", "只算号票 / bare ticket loop", subjects, trial::tickets)
                .add(suite.id(), "drawByTwo", "两线程抽取 / draw by two threads", subjects, () -> trial.draw(2))
                .add(suite.id(), "rootS", "抽样框根 / root over the ids", subjects, trial::root)
                .add(suite.id(), "hashed", "逐字节杂凑 / plain hash of the ids", subjects, trial::hashed)
                .run();
        timings.addAll(timed);
        return timed;
    }

    private List<Timing> rivals(int drawn) {
        RivalDraws rivals = new RivalDraws(subjects);
        int rejected = Math.min(drawn, RivalDraws.MOST_REJECTION);
        List<Timing> timed = new ArrayList<>(new Rounds(1, rounds)
                .add(
                        "",
                        "shuffle",
                        "Collections.shuffle(SecureRandom) + subList",
                        subjects,
                        () -> rivals.shuffle(drawn))
                .add("", "bouncyCastle", "BouncyCastle SM3 逐票 / tickets one by one", subjects, rivals::bouncyCastle)
                .add("", "interval", "等距抽取 / every so-manieth row", drawn, () -> rivals.interval(drawn))
                .add("", "rejection", "查重重抽 / chance until new", rejected, () -> rivals.rejection(rejected))
                .run());
        try (DatabaseDraw database = DatabaseDraw.open(subjects)) {
            timed.addAll(new Rounds(1, Math.min(rounds, MOST_DATABASE_ROUNDS))
                    .add(
                            "",
                            "database",
                            "H2: ORDER BY RANDOM() FETCH FIRST k ROWS",
                            subjects,
                            () -> database.byChance(drawn))
                    .add(
                            "",
                            "databaseHash",
                            "H2: ORDER BY HASH(id) FETCH FIRST k ROWS",
                            subjects,
                            () -> database.byHash(drawn))
                    .run());
        }
        timings.addAll(timed);
        return timed;
    }

    private void compare(String suite, List<Timing> own, List<Timing> rivals) {
        Timing draw = own.get(0);
        Timing tickets = own.get(1);
        add(suite, "drawToTickets", "抽取 ÷ 只算号票 / draw ÷ bare ticket loop", draw, tickets, "≤ 1.15");
        comparisons.add(Comparison.byClock(
                suite, "oneToTwo", "一线程 ÷ 两线程（时钟）/ one thread ÷ two, by the clock", draw, own.get(2), "≥ 1.8"));
        add(suite, "rootToHash", "抽样框根 ÷ 逐字节杂凑 / root ÷ plain hash", own.get(3), own.get(4), "≤ 1.2");
        if (suite.equals(CryptoSuite.SM3_SM2.id())) {
            add(suite, "bouncyCastleToTickets", "BouncyCastle ÷ 只算号票 / ÷ tickets", rivals.get(1), tickets, "≥ 5");
        }
        add(suite, "shuffleToDraw", "洗牌 ÷ 抽取 / shuffle ÷ draw", rivals.get(0), draw, "≥ 5 (10,000,000 subjects)");
        add(suite, "databaseToDraw", "数据库随机排序 ÷ 抽取 / database ÷ draw", rivals.get(4), draw, "");
        add(suite, "databaseHashToDraw", "数据库杂凑排序 ÷ 抽取 / ORDER BY hash ÷ draw", rivals.get(5), draw, "≥ 20");
    }

    private void add(String suite, String id, String label, Timing above, Timing below, String goal) {
        comparisons.add(Comparison.of(suite, id, label, above, below, goal));
    }
}
