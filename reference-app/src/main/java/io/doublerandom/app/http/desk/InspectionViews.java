package io.doublerandom.app.http.desk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doublerandom.core.Page;
import io.doublerandom.core.Step;
import io.doublerandom.core.inspection.Disposal;
import io.doublerandom.core.inspection.Evidence;
import io.doublerandom.core.inspection.InspectionResult;
import io.doublerandom.core.inspection.ResultContent;
import io.doublerandom.core.publicity.PublicityNotice;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongUnaryOperator;

/** Results, disposals and notices as the desk shows them. */
final class InspectionViews {
    private static final long COUNTED = 10_000;

    private InspectionViews() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** A page with how many there are. */
    static <T> ObjectNode page(String name, Page<T> page, LongUnaryOperator count, Function<T, ObjectNode> view) {
        ObjectNode all = object();
        ArrayNode rows = all.putArray(name);
        page.rows().forEach(row -> rows.add(view.apply(row)));
        long counted = count.applyAsLong(COUNTED + 1);
        all.putObject("total").put("count", Math.min(COUNTED, counted)).put("more", counted > COUNTED);
        if (!page.next().isEmpty()) {
            all.put("next", page.next());
        }
        return all;
    }

    static <S extends Enum<S>> ArrayNode steps(List<Step<S>> steps) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        steps.forEach(step -> all.addObject()
                .put("state", step.state().name())
                .put("by", step.by())
                .put("at", step.at().toString())
                .put("note", step.note()));
        return all;
    }

    static ObjectNode content(ResultContent content) {
        ObjectNode view = object().put("inspectedOn", content.inspectedOn().toString());
        ArrayNode methods = view.putArray("methods");
        content.methods().forEach(method -> methods.add(method.name()));
        ArrayNode outcomes = view.putArray("outcomes");
        content.outcomes().forEach(outcome -> outcomes.add(outcome.name()));
        ArrayNode findings = view.putArray("findings");
        content.findings()
                .forEach(finding -> findings.addObject()
                        .put("item", finding.item().value())
                        .put("check", finding.check().name())
                        .put("problem", finding.problem())
                        .put("handling", finding.handling()));
        ArrayNode signers = view.putArray("signers");
        content.inspectors().forEach(inspector -> signers.add(inspector.value()));
        view.put("summary", content.summary());
        ArrayNode evidence = view.putArray("evidence");
        content.evidence().forEach(file -> evidence.add(evidence(file)));
        return view;
    }

    private static ObjectNode evidence(Evidence file) {
        return object().put("name", file.name()).put("digest", file.digest());
    }

    static ArrayNode former(InspectionResult result) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (InspectionResult.Former former : result.former()) {
            all.addObject()
                    .put("version", all.size())
                    .put("reason", former.reason())
                    .put("by", former.by())
                    .put("at", former.at().toString())
                    .set("entry", content(former.content()));
        }
        return all;
    }

    static ObjectNode disposal(Disposal disposal, LocalDate today) {
        ObjectNode view = object().put("id", disposal.id().value())
                .put("result", disposal.result().value())
                .put("type", disposal.type().name())
                .put("toAuthority", disposal.toAuthority().value())
                .put("documentNo", disposal.documentNo())
                .put("deadline", disposal.deadline().toString())
                .put("overdue", disposal.overdue(today))
                .put("note", disposal.note())
                .put("state", disposal.state().name())
                .put("revision", disposal.steps().size());
        ArrayNode proofs = view.putArray("proofs");
        disposal.proofs().forEach(proof -> proofs.add(proof(proof)));
        view.set("steps", steps(disposal.steps()));
        return view;
    }

    private static ObjectNode proof(Disposal.Proof proof) {
        ObjectNode view = object().put("on", proof.on().toString()).put("documentNo", proof.documentNo());
        if (proof.recheck() != Disposal.Recheck.NONE) {
            view.put("passed", proof.recheck() == Disposal.Recheck.PASSED);
        }
        Evidence file = proof.evidence();
        if (file != null) {
            view.set("evidence", evidence(file));
        }
        return view;
    }

    static ObjectNode notice(PublicityNotice notice, LocalDate today) {
        return object().put("id", notice.id().value())
                .put("kind", notice.kind().name())
                .put("ref", notice.subjectRef())
                .put("version", notice.version())
                .put("channel", notice.channel().name())
                .put("authority", notice.authority().value())
                .put("dueOn", notice.dueOn().toString())
                .put("daysLeft", ChronoUnit.DAYS.between(today, notice.dueOn()))
                .put("overdue", notice.overdue(today))
                .put("state", notice.state().name());
    }
}
