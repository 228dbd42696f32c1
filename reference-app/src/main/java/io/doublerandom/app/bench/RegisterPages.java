package io.doublerandom.app.bench;

import io.doublerandom.core.PageRequest;
import io.doublerandom.core.register.CreditRiskClass;
import io.doublerandom.core.register.HeldRowFilter;
import io.doublerandom.core.register.Inspector;
import io.doublerandom.core.register.InspectorFilter;
import io.doublerandom.core.register.ItemFilter;
import io.doublerandom.core.register.Subject;
import io.doublerandom.core.register.SubjectFilter;
import io.doublerandom.core.store.jdbc.Stores;
import java.util.LinkedHashMap;
import java.util.Map;

/** The lists of one list and two pools (一单两库), by everything a filter of theirs can ask for. */
final class RegisterPages {
    private final Stores stores;
    private final PageTimings lists;

    private RegisterPages(Stores stores, PageTimings lists) {
        this.stores = stores;
        this.lists = lists;
    }

    static void add(Stores stores, PageTimings lists) {
        RegisterPages pages = new RegisterPages(stores, lists);
        pages.subjects();
        pages.inspectors();
        pages.others();
    }

    private void subjects() {
        Subject known = PageTimings.one(stores.subjects().page(SubjectFilter.all(), PageRequest.first(1)));
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
        filters.forEach((label, filter) -> lists.list(
                "subjects: " + label,
                request -> stores.subjects().page(filter, request),
                most -> stores.subjects().count(filter, most)));
    }

    private void inspectors() {
        Inspector known = PageTimings.one(stores.inspectors().page(InspectorFilter.all(), PageRequest.first(1)));
        InspectorFilter all = InspectorFilter.all();
        Map<String, InspectorFilter> filters = new LinkedHashMap<>();
        filters.put("all", all);
        filters.put("authority", all.of(known.authority()));
        filters.put("status", all.being(Inspector.Status.INACTIVE));
        filters.put("name", all.named(known.name().substring(0, 1)));
        filters.put(
                "authority, name", all.of(known.authority()).named(known.name().substring(0, 1)));
        filters.forEach((label, filter) -> lists.list(
                "inspectors: " + label,
                request -> stores.inspectors().page(filter, request),
                most -> stores.inspectors().count(filter, most)));
    }

    private void others() {
        lists.list(
                "items: part of the name",
                request -> stores.items().page(ItemFilter.all().named("检查"), request),
                most -> stores.items().count(ItemFilter.all().named("检查"), most));
        lists.list(
                "held rows",
                request -> stores.heldRows().page(HeldRowFilter.all(), request),
                most -> stores.heldRows().count(HeldRowFilter.all(), most));
    }
}
