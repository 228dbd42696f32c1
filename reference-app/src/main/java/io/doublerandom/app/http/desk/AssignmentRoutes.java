package io.doublerandom.app.http.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doublerandom.app.desk.DeskPermission;
import io.doublerandom.app.desk.ceremony.CeremonyDesk;
import io.doublerandom.app.desk.inspection.OfficeTerms;
import io.doublerandom.app.desk.inspection.ResultDesk;
import io.doublerandom.core.Authority;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.draw.Assignment;
import io.doublerandom.core.draw.AssignmentFilter;
import io.doublerandom.core.inspection.ResultDraft;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.plan.Participation;
import io.doublerandom.core.register.InspectionItem;
import io.doublerandom.core.register.Inspector;
import io.doublerandom.core.register.Subject;
import io.doublerandom.core.store.jdbc.Stores;
import io.helidon.http.Method;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;

/** The drawn subjects with their teams, and the entry of their results. */
final class AssignmentRoutes implements DeskRoutes {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Desk desk;
    private final OfficeTerms terms;
    private final ResultDesk results;
    private final CeremonyDesk ceremonies;

    AssignmentRoutes(Desk desk, OfficeTerms terms, CeremonyDesk ceremonies) {
        this.desk = desk;
        this.terms = terms;
        this.results = new ResultDesk(desk.ledger(), terms);
        this.ceremonies = ceremonies;
    }

    @Override
    public void register(DeskRouter router) {
        router.read("/assignments", DeskPermission.READ, this::list);
        router.read("/assignments/{id}", DeskPermission.READ, this::one);
        router.read("/assignments/{id}/drafts/{authority}", DeskPermission.READ, this::draft);
        router.change(Method.PUT, "/assignments/{id}/drafts/{authority}", DeskPermission.RESULT_ENTER, this::saveDraft);
        router.change(Method.POST, "/assignments/{id}/results/{authority}", DeskPermission.RESULT_ENTER, this::submit);
    }

    private DeskAnswer list(DeskRequest request) {
        AssignmentFilter filter = AssignmentFilter.all()
                .ofTask(request.asked().query("task", InspectionTask.No::new))
                .being(request.asked().constant("state", Assignment.State.class))
                .of(request.asked().query("authority", Authority.Id::new));
        return DeskAnswer.ok(desk.ledger()
                .snapshot(now -> InspectionViews.page(
                        "assignments",
                        now.assignments().page(filter, request.asked().page()),
                        most -> now.assignments().count(filter, most),
                        assignment -> summary(now, assignment, request.at()))));
    }

    private ObjectNode summary(Stores now, Assignment assignment, Instant at) {
        ObjectNode view = InspectionViews.object()
                .put("id", assignment.id().value())
                .put("task", assignment.task().value())
                .put("subject", assignment.subject().value())
                .put("subjectName", assignment.subjectName())
                .put("creditClass", assignment.riskClass().name());
        ArrayNode authorities = view.putArray("authorities");
        task(now, assignment)
                .participations()
                .forEach(part -> authorities.add(part.authority().value()));
        return view.put("seats", assignment.team().size())
                .put("dueOn", assignment.dueOn().toString())
                .put("overdue", overdue(assignment, at))
                .put("state", assignment.state().name());
    }

    private DeskAnswer one(DeskRequest request) {
        Assignment.Id id = request.asked().path("id", Assignment.Id::new);
        return DeskAnswer.ok(desk.ledger().snapshot(now -> whole(now, find(now, id), request.at())));
    }

    private ObjectNode whole(Stores now, Assignment assignment, Instant at) {
        InspectionTask task = task(now, assignment);
        ObjectNode view = InspectionViews.object()
                .put("id", assignment.id().value())
                .put("task", task.no().value())
                .put("taskName", task.name())
                .put("plan", task.plan().value())
                .put("subject", assignment.subject().value())
                .put("subjectName", assignment.subjectName())
                .put(
                        "address",
                        now.subjects()
                                .find(assignment.subject())
                                .map(Subject::address)
                                .orElse(""))
                .put("creditClass", assignment.riskClass().name())
                .put("drawHash", assignment.drawHash())
                .put("drawPage", drawPage(now, assignment.drawHash()))
                .put("windowFrom", task.window().from().toString())
                .put("dueOn", assignment.dueOn().toString())
                .put("overdue", overdue(assignment, at))
                .put("state", assignment.state().name());
        ArrayNode parts = view.putArray("parts");
        task.participations().forEach(part -> parts.add(part(now, assignment, part)));
        view.set("steps", InspectionViews.steps(assignment.steps()));
        return view;
    }

