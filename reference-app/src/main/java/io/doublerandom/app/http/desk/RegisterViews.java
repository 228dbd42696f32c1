package io.doublerandom.app.http.desk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doublerandom.core.Authority;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Problem;
import io.doublerandom.core.Step;
import io.doublerandom.core.plan.PoolCensus;
import io.doublerandom.core.register.CreditRiskClass;
import io.doublerandom.core.register.HeldRow;
import io.doublerandom.core.register.InspectionItem;
import io.doublerandom.core.register.Inspector;
import io.doublerandom.core.register.Subject;
import io.doublerandom.core.register.SubjectPool;
import java.time.LocalDate;
import java.util.List;

/** What the list and the pools look like in JSON at the desk; nothing of this is public. */
final class RegisterViews {
    private RegisterViews() {}

    static ObjectNode authority(Authority authority, LocalDate today) {
        return object().put("id", authority.id().value())
                .put("name", authority.name())
                .put("region", authority.region().value())
                .put("level", authority.level().name())
                .put("sector", authority.sector())
                .put("conferenceMember", authority.conferenceMember(today));
    }

    static ObjectNode item(InspectionItem item, LocalDate today) {
        ObjectNode view = object().put("code", item.code().value())
                .put("name", item.name())
                .put("subItem", item.subItem())
                .put("owner", item.owner().value())
                .put("tier", item.tier().name());
        ArrayNode pools = view.putArray("pools");
        item.pools().forEach(pool -> pools.add(pool.value()));
        view.put("ratio", item.ratio().raw()).put("frequency", item.frequency().raw());
        ArrayNode methods = view.putArray("methods");
        item.methods().forEach(method -> methods.add(method.name()));
        return view.put("oneVisit", item.oneVisit())
                .put("creditRiskApplied", item.creditRiskApplied())
                .put("inForce", item.effective().contains(today));
    }

    static ObjectNode pool(SubjectPool pool, PoolCensus census) {
        ObjectNode view = object().put("id", pool.id().value())
                .put("name", pool.name())
                .put("owner", pool.owner().value())
                .put("kind", pool.kind().name())
                .put("rule", pool.rule());
        ArrayNode items = view.putArray("items");
        pool.items().forEach(item -> items.add(item.value()));
        view.put("drawable", census.total());
        ObjectNode classes = view.putObject("census");
        for (CreditRiskClass each : CreditRiskClass.values()) {
            classes.put(each.name(), census.subjects().getOrDefault(each, 0L));
        }
        return view;
    }

    static ObjectNode subject(Subject subject, LocalDate today) {
        ObjectNode view = object().put("id", subject.id().value())
                .put("kind", subject.kind().name())
                .put("name", subject.name())
                .put("region", subject.region().value())
                .put("address", subject.address())
                .put("status", subject.status().name())
                .put("creditClass", subject.creditRisk().riskClass().name());
        ArrayNode pools = view.putArray("pools");
        subject.memberships().stream()
                .filter(membership -> membership.period().contains(today))
                .forEach(membership -> pools.add(membership.pool().value()));
        return view;
    }

    static ObjectNode inspector(Inspector inspector) {
        ObjectNode view = object().put("id", inspector.id().value())
                .put("name", inspector.name())
                .put("authority", inspector.authority().value())
                .put("office", inspector.office())
                .put("role", inspector.role().name())
                .put("status", inspector.status().name())
                .put("certificateFrom", inspector.credential().validity().from().toString())
                .put(
                        "certificateUntil",
                        inspector.credential().validity().until().toString());
        ArrayNode qualifications = view.putArray("qualifications");
        inspector.qualifications().forEach(qualifications::add);
        return view;
    }

    static ObjectNode heldRow(HeldRow row) {
        ObjectNode view = object().put("id", row.id().value())
                .put("resource", row.resource())
                .put("state", row.state().name());
        ObjectNode fields = view.putObject("fields");
        row.row().fields().forEach(fields::put);
        problems(view.putArray("problems"), row.problems());
        ArrayNode steps = view.putArray("steps");
        row.steps().forEach(step -> steps.add(step(step)));
        return view;
    }

    /** One step of a life, as every area of the desk shows it. */
    static ObjectNode step(Step<?> step) {
        return object().put("state", step.state().name())
                .put("by", step.by())
                .put("at", step.at().toString())
                .put("note", step.note());
    }

    static void problems(ArrayNode array, List<Problem> problems) {
        problems.forEach(problem -> array.addObject()
                .put("code", problem.code().code())
                .put("row", problem.place().row())
                .put("column", problem.place().column())
                .put("offset", problem.place().offset())
                .put("title", problem.code().titleZh() + " / " + problem.code().titleEn())
                .put("detail", problem.detail())
                .put("fix", problem.code().fixZh() + " / " + problem.code().fixEn()));
    }

    /** Why something that ran by itself failed, in the form of a problem. */
    static ObjectNode failure(Problem problem) {
        ErrorCode code = problem.code();
        return object().put("type", "urn:double-random:problem:" + code.code())
                .put("title", code.titleZh() + " / " + code.titleEn())
                .put("status", code == ErrorCode.INTERNAL ? 500 : 400)
                .put("code", code.code())
                .put("detail", problem.place() + " " + problem.detail())
                .put("fix", code.fixZh() + " / " + code.fixEn());
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
