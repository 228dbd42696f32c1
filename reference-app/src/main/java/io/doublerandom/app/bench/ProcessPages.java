package io.doublerandom.app.bench;

import io.doublerandom.core.Authority;
import io.doublerandom.core.PageRequest;
import io.doublerandom.core.draw.Assignment;
import io.doublerandom.core.draw.AssignmentFilter;
import io.doublerandom.core.inspection.Disposal;
import io.doublerandom.core.inspection.DisposalFilter;
import io.doublerandom.core.inspection.InspectionResult;
import io.doublerandom.core.inspection.ResultFilter;
import io.doublerandom.core.plan.AnnualPlan;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.plan.PlanFilter;
import io.doublerandom.core.plan.TaskFilter;
import io.doublerandom.core.publicity.NoticeFilter;
import io.doublerandom.core.publicity.PublicationFilter;
import io.doublerandom.core.publicity.PublicityNotice;
import io.doublerandom.core.store.jdbc.Stores;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The lists of what is planned, drawn, found, disposed of and published, and of the audit log. */
final class ProcessPages {
    private final Stores stores;
    private final PageTimings lists;
    private final LocalDate today;

    private ProcessPages(Stores stores, PageTimings lists, LocalDate today) {
        this.stores = stores;
        this.lists = lists;
        this.today = today;
    }

    static void add(Stores stores, PageTimings lists, LocalDate today) {
        ProcessPages pages = new ProcessPages(stores, lists, today);
        Optional<InspectionTask> task = stores.tasks().page(TaskFilter.all(), PageRequest.first(1)).rows().stream()
                .findFirst();
        Optional<Authority.Id> authority =
                stores.results().page(ResultFilter.all(), PageRequest.first(1)).rows().stream()
                        .findFirst()
                        .map(InspectionResult::authority);
        pages.plansAndTasks(task);
        pages.assignments(task, authority);
        pages.results(task, authority);
        pages.disposals(authority);
        pages.notices(authority);
        pages.evidence();
        pages.published(task, authority);
    }

    private void plansAndTasks(Optional<InspectionTask> task) {
        Map<String, PlanFilter> plans = new LinkedHashMap<>();
        plans.put("all", PlanFilter.all());
        plans.put("year, state", PlanFilter.all().ofYear(today.getYear()).being(AnnualPlan.State.PUBLISHED));
        plans.forEach((label, filter) -> lists.list(
                "plans: " + label,
                request -> stores.plans().page(filter, request),
                most -> stores.plans().count(filter, most)));
        Map<String, TaskFilter> tasks = new LinkedHashMap<>();
        tasks.put("all", TaskFilter.all());
        tasks.put("year", TaskFilter.all().begunIn(today.getYear()));
        task.ifPresent(known ->
                tasks.put("plan, state", TaskFilter.all().of(known.plan()).being(known.state())));
        tasks.forEach((label, filter) -> lists.list(
                "tasks: " + label,
                request -> stores.tasks().page(filter, request),
                most -> stores.tasks().count(filter, most)));
    }

    private void assignments(Optional<InspectionTask> task, Optional<Authority.Id> authority) {
        AssignmentFilter all = AssignmentFilter.all();
        Map<String, AssignmentFilter> filters = new LinkedHashMap<>();
        filters.put("all", all);
        for (Assignment.State state : Assignment.State.values()) {
            filters.put("state " + state, all.being(state));
        }
        task.ifPresent(known -> filters.put("task", all.ofTask(known.no())));
        authority.ifPresent(known -> filters.put("authority", all.of(known)));
        task.ifPresent(known -> authority.ifPresent(by -> filters.put(
                "task, state, authority", all.ofTask(known.no()).of(by).being(Assignment.State.values()[0]))));
        filters.forEach((label, filter) -> lists.list(
                "assignments: " + label,
                request -> stores.assignments().page(filter, request),
                most -> stores.assignments().count(filter, most)));
    }

    private void results(Optional<InspectionTask> task, Optional<Authority.Id> authority) {
        ResultFilter all = ResultFilter.all();
        Map<String, ResultFilter> filters = new LinkedHashMap<>();
        filters.put("all", all);
        filters.put("with a problem", all.withProblem());
        for (InspectionResult.State state : InspectionResult.State.values()) {
            filters.put("state " + state, all.being(state));
        }
        task.ifPresent(known -> filters.put("task", all.ofTask(known.no())));
        authority.ifPresent(known -> filters.put("authority", all.of(known)));
        task.ifPresent(known -> authority.ifPresent(by -> filters.put(
                "task, authority, with a problem", all.ofTask(known.no()).of(by).withProblem())));
        filters.forEach((label, filter) -> lists.list(
                "results: " + label,
                request -> stores.results().page(filter, request),
                most -> stores.results().count(filter, most)));
    }

    private void disposals(Optional<Authority.Id> authority) {
        DisposalFilter all = DisposalFilter.all();
        Map<String, DisposalFilter> filters = new LinkedHashMap<>();
        filters.put("all", all);
        filters.put("overdue", all.openBefore(today));
        for (Disposal.State state : Disposal.State.values()) {
            filters.put("state " + state, all.being(state));
        }
        authority.ifPresent(known -> filters.put("authority", all.of(known)));
        filters.forEach((label, filter) -> lists.list(
                "disposals: " + label,
                request -> stores.disposals().page(filter, request),
                most -> stores.disposals().count(filter, most)));
    }

    private void notices(Optional<Authority.Id> authority) {
        NoticeFilter all = NoticeFilter.all();
        Map<String, NoticeFilter> filters = new LinkedHashMap<>();
        filters.put("all", all);
        filters.put("open", all.open());
        filters.put("open, due", all.open().dueUntil(today));
        for (PublicityNotice.Kind kind : PublicityNotice.Kind.values()) {
            filters.put("kind " + kind, all.about(kind));
        }
        authority.ifPresent(
                known -> filters.put("authority, kind RESULT", all.of(known).about(PublicityNotice.Kind.RESULT)));
        filters.forEach((label, filter) -> lists.list(
                "notices: " + label,
                request -> stores.notices().page(filter, request),
                most -> stores.notices().count(filter, most)));
    }

    private void evidence() {
        lists.list("draws", request -> stores.draws().page(request));
        lists.list("audit log: newest first", request -> stores.auditLog().page(true, request));
        lists.list("audit log: oldest first", request -> stores.auditLog().page(false, request));
    }

    private void published(Optional<InspectionTask> task, Optional<Authority.Id> authority) {
        PublicationFilter all = PublicationFilter.all();
        Map<String, PublicationFilter> filters = new LinkedHashMap<>();
        filters.put("all", all);
        for (PublicationFilter.Topic topic : PublicationFilter.Topic.values()) {
            filters.put("topic " + topic, all.about(topic));
        }
        PublicationFilter results = all.about(PublicationFilter.Topic.RESULT);
        filters.put("results, year", results.begunIn(today.getYear()));
        task.ifPresent(known -> filters.put("results, task", results.ofTask(known.no())));
        authority.ifPresent(known -> filters.put("results, authority", results.by(known)));
        filters.forEach((label, filter) -> lists.list(
                "published: " + label,
                request -> stores.publications().page(filter, request),
                most -> stores.publications().count(filter, most)));
        lists.list("published: history", request -> stores.publications().history(null, null, request));
        lists.list("published: plans", request -> stores.publications().plans(null, request));
        task.ifPresent(known -> lists.list(
                "published: lines of a plan", request -> stores.publications().planLines(known.plan(), request)));
        lists.list("published: bulletins", request -> stores.bulletins().page(request));
    }
}
