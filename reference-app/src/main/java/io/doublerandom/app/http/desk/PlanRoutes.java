package io.doublerandom.app.http.desk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doublerandom.app.desk.DeskPermission;
import io.doublerandom.app.desk.planning.PlanDesk;
import io.doublerandom.app.desk.targets.MeasureRows;
import io.doublerandom.app.http.Asked;
import io.doublerandom.core.Authority;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Values;
import io.doublerandom.core.plan.AnnualPlan;
import io.doublerandom.core.store.jdbc.Stores;
import io.helidon.http.Method;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Annual plans at the desk: list, edit, weigh, approve, publish, amend. */
final class PlanRoutes implements DeskRoutes {
    private final Desk desk;
    private final PlanDesk plans;

    PlanRoutes(Desk desk, PlanDesk plans) {
        this.desk = desk;
        this.plans = plans;
    }

    @Override
    public void register(DeskRouter router) {
        router.read("/plans", DeskPermission.READ, this::list);
        router.change(Method.POST, "/plans", DeskPermission.PLAN_EDIT, this::create);
        router.read("/plans/{no}", DeskPermission.READ, this::one);
        router.change(Method.PUT, "/plans/{no}/lines", DeskPermission.PLAN_EDIT, this::save);
        router.read("/plans/{no}/review", DeskPermission.READ, this::review);
        router.act(Method.POST, "/plans/{no}/review", DeskPermission.PLAN_EDIT, this::preview);
        router.change(Method.POST, "/plans/{no}/approve", DeskPermission.PLAN_APPROVE, this::approve);
        router.change(Method.POST, "/plans/{no}/return", DeskPermission.PLAN_APPROVE, this::sendBack);
        router.change(Method.POST, "/plans/{no}/publish", DeskPermission.PLAN_PUBLISH, this::publish);
        router.change(Method.POST, "/plans/{no}/amend", DeskPermission.PLAN_EDIT, this::amend);
    }

    private DeskAnswer list(DeskRequest request) {
        int year = year(request);
        return desk.ledger().snapshot(now -> {
            Map<AnnualPlan.No, Instant> published = now.plans().publishedOfYear(year).stream()
                    .collect(Collectors.toMap(
                            AnnualPlan::no, plan -> plan.publishedAt().orElseThrow()));
            ObjectNode view = PlanViews.object();
            ArrayNode rows = view.putArray("plans");
            for (AnnualPlan plan : now.plans().ofYear(year)) {
                ObjectNode row = PlanViews.summary(plan);
                Instant at = published.get(plan.no());
                rows.add(at == null ? row : row.put("publishedAt", at.toString()));
            }
            return DeskAnswer.ok(view);
        });
    }

    private DeskAnswer create(DeskRequest request, Stores now) {
        return DeskAnswer.created(newest(plans.create(now, request.actor(), PlanBodies.wanted(request))));
    }

    private DeskAnswer one(DeskRequest request) {
        Integer version = request.asked().query("version", text ->
                (int) Values.between("version", Integer.parseInt(text), 1, Integer.MAX_VALUE));
        List<AnnualPlan> versions = desk.ledger().stores().plans().versions(no(request));
        if (versions.isEmpty() || (version != null && version > versions.size())) {
            throw new DoubleRandomException(
                    ErrorCode.NOT_FOUND, "没有这个计划，或没有这一版 / no such plan, or no such version of it");
        }
        AnnualPlan wanted = versions.get(version == null ? versions.size() - 1 : version - 1);
        return DeskAnswer.ok(
                PlanViews.whole(wanted, versions.get(versions.size() - 1).version()));
    }

    private DeskAnswer save(DeskRequest request, Stores now) {
        PlanBodies.Lines lines = PlanBodies.lines(request);
        return DeskAnswer.ok(newest(plans.save(now, request.actor(), no(request), lines.revision(), lines.lines())));
    }

    private DeskAnswer review(DeskRequest request) {
        AnnualPlan.No no = no(request);
        Authority.Id authority = authority(request);
        return desk.ledger().snapshot(now -> {
            AnnualPlan plan = plans.find(now, no);
            return DeskAnswer.ok(PlanViews.review(
                    plans.review(now, plan, authority), plan.steps().size(), new MeasureRows(now)));
        });
    }

    private DeskAnswer preview(DeskRequest request) {
        AnnualPlan.No no = no(request);
        PlanBodies.Lines lines = PlanBodies.lines(request);
        Authority.Id authority = authority(request);
        return desk.ledger()
                .snapshot(now -> DeskAnswer.ok(PlanViews.review(
                        plans.preview(now, no, lines.lines(), authority), lines.revision(), new MeasureRows(now))));
    }

    private DeskAnswer approve(DeskRequest request, Stores now) {
        PlanBodies.Taken step = PlanBodies.taken(request);
        return DeskAnswer.ok(newest(plans.approve(now, request.actor(), no(request), step.revision(), step.note())));
    }

    private DeskAnswer sendBack(DeskRequest request, Stores now) {
        PlanBodies.Taken step = PlanBodies.reasoned(request);
        return DeskAnswer.ok(newest(plans.sendBack(now, request.actor(), no(request), step.revision(), step.note())));
    }

    private DeskAnswer publish(DeskRequest request, Stores now) {
        PlanBodies.Taken step = PlanBodies.taken(request);
        return DeskAnswer.ok(newest(plans.publish(now, request.actor(), no(request), step.revision(), step.note())));
    }

    private DeskAnswer amend(DeskRequest request, Stores now) {
        String reason = request.sent("reason").text("reason", 400);
        return DeskAnswer.created(newest(plans.amend(now, request.actor(), no(request), reason)));
    }

    private static ObjectNode newest(AnnualPlan plan) {
        return PlanViews.whole(plan, plan.version());
    }

    private static AnnualPlan.No no(DeskRequest request) {
        return request.asked().path("no", AnnualPlan.No::new);
    }

    static Authority.@Nullable Id authority(DeskRequest request) {
        return request.asked().query("authority", Authority.Id::new);
    }

    /** The year that has to be asked for. */
    static int year(DeskRequest request) {
        Integer year =
                request.asked().query("year", text -> (int) Values.between("year", Integer.parseInt(text), 2015, 2100));
        if (year == null) {
            throw Asked.refused(ErrorCode.VALUE_REQUIRED, "year", "is missing");
        }
        return year;
    }
}
