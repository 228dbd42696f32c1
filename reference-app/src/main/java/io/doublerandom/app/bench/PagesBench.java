package io.doublerandom.app.bench;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.PageRequest;
import io.doublerandom.core.register.InspectorFilter;
import io.doublerandom.core.register.SubjectFilter;
import io.doublerandom.core.store.jdbc.JdbcStores;
import io.doublerandom.core.store.jdbc.Stores;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Times the lists in pages (分页查询) and what the desk computes over the data that is there: of each filter the first page, a
 * page far in, and the count up to its cap. Reads only.
 *
 * <p>Its goals are 300 ms, and one second for the meter of a plan; what is over them is told and fails nothing, since a clock
 * tells of the machine too.
 */
public final class PagesBench {
    private static final long GOAL = 300_000_000L;
    private static final long METER_GOAL = 1_000_000_000L;

    private PagesBench() {}

    /**
     * Runs it.
     *
     * @param publicDraws reads the published draws, which lie in files, and returns how many there are
     * @param today the day the desk works on
     * @throws DoubleRandomException {@code REFERENCE_UNKNOWN} if there is no subject or no inspector to look for
     */
    public static BenchReport run(JdbcStores jdbc, LongSupplier publicDraws, LocalDate today, int count) {
        double before = Machine.load();
        Stores stores = jdbc.stores();
        long firstMeter = DeskReadings.first(jdbc, today);
        Rounds rounds = new Rounds(1, count);
        PageTimings lists = new PageTimings(rounds);
        RegisterPages.add(stores, lists);
        ProcessPages.add(stores, lists, today);
        String name = PageTimings.one(stores.subjects().page(SubjectFilter.all(), PageRequest.first(1)))
                .name()
                .substring(0, 2);
        lists.one(
                "search",
                "published: beginning of a name",
                () -> stores.publications().subjects(name, 20).size());
        lists.one("all", "published: draws, from files", publicDraws::getAsLong);
        DeskReadings.add(jdbc, rounds, today);
        List<Timing> timings = rounds.run();

        Map<String, Long> sizes = new LinkedHashMap<>();
        sizes.put("subjects", stores.subjects().count());
        sizes.put("inspectors", stores.inspectors().count(InspectorFilter.all(), Long.MAX_VALUE));
        sizes.put("results", stores.results().count());
        sizes.put("rounds", (long) count);
        sizes.put("first meter ms", firstMeter / 1_000_000);
        sizes.put("over goal", timings.stream().filter(PagesBench::over).count());
        return new BenchReport(
                "分页查询基准 / pages benchmark", Machine.here(), before, Machine.load(), sizes, timings, List.of());
    }

    private static boolean over(Timing timing) {
        return timing.wallNanos() > (timing.id().equals(DeskReadings.METER) ? METER_GOAL : GOAL);
    }
}
