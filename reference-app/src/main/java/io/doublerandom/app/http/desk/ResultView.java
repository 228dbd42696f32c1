package io.doublerandom.app.http.desk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doublerandom.app.desk.DeskLedger;
import io.doublerandom.app.desk.inspection.DisposalDesk;
import io.doublerandom.app.desk.inspection.OfficeTerms;
import io.doublerandom.app.desk.inspection.ResultEntry;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.draw.Assignment;
import io.doublerandom.core.draw.TaskSheet;
import io.doublerandom.core.inspection.InspectionResult;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.publicity.PublicityNotice;
import io.doublerandom.core.store.jdbc.Stores;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** One result with everything that belongs to it. */
final class ResultView {
    private final OfficeTerms terms;
    private final DisposalDesk disposals;

    ResultView(DeskLedger ledger, OfficeTerms terms) {
        this.terms = terms;
        this.disposals = new DisposalDesk(ledger, terms);
    }

    ObjectNode summary(Stores now, InspectionResult result) {
        return InspectionViews.object()
                .put("id", result.id().value())
                .put("assignment", result.assignment().value())
                .put("authority", result.authority().value())
                .put("subjectName", assignment(now, result).subjectName())
                .put("inspectedOn", result.inspectedOn().toString())
                .put("primaryOutcome", result.primaryOutcome().name())
                .put("problem", result.problemFound())
                .put("version", result.version())
                .put("state", result.state().name());
    }

    ObjectNode whole(Stores now, InspectionResult result, Instant at) {
        LocalDate today = terms.day(at);
        Assignment assignment = assignment(now, result);
        ObjectNode view = InspectionViews.object()
                .put("id", result.id().value())
                .put("assignment", assignment.id().value())
                .put("task", assignment.task().value())
                .put("authority", result.authority().value())
                .put("subject", assignment.subject().value())
                .put("subjectName", assignment.subjectName())
                .put("state", result.state().name())
                .put("version", result.version())
                .put("revision", result.steps().size());
        view.set("entry", InspectionViews.content(result.content()));
        view.set("former", InspectionViews.former(result));
        view.set("remarks", remarks(now, assignment, result));
        ArrayNode proposals = view.putArray("proposals");
        disposals
                .proposals(now, result, at)
                .forEach(proposal -> proposals
                        .addObject()
                        .put("type", proposal.type().name())
                        .put("deadline", proposal.deadline().toString()));
        ArrayNode decided = view.putArray("disposals");
        now.disposals().ofResult(result.id()).forEach(one -> decided.add(InspectionViews.disposal(one, today)));
        ArrayNode notices = view.putArray("notices");
        now.notices()
                .of(PublicityNotice.Kind.RESULT, result.id().value())
                .forEach(notice -> notices.add(InspectionViews.notice(notice, today)));
        view.set("steps", InspectionViews.steps(result.steps()));
        return view;
    }

    private static ArrayNode remarks(Stores now, Assignment assignment, InspectionResult result) {
        ArrayNode remarks = InspectionViews.object().putArray("remarks");
        Optional<InspectionTask> task = now.tasks().find(assignment.task());
        task.ifPresent(known -> new ResultEntry(TaskSheet.of(assignment, known), result.authority())
                .remarks(result)
                .forEach(remark -> remarks.addObject()
                        .put("rule", remark.rule())
                        .put("detailZh", remark.detail().zh())
                        .put("detailEn", remark.detail().en())));
        return remarks;
    }

    private static Assignment assignment(Stores now, InspectionResult result) {
        return now.assignments()
                .find(result.assignment())
                .orElseThrow(() -> new DoubleRandomException(
                        ErrorCode.REFERENCE_UNKNOWN, "assignment " + result.assignment() + " is missing"));
    }
}
