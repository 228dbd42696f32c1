package io.doublerandom.app.http.desk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doublerandom.app.desk.planning.PlanMeter;
import io.doublerandom.app.desk.targets.MeasureRows;
import io.doublerandom.core.PageRequest;
import io.doublerandom.core.Step;
import io.doublerandom.core.indicator.Measure;
import io.doublerandom.core.plan.AnnualPlan;
import io.doublerandom.core.plan.Participation;
import io.doublerandom.core.plan.PlanLine;
import io.doublerandom.core.plan.SamplingPolicy;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What plans look like at the desk in JSON. */
final class PlanViews {
    private static final int HINTS = 10;

    private PlanViews() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode summary(AnnualPlan plan) {
        return object().put("no", plan.no().value())
                .put("name", plan.name())
                .put("year", plan.year())
                .put("owner", plan.owner().value())
                .put("version", plan.version())
                .put("state", plan.state().name())
                .put("returned", plan.sentBack().isPresent())
                .put("lines", plan.lines().size());
    }

    /** A version of a plan, of so many. */
    static ObjectNode whole(AnnualPlan plan, int versions) {
        ObjectNode view = object().put("no", plan.no().value())
                .put("name", plan.name())
                .put("year", plan.year())
                .put("owner", plan.owner().value())
                .put("documentNo", plan.documentNo())
                .put("version", plan.version())
                .put("versions", versions)
                .put("revision", plan.steps().size())
                .put("state", plan.state().name());
        ArrayNode lines = view.putArray("lines");
        plan.lines().forEach(line -> lines.add(line(line)));
        view.set("steps", steps(plan.steps()));
        plan.sentBack().ifPresent(step -> view.set("sentBack", RegisterViews.step(step)));
        return view;
    }

    private static ObjectNode line(PlanLine line) {
        ObjectNode view = object().put("seq", line.seq())
                .put("taskName", line.taskName())
                .put("direction", line.direction().name());
        view.set("participations", participations(line.participations()));
        view.put("subjectScope", line.subjectScope()).put("pool", line.pool().value());
        view.set("sampling", sampling(line.sampling()));
        view.put("expectedCount", line.expectedCount())
                .put("from", line.window().from().toString())
                .put("until", line.window().until().toString());
        ArrayNode methods = view.putArray("methods");
        line.methods().forEach(method -> methods.add(method.name()));
        return view.put("oneVisit", line.oneVisit()).put("cancelled", line.cancelled());
    }

    static ArrayNode participations(List<Participation> participations) {
        ArrayNode view = JsonNodeFactory.instance.arrayNode();
        for (Participation participation : participations) {
            ArrayNode items = view.addObject()
                    .put("authority", participation.authority().value())
                    .putArray("items");
            participation.items().forEach(item -> items.add(item.value()));
        }
        return view;
    }

    static ObjectNode sampling(SamplingPolicy sampling) {
        ObjectNode view = object();
        ObjectNode ppm = view.putObject("ppm");
        sampling.ppm().forEach((riskClass, ratio) -> ppm.put(riskClass.name(), ratio));
        return view.put("limit", sampling.limit().name()).put("count", sampling.count());
    }

    static <S extends Enum<S>> ArrayNode steps(List<Step<S>> steps) {
        ArrayNode view = JsonNodeFactory.instance.arrayNode();
        steps.forEach(step -> view.add(RegisterViews.step(step)));
        return view;
    }

    /** What a plan at a revision comes to, and what the missed targets still want. */
    static ObjectNode review(PlanMeter.Reading reading, int revision, MeasureRows named) {
        ObjectNode view = object().put("asOf", reading.asOf().toString())
                .put("revision", revision)
                .put("blocked", reading.blocked());
        view.set("measures", measures(reading.measures()));
        ArrayNode hints = view.putArray("hints");
        for (Measure measure : reading.measures()) {
            if (measure.status() == Measure.Status.MISSED) {
                ArrayNode rows = hints.addObject()
                        .put("code", measure.indicator().code())
                        .putArray("rows");
                named.page(measure, MeasureRows.Part.OPEN, true, PageRequest.first(HINTS))
                        .rows()
                        .forEach(row -> rows.add(row(row)));
            }
        }
        ArrayNode lines = view.putArray("lines");
        reading.lines()
                .forEach(line -> lines.addObject()
                        .put("seq", line.seq())
                        .put("drawable", line.drawable())
                        .put("expectedCount", line.expected()));
        ArrayNode violations = view.putArray("violations");
        reading.violations()
                .forEach(violation -> violations
                        .addObject()
                        .put("rule", violation.rule())
                        .put("subjectZh", violation.subject().zh())
                        .put("subjectEn", violation.subject().en())
                        .put("detailZh", violation.detail().zh())
                        .put("detailEn", violation.detail().en())
                        .put("blocking", violation.blocking()));
        return view;
    }

    /** A row behind a figure. */
    static ObjectNode row(MeasureRows.Named row) {
        ObjectNode view = object().put("id", row.id()).put("label", row.label());
        return view.put("href", href(row.at()));
    }

    /** The page of the desk that shows a thing. A certificate has none of its own: it leads to the people of its authority. */
    private static String href(MeasureRows.Thing thing) {
        return switch (thing.kind()) {
            case PLAN -> "/desk/plans/" + path(thing);
            case TASK -> "/desk/tasks/" + path(thing);
            case ASSIGNMENT -> "/desk/assignments/" + path(thing);
            case RESULT -> "/desk/results/" + path(thing);
            case ITEM -> "/desk/items?code=" + path(thing);
            case AUTHORITY -> "/desk/inspectors?authority=" + path(thing);
        };
    }

    private static String path(MeasureRows.Thing thing) {
        return URLEncoder.encode(thing.id(), StandardCharsets.UTF_8);
    }

    static ArrayNode measures(List<Measure> measures) {
        ArrayNode view = JsonNodeFactory.instance.arrayNode();
        for (Measure measure : measures) {
            view.addObject()
                    .put("code", measure.indicator().code())
                    .put("titleZh", measure.indicator().titleZh())
                    .put("titleEn", measure.indicator().titleEn())
                    .put("clause", measure.indicator().clause())
                    .put("targetPercent", measure.targetPercent())
                    .put("value", measure.percentText())
                    .put("numerator", measure.numerator().size())
                    .put("denominator", measure.denominator().size())
                    .put("open", measure.open().size())
                    .put("shortBy", measure.shortBy())
                    .put("status", measure.status().name());
        }
        return view;
    }
}