    /** A draw that was not held at this desk, such as those of the demo, has a page only where it is published. */
    private String drawPage(Stores now, String hash) {
        if (ceremonies.held(hash)) {
            return "DESK";
        }
        return now.publications().draws().containsKey(hash) ? "PUBLIC" : "NONE";
    }

    private static ObjectNode part(Stores now, Assignment assignment, Participation part) {
        ObjectNode view = InspectionViews.object()
                .put("authority", part.authority().value())
                .put(
                        "authorityName",
                        now.authorities()
                                .find(part.authority())
                                .map(Authority::name)
                                .orElse(""));
        ArrayNode inspectors = view.putArray("inspectors");
        for (Inspector.Id id : assignment.inspectorsOf(part.authority())) {
            inspectors
                    .addObject()
                    .put("id", id.value())
                    .put("name", now.inspectors().find(id).map(Inspector::name).orElse(""));
        }
        ArrayNode items = view.putArray("items");
        part.items().forEach(code -> items.add(item(now, code)));
        ResultDesk.resultOf(now, assignment.id(), part.authority())
                .ifPresent(result -> view.put("result", result.id().value())
                        .put("resultState", result.state().name()));
        now.resultDrafts()
                .find(assignment.id(), part.authority())
                .ifPresent(draft -> view.put("draftSavedAt", draft.at().toString()));
        return view;
    }

    private static ObjectNode item(Stores now, InspectionItem.Code code) {
        Optional<InspectionItem> item = now.items().find(code);
        ObjectNode view = InspectionViews.object()
                .put("code", code.value())
                .put("name", item.map(InspectionItem::name).orElse(""));
        ArrayNode methods = view.putArray("methods");
        item.ifPresent(known -> known.methods().forEach(method -> methods.add(method.name())));
        return view;
    }

    private DeskAnswer draft(DeskRequest request) {
        return DeskAnswer.ok(desk.ledger()
                .stores()
                .resultDrafts()
                .find(assignment(request), authority(request))
                .map(AssignmentRoutes::view)
                .orElseThrow(() -> new DoubleRandomException(ErrorCode.NOT_FOUND, "没有暂存 / no draft is kept")));
    }

    private DeskAnswer saveDraft(DeskRequest request, Stores now) {
        Sent sent = request.sent("revision", "entry");
        return DeskAnswer.ok(view(results.saveDraft(
                now,
                assignment(request),
                authority(request),
                (int) sent.number("revision", 0, Integer.MAX_VALUE),
                EntryReader.draft(sent, request.body()),
                request.actor(),
                request.at())));
    }

    private DeskAnswer submit(DeskRequest request, Stores now) {
        Sent sent = request.sent("revision", "entry");
        return DeskAnswer.created(new ResultView(desk.ledger(), terms)
                .whole(
                        now,
                        results.submit(
                                now,
                                assignment(request),
                                authority(request),
                                (int) sent.number("revision", 0, Integer.MAX_VALUE),
                                EntryReader.content(sent),
                                request.actor(),
                                request.at()),
                        request.at()));
    }

    private static ObjectNode view(ResultDraft draft) {
        ObjectNode view = InspectionViews.object()
                .put("assignment", draft.assignment().value())
                .put("authority", draft.authority().value())
                .put("revision", draft.revision())
                .put("by", draft.by())
                .put("at", draft.at().toString());
        view.set("entry", json(draft.entry()));
        return view;
    }

    private static JsonNode json(String entry) {
        try {
            return JSON.readTree(entry);
        } catch (IOException changed) {
            throw new UncheckedIOException(changed);
        }
    }

    private boolean overdue(Assignment assignment, Instant at) {
        return assignment.state().ordinal() < Assignment.State.RESULT_ENTERED.ordinal()
                && assignment.dueOn().isBefore(terms.day(at));
    }

    private static InspectionTask task(Stores now, Assignment assignment) {
        return now.tasks()
                .find(assignment.task())
                .orElseThrow(() -> new DoubleRandomException(
                        ErrorCode.REFERENCE_UNKNOWN, "task " + assignment.task() + " is missing"));
    }

    private static Assignment find(Stores now, Assignment.Id id) {
        return now.assignments()
                .find(id)
                .orElseThrow(() -> new DoubleRandomException(ErrorCode.NOT_FOUND, "没有这份任务单 / no such assignment"));
    }

    private static Assignment.Id assignment(DeskRequest request) {
        return request.asked().path("id", Assignment.Id::new);
    }

    private static Authority.Id authority(DeskRequest request) {
        return request.asked().path("authority", Authority.Id::new);
    }
}
