package io.doublerandom.app.bench;

import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.draw.FairnessTrial;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws synthetic pools many times (公平性检验), as rehearsals with practice seeds, and holds the counts against what chance would
 * give; beside it the interval draw and the rotation of inspectors that a system in use makes.
 */
public final class FairnessBench {
    private FairnessBench() {}

    /**
     * Runs it; the same arguments give the same figures.
     *
     * @param subjects subjects in the pool with credit classes
     * @param draws how many times each way draws, from {@link FairnessTrial#LEAST_DRAWS}
     * @param seed any text of at most 255 bytes
     */
    public static FairnessReport run(int subjects, int draws, String seed) {
        double before = Machine.load();
        List<FairnessReport.Pool> pools = new ArrayList<>();
        pools.add(compare("四级分类 / four credit classes", FairnessPool.byClass(subjects), draws, seed));
        pools.add(compare("小库 / small pool", FairnessPool.small(), draws, seed));
        return new FairnessReport(Machine.here(), before, Machine.load(), draws, seed, pools);
    }

    private static FairnessReport.Pool compare(String label, FairnessPool pool, int draws, String seed) {
        List<FairnessFigures> figures = new ArrayList<>();
        for (CryptoSuite suite : CryptoSuite.values()) {
            figures.add(FairnessFigures.of(
                    suite.id(),
                    "本协议 " + suite.id(),
                    new FairnessTrial(pool.plan(suite), pool.frame(suite), seed, draws).run(),
                    pool.expected()));
        }
        long number = Long.parseUnsignedLong(
                CryptoSuite.SHA256_ED25519
                        .hash(seed.getBytes(StandardCharsets.UTF_8))
                        .hex()
                        .substring(0, 16),
                16);
        figures.add(
                FairnessFigures.of("interval", "等距+轮转 interval", new IntervalDraw(pool, number).run(draws), List.of()));
        return new FairnessReport.Pool(label, pool.subjects(), pool.expected(), FairnessPool.INSPECTORS, figures);
    }
}
