package io.doublerandom.app.desk.inspection;

import io.doublerandom.app.desk.Actor;
import io.doublerandom.app.desk.DeskLedger;
import io.doublerandom.app.desk.publicity.NoticeQueue;
import io.doublerandom.app.desk.publicity.Progress;
import io.doublerandom.core.Authority;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Step;
import io.doublerandom.core.draw.Assignment;
import io.doublerandom.core.draw.TaskSheet;
import io.doublerandom.core.inspection.InspectionResult;
import io.doublerandom.core.inspection.ResultContent;
import io.doublerandom.core.inspection.ResultDraft;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.store.jdbc.Stores;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Results at the desk (录入、审核、更正): kept as a draft, submitted, returned or approved by somebody else, corrected. Each
 * act works in the transaction it is given and writes the audit log.
 */
public final class ResultDesk {
    private final DeskLedger ledger;
    private final OfficeTerms terms;

    /** Over where the desk keeps things. */
    public ResultDesk(DeskLedger ledger, OfficeTerms terms) {
        this.ledger = ledger;
        this.terms = terms;
    }

    /**
     * Keeps an entry that is not complete yet.
     *
     * @param revision of the draft that was read, 0 for the first
     */
    public ResultDraft saveDraft(
            Stores now,
            Assignment.Id assignment,
            Authority.Id authority,
            int revision,
            String entry,
            Actor by,
            Instant at) {
        TaskSheet sheet = sheet(now, assignment);
        requirePart(sheet, authority);
        resultOf(now, assignment, authority).ifPresent(result -> {
            if (result.state() == InspectionResult.State.ENTERED) {
                throw state(result, "正在审核 / is under review");
            }
        });
        int kept = now.resultDrafts()
                .find(assignment, authority)
                .map(ResultDraft::revision)
                .orElse(0);
        requireRevision(revision, kept);
        ResultDraft draft = new ResultDraft(assignment, authority, entry, kept + 1, by.id(), at);
        now.resultDrafts().save(draft);
        return draft;
    }

    /**
     * Submits a result for review, the first time or after it was returned.
     *
     * @param revision how many steps the result has, 0 for the first time
     */
    public InspectionResult submit(
            Stores now,
            Assignment.Id assignment,
            Authority.Id authority,
            int revision,
            ResultContent content,
            Actor by,
            Instant at) {
        TaskSheet sheet = sheet(now, assignment);
        requirePart(sheet, authority);
        Optional<InspectionResult> kept = resultOf(now, assignment, authority);
        requireRevision(revision, kept.map(result -> result.steps().size()).orElse(0));
        Step<InspectionResult.State> step = new Step<>(InspectionResult.State.ENTERED, by.id(), at, "");
        InspectionResult entered = new ResultEntry(sheet, authority).result(content, terms.day(at), step);
        if (kept.isPresent()) {
            if (kept.get().state() != InspectionResult.State.RETURNED) {
                throw state(kept.get(), "未被退回，已通过审核的须走更正 / was not returned; what is approved is corrected");
            }
            entered = kept.get().enteredAgain(entered.content(), step);
        }
        now.results().save(List.of(entered));
        now.resultDrafts().remove(assignment, authority);
        Progress.follow(now, assignment, by.id(), at);
        ledger.record(now, by, "result:submit", "result/" + entered.id(), "");
        return entered;
    }

    /** Returns a submitted result to who entered it, saying what is wrong. */
    public InspectionResult sendBack(
            Stores now, InspectionResult.Id id, int revision, String note, Actor by, Instant at) {
        InspectionResult result = underReview(now, id, revision);
        InspectionResult returned = result.with(new Step<>(InspectionResult.State.RETURNED, by.id(), at, note));
        now.results().save(List.of(returned));
        ledger.record(now, by, "result:return", "result/" + id, note);
        return returned;
    }

    /** Approves a submitted result; from now on it waits to be published. */
    public InspectionResult approve(
            Stores now, InspectionResult.Id id, int revision, String note, Actor by, Instant at) {
        InspectionResult result = underReview(now, id, revision);
        if (result.steps().get(result.steps().size() - 1).by().equals(by.id())) {
            throw new DoubleRandomException(
                    ErrorCode.SECOND_PERSON, "录入人不得审核本人录入的结果 / who entered it may not approve it: " + by.id());
        }
        InspectionResult audited = result.with(new Step<>(InspectionResult.State.AUDITED, by.id(), at, note));
        now.results().save(List.of(audited));
        LocalDate dueOn = terms.resultDue(result.version() == 1 ? result.inspectedOn() : terms.day(at));
        NoticeQueue.add(now, audited, dueOn, by.id(), at);
        Progress.follow(now, audited.assignment(), by.id(), at);
        ledger.record(now, by, "result:approve", "result/" + id, note);
        return audited;
    }

