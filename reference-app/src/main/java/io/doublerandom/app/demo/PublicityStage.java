package io.doublerandom.app.demo;

import io.doublerandom.app.desk.DeskRole;
import io.doublerandom.app.desk.publicity.OwnSite;
import io.doublerandom.app.desk.publicity.Progress;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Step;
import io.doublerandom.core.WorkingCalendar;
import io.doublerandom.core.draw.Assignment;
import io.doublerandom.core.inspection.Disposal;
import io.doublerandom.core.inspection.InspectionResult;
import io.doublerandom.core.plan.AnnualPlan;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.publicity.NoticeFormat;
import io.doublerandom.core.publicity.PublicRecord;
import io.doublerandom.core.publicity.PublicityNotice;
import io.doublerandom.core.publicity.PublicityRules;
import io.doublerandom.core.publicity.PublicityTerms;
import io.doublerandom.core.register.Subject;
import io.doublerandom.core.store.jdbc.JdbcStores;
import io.doublerandom.core.store.jdbc.Stores;
import io.doublerandom.core.sync.RecordReceipt;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Publishes on the platforms; what counts as published is what a receipt says, nothing else. */
final class PublicityStage {
    private static final PublicityTerms TERMS = PublicityTerms.workPlan2024();
    private static final String OFFICE = DeskRole.OFFICE.id();

    private final JdbcStores database;
    private final Stores stores;
    private final Exchange exchange;
    private final SimulatedClock clock;

    PublicityStage(DemoWorld world, Exchange exchange, SimulatedClock clock) {
        this.database = world.stores();
        this.stores = database.stores();
        this.exchange = exchange;
        this.clock = clock;
    }

    /** Publishes the rows of a plan on a platform; how many a receipt settled. */
    int plan(AnnualPlan plan, Link link) {
        List<PublicRecord> records = plan.lines().stream()
                .map(line -> PublicityRules.planLine(plan, line, link.platform().channel()))
                .toList();
        return publish(link, records, TERMS.planDue(plan.year()));
    }

    /** Announces tasks on a platform; how many a receipt settled. */
    int tasks(AnnualPlan plan, List<InspectionTask> tasks, Link link) {
        List<PublicRecord> records = tasks.stream()
                .map(task -> PublicityRules.task(plan, task, link.platform().channel()))
                .toList();
        return publish(link, records, clock.today());
    }

    /** Publishes what followed from the results of a drawn task; how many a receipt settled. */
    int disposals(
            AnnualPlan plan,
            DrawStage.Drawn drawn,
            List<InspectionResult> results,
            List<Disposal> disposals,
            Link link) {
        Map<Assignment.Id, Assignment> assignments =
                drawn.assignments().stream().collect(Collectors.toMap(Assignment::id, Function.identity()));
        Map<InspectionResult.Id, InspectionResult> ours = results.stream()
                .filter(result -> assignments.containsKey(result.assignment()))
                .collect(Collectors.toMap(InspectionResult::id, Function.identity()));
        List<PublicRecord> records = new ArrayList<>();
        for (Disposal disposal : disposals) {
            InspectionResult result = ours.get(disposal.result());
            if (result == null || disposal.type() == Disposal.Type.NONE) {
                continue;
            }
            Assignment assignment = Objects.requireNonNull(assignments.get(result.assignment()));
            records.add(PublicityRules.disposal(
                    plan,
                    drawn.task(),
                    assignment,
                    result,
                    disposal,
                    stores.subjects().find(assignment.subject()).orElseThrow(),
                    link.platform().channel()));
        }
        return records.isEmpty() ? 0 : publish(link, records, clock.today());
    }

    /** Publishes the audited results of a drawn task; moves what the receipts settled on to PUBLISHED. */
    int results(AnnualPlan plan, DrawStage.Drawn drawn, List<InspectionResult> results, Link link) {
        Map<Assignment.Id, Assignment> assignments =
                drawn.assignments().stream().collect(Collectors.toMap(Assignment::id, Function.identity()));
        List<InspectionResult> ours = results.stream()
                .filter(result -> assignments.containsKey(result.assignment()))
                .toList();
        List<PublicRecord> records = new ArrayList<>();
        for (InspectionResult result : ours) {
            Assignment assignment = Objects.requireNonNull(assignments.get(result.assignment()));
            Subject subject = stores.subjects().find(assignment.subject()).orElseThrow();
            records.add(PublicityRules.result(
                    plan,
                    drawn.task(),
                    assignment,
                    result,
                    subject,
                    link.platform().channel()));
        }
        LocalDate finished = ours.stream()
                .map(InspectionResult::inspectedOn)
                .max(LocalDate::compareTo)
                .orElseThrow();
        int settled = publish(link, records, TERMS.resultDue(finished, WorkingCalendar.ofYear2024()));
        database.inTransaction(now -> {
            now.results()
                    .save(ours.stream()
                            .map(result -> result.with(step(InspectionResult.State.PUBLISHED, "")))
                            .toList());
            assignments.keySet().forEach(id -> Progress.follow(now, id, OFFICE, clock.instant()));
            return ours.size();
        });
        return settled;
    }

    private int publish(Link link, List<PublicRecord> records, LocalDate dueOn) {
        stores.notices()
                .save(records.stream()
                        .map(record -> record.notice(dueOn, step(PublicityNotice.State.PENDING, "")))
                        .toList());
        exchange.push(link, new NoticeFormat(), records);
        List<PublicityNotice> published = new ArrayList<>();
        for (PublicRecord record : records) {
            RecordReceipt receipt = stores.outbox()
                    .receipt(link.sink().platform(), "publicity", record.id().value(), 1)
                    .filter(found -> found.status().settles())
                    .orElseThrow(() -> new DoubleRandomException(
                            ErrorCode.SYNC_REFUSED, "no receipt settles notice " + record.id()));
            PublicityNotice pending = stores.notices().find(record.id()).orElseThrow();
            published.add(pending.with(step(PublicityNotice.State.PUSHED, ""))
                    .with(step(PublicityNotice.State.PUBLISHED, receipt.ref())));
        }
        database.inTransaction(now -> OwnSite.release(now, published, records, clock.instant()));
        return published.size();
    }

    private <S extends Enum<S>> Step<S> step(S state, String note) {
        return new Step<>(state, OFFICE, clock.instant(), note);
    }
}
