package io.doublerandom.app.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The figures of one run, for people and as JSON.
 *
 * @param title what was measured, in Chinese and English
 * @param machine what it was measured on
 * @param loadBefore load average when it began
 * @param loadAfter load average when it ended
 * @param sizes what the figures are about: counts by name
 * @param timings medians
 * @param comparisons ratios of them
 */
public record BenchReport(
        String title,
        Machine machine,
        double loadBefore,
        double loadAfter,
        Map<String, Long> sizes,
        List<Timing> timings,
        List<Comparison> comparisons)
        implements Report {
    private static final double MILLION = 1e6;

    @Override
    public void print(PrintWriter out) {
        out.println(title);
        sizes.forEach((name, size) -> out.printf(Locale.ROOT, "  %-12s %,d%n", name, size));
        out.printf(
                Locale.ROOT,
                "  JDK %s；%s，%d processors；heap ≤ %,d MB；load %.1f … %.1f%n",
                machine.java(),
                machine.cpu(),
                machine.processors(),
                machine.heapMegabytes(),
                loadBefore,
                loadAfter);
        out.println("中位数 / medians   wall ms     CPU ms  CPU ns/each");
        for (Timing timing : timings) {
            out.printf(
                    Locale.ROOT,
                    "  %-8s %10.1f %10.1f %10.1f   %s%n",
                    timing.suite(),
                    timing.wallNanos() / MILLION,
                    timing.cpuNanos() / MILLION,
                    timing.nanosEach(),
                    timing.label());
        }
        if (!comparisons.isEmpty()) {
            out.println("比值（CPU）/ ratios by CPU time");
        }
        for (Comparison comparison : comparisons) {
            out.printf(
                    Locale.ROOT,
                    "  %-8s %10.2f   %s%s%n",
                    comparison.suite(),
                    comparison.ratio(),
                    comparison.label(),
                    comparison.goal().isEmpty() ? "" : "；目标 / goal " + comparison.goal());
        }
        out.flush();
    }

    @Override
    public String json() {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("title", title);
        view.put("machine", machine);
        view.put("loadBefore", loadBefore);
        view.put("loadAfter", loadAfter);
        view.put("sizes", sizes);
        view.put("timings", timings);
        view.put("comparisons", comparisons);
        try {
            return new ObjectMapper().writeValueAsString(view);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain records can be written", e);
        }
    }
}
