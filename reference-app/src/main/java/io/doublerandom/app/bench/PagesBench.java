package io.doublerandom.app.bench;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Page;
import io.doublerandom.core.PageRequest;
import io.doublerandom.core.publicity.PublicationFilter;
import io.doublerandom.core.register.CreditRiskClass;
import io.doublerandom.core.register.HeldRowFilter;
import io.doublerandom.core.register.Inspector;
import io.doublerandom.core.register.InspectorFilter;
import io.doublerandom.core.register.ItemFilter;
import io.doublerandom.core.register.Subject;
import io.doublerandom.core.register.SubjectFilter;
import io.doublerandom.core.store.jdbc.Stores;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongUnaryOperator;

/**
 * Times the lists in pages (分页查询) over the data that is there: of each filter the first page, a page far in, and the
 * count up to its cap. Reads only.
 */
public final class PagesBench {
    private static final int ROWS = 50;
    private static final int DEEP_PAGES = 50;
    private static final int DEEP_ROWS = 200;

    /** Screens say "more than 10,000" beyond it. */
    private static final long CAP = 10_001;

    private final Stores stores;
    private final Rounds rounds;

    private PagesBench(Stores stores, int rounds) {
        this.stores = stores;
        this.rounds = new Rounds(1, rounds);
    }

    /**
     * Runs it.
     *
     * @throws DoubleRandomException {@code REFERENCE_UNKNOWN} if there is no subject or no inspector to look for
     */
    public static BenchReport run(Stores stores, int rounds) {
        double before = Machine.load();
        PagesBench bench = new PagesBench(stores, rounds);
        bench.subjects();
        bench.inspectors();
        bench.others();
        List<Timing> timings = bench.rounds.run();
        Map<String, Long> sizes = new LinkedHashMap<>();
        sizes.put("subjects", stores.subjects().count());
        sizes.put("inspectors", stores.inspectors().count(InspectorFilter.all(), Long.MAX_VALUE));
        sizes.put("rounds", (long) rounds);
        sizes.put(
                "over 300 ms",
                timings.stream()
                        .filter(timing -> timing.wallNanos() > 300_000_000L)
                        .count());
        return new BenchReport(
                "分页查询基准 / pages benchmark", Machine.here(), before, Machine.load(), sizes, timings, List.of());
    }

    private void subjects() {
        Subject known = one(stores.subjects().page(SubjectFilter.all(), PageRequest.first(1)));
        SubjectFilter all = SubjectFilter.all();
        String name = known.name().substring(0, 2);
        String region = known.region().value().substring(0, 4);
        Map<String, SubjectFilter> filters = new LinkedHashMap<>();
        filters.put("all", all);
        filters.put("id", all.withId(known.id().value().substring(0, 8)));
        filters.put("name", all.named(name));
        filters.put("nobody's name", all.named("没有这个名称"));
        filters.put("region", all.inRegion(region));
        filters.put("class D", all.rated(CreditRiskClass.D));
        filters.put("region, class D", all.inRegion(region).rated(CreditRiskClass.D));
        filters.put("name, class D", all.named(name).rated(CreditRiskClass.D));
        filters.put("name, region", all.named(name).inRegion(region));
        known.memberships().stream().findFirst().ifPresent(member -> {
            SubjectFilter pool = all.in(member.pool(), member.period().from());
            filters.put("pool", pool);
            filters.put("pool, class D", pool.rated(CreditRiskClass.D));
            filters.put("pool, region", pool.inRegion(region));
            filters.put("pool, name", pool.named(name));
            filters.put(
                    "pool, name, region, class D",
                    pool.named(name).inRegion(region).rated(CreditRiskClass.D));
        });
        filters.forEach((label, filter) -> list(
                "subjects: " + label,
                request -> stores.subjects().page(filter, request),
                most -> stores.subjects().count(filter, most)));
    }

    private void inspectors() {
        Inspector known = one(stores.inspectors().page(InspectorFilter.all(), PageRequest.first(1)));
        InspectorFilter all = InspectorFilter.all();
        Map<String, InspectorFilter> filters = new LinkedHashMap<>();
        filters.put("all", all);
        filters.put("authority", all.of(known.authority()));
        filters.put("status", all.being(Inspector.Status.INACTIVE));
        filters.put("name", all.named(known.name().substring(0, 1)));
        filters.put(
                "authority, name", all.of(known.authority()).named(known.name().substring(0, 1)));
        filters.forEach((label, filter) -> list(
                "inspectors: " + label,
                request -> stores.inspectors().page(filter, request),
                most -> stores.inspectors().count(filter, most)));
    }

    private void others() {
        list(
                "items: part of the name",
                request -> stores.items().page(ItemFilter.all().named("检查"), request),
                most -> stores.items().count(ItemFilter.all().named("检查"), most));
        list(
                "held rows",
                request -> stores.heldRows().page(HeldRowFilter.all(), request),
                most -> stores.heldRows().count(HeldRowFilter.all(), most));
        list(
                "publications",
                request -> stores.publications().page(PublicationFilter.all(), request),
                most -> stores.publications().count(PublicationFilter.all(), most));
        String name = one(stores.subjects().page(SubjectFilter.all(), PageRequest.first(1)))
                .name();
        rounds.add(
                "",
                "public search",
                "public search by beginning of name",
                1,
                () -> stores.publications().subjects(name.substring(0, 2), 20).size());
    }

    private <T> void list(String label, Function<PageRequest, Page<T>> pages, LongUnaryOperator count) {
        rounds.add(
                "first",
                label,
                label,
                1,
                () -> pages.apply(PageRequest.first(ROWS)).rows().size());
        String deep = deep(pages);
        if (!deep.isEmpty()) {
            rounds.add(
                    "deep",
                    label,
                    label,
                    1,
                    () -> pages.apply(new PageRequest(ROWS, deep)).rows().size());
        }
        rounds.add("count", label, label, 1, () -> count.applyAsLong(CAP));
    }

    /** A place some thousand rows in, as far as the list goes. */
    private static <T> String deep(Function<PageRequest, Page<T>> pages) {
        String place = "";
        for (int i = 0; i < DEEP_PAGES; i++) {
            Page<T> page = pages.apply(new PageRequest(DEEP_ROWS, place));
            if (page.last()) {
                return place;
            }
            place = page.next();
        }
        return place;
    }

    private static <T> T one(Page<T> page) {
        List<T> rows = new ArrayList<>(page.rows());
        if (rows.isEmpty()) {
            throw new DoubleRandomException(
                    ErrorCode.REFERENCE_UNKNOWN, "the benchmark needs subjects and inspectors: import some first");
        }
        return rows.get(0);
    }
}
