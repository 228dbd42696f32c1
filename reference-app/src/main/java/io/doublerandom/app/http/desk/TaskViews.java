package io.doublerandom.app.http.desk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doublerandom.core.plan.InspectionTask;
import java.util.function.LongUnaryOperator;

/** What tasks look like at the desk in JSON. */
final class TaskViews {
    private static final long COUNTED = 10_000;

    private TaskViews() {}

    /** How many there are, counted up to a bound. */
    static ObjectNode total(LongUnaryOperator count) {
        long found = count.applyAsLong(COUNTED + 1);
        return PlanViews.object().put("count", Math.min(found, COUNTED)).put("more", found > COUNTED);
    }

    static ObjectNode summary(InspectionTask task) {
        return PlanViews.object()
                .put("no", task.no().value())
                .put("name", task.name())
                .put("plan", task.plan().value())
                .put("line", task.line())
                .put("visitMode", task.visitMode().name())
                .put("direction", task.direction().name())
                .put("lead", task.lead().value())
                .put("joint", task.joint())
                .put("pool", task.pool().value())
                .put("poolTotal", task.poolTotal())
                .put("target", task.target())
                .put("from", task.window().from().toString())
                .put("until", task.window().until().toString())
                .put("state", task.state().name())
                .put("returned", task.sentBack().isPresent());
    }

    static ObjectNode whole(InspectionTask task, String planName) {
        ObjectNode view = PlanViews.object()
                .put("no", task.no().value())
                .put("name", task.name())
                .put("source", task.source().name())
                .put("plan", task.plan().value())
                .put("planName", planName)
                .put("line", task.line())
                .put("visitMode", task.visitMode().name())
                .put("direction", task.direction().name());
        view.set("participations", PlanViews.participations(task.participations()));
        view.put("subjectScope", task.subjectScope()).put("pool", task.pool().value());
        view.set("sampling", PlanViews.sampling(task.sampling()));
        view.put("poolTotal", task.poolTotal())
                .put("target", task.target())
                .put("from", task.window().from().toString())
                .put("until", task.window().until().toString())
                .put("inspectorsPerAuthority", task.inspectorsPerAuthority())
                .put("publishSubjectList", task.publishSubjectList())
                .put("revision", task.steps().size())
                .put("state", task.state().name());
        view.set("steps", PlanViews.steps(task.steps()));
        task.sentBack().ifPresent(step -> view.set("sentBack", RegisterViews.step(step)));
        return view;
    }
}