    /** Corrects an approved or published result; what was not public yet of it is withdrawn. */
    public InspectionResult correct(
            Stores now,
            InspectionResult.Id id,
            int revision,
            ResultContent content,
            String reason,
            Actor by,
            Instant at) {
        InspectionResult result = find(now, id);
        requireRevision(revision, result.steps().size());
        if (result.state() != InspectionResult.State.AUDITED && result.state() != InspectionResult.State.PUBLISHED) {
            throw state(result, "尚未通过审核，不需更正 / is not approved yet");
        }
        TaskSheet sheet = sheet(now, result.assignment());
        Step<InspectionResult.State> step = new Step<>(InspectionResult.State.ENTERED, by.id(), at, reason);
        InspectionResult entered = new ResultEntry(sheet, result.authority()).result(content, terms.day(at), step);
        if (entered.content().equals(result.content())) {
            throw new DoubleRandomException(
                    ErrorCode.RESULT_INVALID, "result " + id + ": 更正后内容没有变化 / the correction changes nothing");
        }
        InspectionResult corrected = result.corrected(entered.content(), step);
        now.results().save(List.of(corrected));
        NoticeQueue.withdraw(now, id, by.id(), at);
        ledger.record(now, by, "result:correct", "result/" + id, reason);
        return corrected;
    }

    /** A result that is kept. */
    public static InspectionResult find(Stores now, InspectionResult.Id id) {
        return now.results().find(id).orElseThrow(() -> missing("没有这份检查结果 / no such result"));
    }

    /** The result of one authority for one assignment. */
    public static Optional<InspectionResult> resultOf(Stores now, Assignment.Id assignment, Authority.Id authority) {
        return now.results().ofAssignment(assignment).stream()
                .filter(result -> result.authority().equals(authority))
                .findFirst();
    }

    private static InspectionResult underReview(Stores now, InspectionResult.Id id, int revision) {
        InspectionResult result = find(now, id);
        requireRevision(revision, result.steps().size());
        if (result.state() != InspectionResult.State.ENTERED) {
            throw state(result, "不在待审核状态 / does not wait for review");
        }
        return result;
    }

    /** The task sheet of an assignment whose results may be entered. */
    private static TaskSheet sheet(Stores now, Assignment.Id id) {
        Assignment assignment = now.assignments().find(id).orElseThrow(() -> missing("没有这份任务单 / no such assignment"));
        if (assignment.state() == Assignment.State.WITHDRAWN) {
            throw new DoubleRandomException(ErrorCode.RESULT_STATE, "assignment " + id + " 已撤回 / was withdrawn");
        }
        InspectionTask task = now.tasks().find(assignment.task()).orElseThrow(() -> missing("没有这个任务 / no such task"));
        if (task.state() == InspectionTask.State.CANCELLED
                || task.state().ordinal() < InspectionTask.State.INSPECTORS_DRAWN.ordinal()) {
            throw new DoubleRandomException(
                    ErrorCode.RESULT_STATE,
                    "task " + task.no() + " 处于 " + task.state() + "，尚不能录入 / is " + task.state()
                            + ", nothing can be entered");
        }
        return TaskSheet.of(assignment, task);
    }

    private static void requirePart(TaskSheet sheet, Authority.Id authority) {
        if (sheet.itemsOf(authority).isEmpty()) {
            throw missing("该部门不参与这个任务 / the authority does not take part");
        }
    }

    private static void requireRevision(int asked, int kept) {
        if (asked != kept) {
            throw new DoubleRandomException(
                    ErrorCode.REVISION_STALE,
                    "现为第 " + kept + " 版，收到第 " + asked + " 版 / revision is " + kept + ", not " + asked);
        }
    }

    private static DoubleRandomException state(InspectionResult result, String detail) {
        return new DoubleRandomException(
                ErrorCode.RESULT_STATE, "result " + result.id() + " (" + result.state() + ") " + detail);
    }

    private static DoubleRandomException missing(String detail) {
        return new DoubleRandomException(ErrorCode.NOT_FOUND, detail);
    }
}
