package io.doublerandom.app.http.desk;

import io.doublerandom.app.desk.DeskPermission;
import io.doublerandom.app.desk.inspection.OfficeTerms;
import io.doublerandom.app.desk.inspection.ResultDesk;
import io.doublerandom.app.http.Asked;
import io.doublerandom.core.Authority;
import io.doublerandom.core.inspection.InspectionResult;
import io.doublerandom.core.inspection.ResultFilter;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.store.jdbc.Stores;
import io.helidon.http.Method;

/** Results: lists, review, correction. */
final class ResultRoutes implements DeskRoutes {
    private static final int NOTE = 400;

    private final Desk desk;
    private final ResultDesk results;
    private final ResultView views;

    ResultRoutes(Desk desk, OfficeTerms terms) {
        this.desk = desk;
        this.results = new ResultDesk(desk.ledger(), terms);
        this.views = new ResultView(desk.ledger(), terms);
    }

    @Override
    public void register(DeskRouter router) {
        router.read("/results", DeskPermission.READ, this::list);
        router.read("/results/{id}", DeskPermission.READ, this::one);
        router.change(Method.POST, "/results/{id}/return", DeskPermission.RESULT_REVIEW, this::sendBack);
        router.change(Method.POST, "/results/{id}/approve", DeskPermission.RESULT_REVIEW, this::approve);
        router.change(Method.POST, "/results/{id}/correct", DeskPermission.RESULT_ENTER, this::correct);
    }

    private DeskAnswer list(DeskRequest request) {
        Asked asked = request.asked();
        ResultFilter filter = filter(asked);
        return DeskAnswer.ok(desk.ledger()
                .snapshot(now -> InspectionViews.page(
                        "results",
                        now.results().page(filter, asked.page()),
                        most -> now.results().count(filter, most),
                        result -> views.summary(now, result))));
    }

    /** The results asked for. */
    static ResultFilter filter(Asked asked) {
        ResultFilter all = ResultFilter.all()
                .ofTask(asked.query("task", InspectionTask.No::new))
                .being(asked.constant("state", InspectionResult.State.class))
                .of(asked.query("authority", Authority.Id::new));
        return flag(asked, "problem") ? all.withProblem() : all;
    }

    private DeskAnswer one(DeskRequest request) {
        InspectionResult.Id id = id(request);
        return DeskAnswer.ok(desk.ledger().snapshot(now -> views.whole(now, ResultDesk.find(now, id), request.at())));
    }

    private DeskAnswer sendBack(DeskRequest request, Stores now) {
        Sent sent = request.sent("revision", "note");
        return answer(
                request,
                now,
                results.sendBack(
                        now, id(request), revision(sent), sent.text("note", NOTE), request.actor(), request.at()));
    }

    private DeskAnswer approve(DeskRequest request, Stores now) {
        Sent sent = request.sent("revision", "note");
        return answer(
                request,
                now,
                results.approve(
                        now,
                        id(request),
                        revision(sent),
                        sent.textOr("note", NOTE, ""),
                        request.actor(),
                        request.at()));
    }

    private DeskAnswer correct(DeskRequest request, Stores now) {
        Sent sent = request.sent("revision", "reason", "entry");
        return answer(
                request,
                now,
                results.correct(
                        now,
                        id(request),
                        revision(sent),
                        EntryReader.content(sent),
                        sent.text("reason", NOTE),
                        request.actor(),
                        request.at()));
    }

    private DeskAnswer answer(DeskRequest request, Stores now, InspectionResult result) {
        return DeskAnswer.ok(views.whole(now, result, request.at()));
    }

    private static InspectionResult.Id id(DeskRequest request) {
        return request.asked().path("id", InspectionResult.Id::new);
    }

    private static int revision(Sent sent) {
        return (int) sent.number("revision", 1, Integer.MAX_VALUE);
    }

    /** A parameter that is true or false, false if it is not there. */
    static boolean flag(Asked asked, String name) {
        Boolean flag = asked.query(name, text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        });
        return Boolean.TRUE.equals(flag);
    }
}
