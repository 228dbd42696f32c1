package io.doublerandom.app.http.desk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doublerandom.app.desk.DeskPermission;
import io.doublerandom.app.desk.planning.PlanDesk;
import io.doublerandom.app.desk.targets.BulletinDesk;
import io.doublerandom.app.desk.targets.MeasureRows;
import io.doublerandom.app.desk.targets.TargetDesk;
import io.doublerandom.app.http.Asked;
import io.doublerandom.core.Authority;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Page;
import io.doublerandom.core.PageRequest;
import io.doublerandom.core.indicator.Bulletin;
import io.doublerandom.core.indicator.Indicator;
import io.doublerandom.core.indicator.Measure;
import io.doublerandom.core.indicator.PublishedBulletin;
import io.doublerandom.core.plan.AnnualPlan;
import io.doublerandom.core.store.jdbc.Stores;
import io.helidon.http.Method;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;

/** The targets of the programme at the desk, the rows behind each figure, and the bulletins that report them. */
final class TargetRoutes implements DeskRoutes {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String[] BULLETIN = {"year", "title", "scope", "note", "digest"};

    private final Desk desk;
    private final PlanDesk plans;
    private final BulletinDesk bulletins;

    TargetRoutes(Desk desk, PlanDesk plans, BulletinDesk bulletins) {
        this.desk = desk;
        this.plans = plans;
        this.bulletins = bulletins;
    }

    @Override
    public void register(DeskRouter router) {
        router.read("/targets", DeskPermission.READ, this::targets);
        router.read("/targets/{code}/rows", DeskPermission.READ, this::rows);
        router.act(Method.POST, "/bulletins/preview", DeskPermission.PUBLISH, this::preview);
        router.change(Method.POST, "/bulletins", DeskPermission.PUBLISH, this::publish);
    }

    private DeskAnswer targets(DeskRequest request) {
        int year = PlanRoutes.year(request);
        Authority.Id authority = PlanRoutes.authority(request);
        LocalDate today = today(request);
        ObjectNode view = PlanViews.object().put("year", year).put("asOf", today.toString());
        if (authority != null) {
            view.put("authority", authority.value());
        }
        view.set(
                "measures",
                PlanViews.measures(
                        desk.ledger().snapshot(now -> new TargetDesk(now, today).measures(year, authority))));
        return DeskAnswer.ok(view);
    }

    private DeskAnswer rows(DeskRequest request) {
        int year = PlanRoutes.year(request);
        Authority.Id authority = PlanRoutes.authority(request);
        AnnualPlan.No plan = request.asked().query("plan", AnnualPlan.No::new);
        Indicator indicator = indicator(request.asked().path("code", text -> text));
        MeasureRows.Part part = part(request);
        PageRequest wanted = request.asked().page();
        return desk.ledger().snapshot(now -> {
            TargetDesk targets = new TargetDesk(now, today(request));
            Measure measure = plan == null
                    ? targets.measure(indicator, year, authority)
                    : targets.whilePlanning(indicator, plans.find(now, plan), authority);
            Page<MeasureRows.Named> page = new MeasureRows(now).page(measure, part, plan != null, wanted);
            ObjectNode view = PlanViews.object()
                    .put("count", MeasureRows.ids(measure, part).size());
            ArrayNode rows = view.putArray("rows");
            page.rows().forEach(row -> rows.add(PlanViews.row(row)));
            if (!page.last()) {
                view.put("next", page.next());
            }
            return DeskAnswer.ok(view);
        });
    }

    private static Indicator indicator(String code) {
        return Arrays.stream(Indicator.values())
                .filter(candidate -> candidate.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new DoubleRandomException(ErrorCode.NOT_FOUND, "没有这项指标 / no such target"));
    }

    private static MeasureRows.Part part(DeskRequest request) {
        MeasureRows.Part part = request.asked().query("part", text -> {
            MeasureRows.Part known = MeasureRows.Part.valueOf(text.toUpperCase(Locale.ROOT));
            if (!known.name().toLowerCase(Locale.ROOT).equals(text)) {
                throw new IllegalArgumentException("in lower case");
            }
            return known;
        });
        if (part == null) {
            throw Asked.refused(ErrorCode.VALUE_REQUIRED, "part", "is missing");
        }
        return part;
    }

    private DeskAnswer preview(DeskRequest request) {
        BulletinDesk.Wanted wanted = wanted(request.sent(BULLETIN));
        Bulletin bulletin = desk.ledger().snapshot(now -> bulletins.write(now, wanted));
        return DeskAnswer.ok(
                PlanViews.object().put("markdown", bulletin.markdown()).put("digest", BulletinDesk.digest(bulletin)));
    }

    private DeskAnswer publish(DeskRequest request, Stores now) {
        Sent sent = request.sent(BULLETIN);
        String digest = sent.text("digest", 64);
        PublishedBulletin bulletin = bulletins.publish(now, request.actor(), wanted(sent), digest);
        return DeskAnswer.created(PlanViews.object()
                .put("id", bulletin.id())
                .put("markdown", bulletin.markdown())
                .put("digest", digest));
    }

    private static BulletinDesk.Wanted wanted(Sent sent) {
        return new BulletinDesk.Wanted(
                (int) sent.number("year", 2015, 2100),
                sent.text("title", 200),
                sent.text("scope", 200),
                sent.textOr("note", 400, ""));
    }

    private static LocalDate today(DeskRequest request) {
        return LocalDate.ofInstant(request.at(), ZONE);
    }
}
