package io.doublerandom.app.http.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doublerandom.app.desk.DeskPermission;
import io.doublerandom.app.desk.planning.Censuses;
import io.doublerandom.app.desk.register.RegisterDesk;
import io.doublerandom.app.http.Asked;
import io.doublerandom.core.Authority;
import io.doublerandom.core.Page;
import io.doublerandom.core.Values;
import io.doublerandom.core.plan.PoolCensus;
import io.doublerandom.core.register.CreditRiskClass;
import io.doublerandom.core.register.HeldRow;
import io.doublerandom.core.register.HeldRowFilter;
import io.doublerandom.core.register.InspectionItem;
import io.doublerandom.core.register.Inspector;
import io.doublerandom.core.register.InspectorFilter;
import io.doublerandom.core.register.ItemFilter;
import io.doublerandom.core.register.SubjectFilter;
import io.doublerandom.core.register.SubjectPool;
import io.doublerandom.core.store.jdbc.Stores;
import io.helidon.http.Method;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The list and the pools as the desk sees them, and the rows that wait for somebody. */
final class RegisterRoutes implements DeskRoutes {
    /** Counted exactly up to here; beyond, there are more. */
    private static final long COUNTED = 10_000;

    private final Desk desk;
    private final RegisterDesk register;
    private final Censuses censuses = new Censuses();

    RegisterRoutes(Desk desk) {
        this.desk = desk;
        this.register = new RegisterDesk(desk.ledger());
    }

    @Override
    public void register(DeskRouter router) {
        router.read("/authorities", DeskPermission.READ, request -> authorities());
        router.read("/items", DeskPermission.READ, this::items);
        router.read("/pools", DeskPermission.READ, request -> pools());
        router.read("/subjects", DeskPermission.READ, this::subjects);
        router.read("/inspectors", DeskPermission.READ, this::inspectors);
        router.read("/held-rows", DeskPermission.READ, this::heldRows);
        router.change(Method.POST, "/held-rows/{id}/release", DeskPermission.IMPORT, this::release);
    }

    private DeskAnswer authorities() {
        LocalDate today = desk.today();
        ObjectNode view = JsonNodeFactory.instance.objectNode();
        ArrayNode all = view.putArray("authorities");
        stores().authorities().all().forEach(authority -> all.add(RegisterViews.authority(authority, today)));
        return DeskAnswer.ok(view);
    }

    private DeskAnswer items(DeskRequest request) {
        Asked asked = request.asked();
        LocalDate today = desk.today();
        ItemFilter filter = items(asked);
        InspectionItem.Code code = asked.query("code", InspectionItem.Code::new);
        if (code != null) {
            // One thing needs no paging; with it the other filters say nothing more.
            List<InspectionItem> found = stores().items().find(code).stream().toList();
            return page("items", new Page<>(found, ""), item -> RegisterViews.item(item, today), found.size());
        }
        return page(
                "items",
                stores().items().page(filter, asked.page()),
                item -> RegisterViews.item(item, today),
                stores().items().count(filter, COUNTED + 1));
    }

    /** The items asked for, unless one is asked for by its code. */
    static ItemFilter items(Asked asked) {
        return ItemFilter.all()
                .of(asked.query("owner", Authority.Id::new))
                .ofTier(asked.constant("tier", InspectionItem.Tier.class))
                .named(asked.query("name", text -> Values.text("name", text, 100)));
    }

    private DeskAnswer pools() {
        LocalDate today = desk.today();
        Map<SubjectPool.Id, PoolCensus> held = censuses.recent(stores(), today);
        ObjectNode view = JsonNodeFactory.instance.objectNode().put("asOf", today.toString());
        ArrayNode pools = view.putArray("pools");
        stores().pools()
                .all()
                .forEach(pool -> pools.add(
                        RegisterViews.pool(pool, held.getOrDefault(pool.id(), new PoolCensus(pool.id(), Map.of())))));
        return DeskAnswer.ok(view);
    }

    private DeskAnswer subjects(DeskRequest request) {
        Asked asked = request.asked();
        LocalDate today = desk.today();
        SubjectFilter filter = filter(asked, today);
        return page(
                "subjects",
                stores().subjects().page(filter, asked.page()),
                subject -> RegisterViews.subject(subject, today),
                stores().subjects().count(filter, COUNTED + 1));
    }

    /** The subjects asked for. */
    static SubjectFilter filter(Asked asked, LocalDate today) {
        SubjectPool.Id pool = asked.query("pool", SubjectPool.Id::new);
        return SubjectFilter.all()
                .in(pool, pool == null ? null : today)
                .named(asked.query("name", text -> Values.text("name", text, 100)))
                .rated(asked.constant("creditClass", CreditRiskClass.class))
                .inRegion(asked.query("region", text -> Values.pattern("region", text, "[0-9]{1,11}")))
                .withId(asked.query("id", text -> Values.pattern("id", text, "[A-Za-z0-9._-]{1,21}")));
    }

    private DeskAnswer inspectors(DeskRequest request) {
        Asked asked = request.asked();
        InspectorFilter filter = inspectors(asked);
        return page(
                "inspectors",
                stores().inspectors().page(filter, asked.page()),
                RegisterViews::inspector,
                stores().inspectors().count(filter, COUNTED + 1));
    }

    /** The inspectors asked for. */
    static InspectorFilter inspectors(Asked asked) {
        return InspectorFilter.all()
                .of(asked.query("authority", Authority.Id::new))
                .being(asked.constant("status", Inspector.Status.class))
                .named(asked.query("name", text -> Values.text("name", text, 50)));
    }

    private DeskAnswer heldRows(DeskRequest request) {
        Asked asked = request.asked();
        HeldRowFilter filter = HeldRowFilter.all()
                .of(asked.query("resource", text -> Values.text("resource", text, 40)))
                .being(asked.constant("state", HeldRow.State.class));
        return page(
                "rows",
                stores().heldRows().page(filter, asked.page()),
                RegisterViews::heldRow,
                stores().heldRows().count(filter, COUNTED + 1));
    }

    private DeskAnswer release(DeskRequest request, Stores now) {
        HeldRow.Id id = request.asked().path("id", HeldRow.Id::new);
        String reason = request.sent("reason").text("reason", 400);
        return DeskAnswer.ok(RegisterViews.heldRow(register.release(now, id, request.actor(), request.at(), reason)));
    }

    private Stores stores() {
        return desk.ledger().stores();
    }

    private static <T> DeskAnswer page(String name, Page<T> page, Function<T, JsonNode> row, long counted) {
        ObjectNode view = JsonNodeFactory.instance.objectNode();
        ArrayNode rows = view.putArray(name);
        page.rows().forEach(each -> rows.add(row.apply(each)));
        view.putObject("total").put("count", Math.min(counted, COUNTED)).put("more", counted > COUNTED);
        if (!page.next().isEmpty()) {
            view.put("next", page.next());
        }
        return DeskAnswer.ok(view);
    }
}
