package io.doublerandom.app.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * How fair the draw is (公平性报告), beside a way of drawing that is not, for people and as JSON. A rehearsal on synthetic data: it
 * tells of no lawful draw.
 *
 * @param machine what it was computed on
 * @param loadBefore load average when it began
 * @param loadAfter load average when it ended
 * @param draws how many times each way drew
 * @param seed what the practice seeds follow from
 * @param pools the figures, pool by pool
 */
public record FairnessReport(
        Machine machine, double loadBefore, double loadAfter, int draws, String seed, List<Pool> pools)
        implements Report {
    private static final String TITLE =
            "公平性检验（演练：合成数据、演练种子，不是抽取） / fairness (a rehearsal on synthetic data with practice seeds, no draw)";

    /**
     * One pool.
     *
     * @param label what it is, in Chinese and English
     * @param subjects subjects in it
     * @param expected how many each of its strata should give
     * @param inspectors inspectors on its roster
     * @param methods the figures of each way of drawing; the last is the interval draw with rotation
     */
    public record Pool(
            String label, int subjects, List<Double> expected, int inspectors, List<FairnessFigures> methods) {}

    /** Whether nothing speaks against the draws of the protocol; what the interval draw does is only told. */
    @Override
    public boolean holds() {
        return pools.stream()
                .flatMap(pool -> pool.methods().stream())
                .filter(figures -> !figures.method().equals("interval"))
                .allMatch(FairnessFigures::fair);
    }

    @Override
    public void print(PrintWriter out) {
        out.println(TITLE);
        out.printf(
                Locale.ROOT,
                "  draws %,d；seed %s；JDK %s；%s；load %.1f … %.1f%n",
                draws,
                seed,
                machine.java(),
                machine.cpu(),
                loadBefore,
                loadAfter);
        pools.forEach(pool -> print(out, pool));
        out.println(
                holds()
                        ? "✓ 未见偏差 / nothing speaks against the draw"
                        : "✗ 有一项检验否定 / a test speaks against the draw (p < " + FairnessFigures.REFUSED + ")");
        out.flush();
    }

    private static void print(PrintWriter out, Pool pool) {
        out.printf(
                Locale.ROOT,
                "%s: %,d subjects, expected %s, %d inspectors%n",
                pool.label(),
                pool.subjects(),
                pool.expected().stream()
                        .map(each -> String.format(Locale.ROOT, "%.2f", each))
                        .toList(),
                pool.inspectors());
        line(out, pool, "方法 / way of drawing", FairnessFigures::method);
        line(out, pool, "入选次数 / inclusion: χ² (df)", figures -> statistic(figures.inclusion()));
        line(out, pool, "  p", figures -> p(figures.inclusion()));
        line(out, pool, "分层数量 / quotas: p", figures -> p(figures.quotas()));
        line(out, pool, "层间独立 / strata independent: p", figures -> p(figures.independence()));
        line(out, pool, "首次检查的两人 / first team: χ² (df)", figures -> statistic(figures.teams()));
        line(out, pool, "  p", figures -> p(figures.teams()));
        line(out, pool, "从未抽中 / never drawn", figures -> count(figures.neverDrawn()));
        line(out, pool, "不同名单 / different lists", figures -> count(figures.outcomes()));
        line(out, pool, "对象两两同现 / subject pairs, of " + count(pairs(pool)), figures -> count(figures.subjectPairs()));
        line(
                out,
                pool,
                "人员两两同组 / inspector pairs, of " + count(pool.methods().get(0).possibleInspectorPairs()),
                figures -> count(figures.inspectorPairs()));
        line(out, pool, "一次抽取内次数差 / load spread", figures -> count(figures.loadSpread()));
        line(out, pool, "结论 / verdict", figures -> figures.fair() ? "fair" : "NOT fair");
    }

    private static long pairs(Pool pool) {
        return pool.methods().get(0).possibleSubjectPairs();
    }

    private static void line(PrintWriter out, Pool pool, String name, Function<FairnessFigures, String> value) {
        StringBuilder line = new StringBuilder();
        pool.methods().forEach(figures -> line.append(String.format(Locale.ROOT, "%18s", value.apply(figures))));
        out.println(line + "   " + name);
    }

    private static String statistic(ChiSquare test) {
        return test.tests() == 0 ? "-" : String.format(Locale.ROOT, "%.1f (%d)", test.statistic(), test.degrees());
    }

    private static String p(ChiSquare test) {
        return test.tests() == 0 ? "-" : String.format(Locale.ROOT, test.p() < 1e-4 ? "%.0e" : "%.4f", test.p());
    }

    private static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    @Override
    public String json() {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("title", TITLE);
        view.put("practice", true);
        view.put("holds", holds());
        view.put("machine", machine);
        view.put("loadBefore", loadBefore);
        view.put("loadAfter", loadAfter);
        view.put("draws", draws);
        view.put("seed", seed);
        view.put("pools", pools);
        try {
            return new ObjectMapper().writeValueAsString(view);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain records can be written", e);
        }
    }
}
