package io.doublerandom.app.demo;

import io.doublerandom.app.desk.DeskRole;
import io.doublerandom.app.desk.planning.Censuses;
import io.doublerandom.app.desk.planning.PlanMeter;
import io.doublerandom.app.desk.planning.TaskMaker;
import io.doublerandom.core.Authority;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.RuleViolation;
import io.doublerandom.core.Step;
import io.doublerandom.core.plan.AnnualPlan;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.plan.NumberScheme;
import io.doublerandom.core.plan.PlanLine;
import io.doublerandom.core.plan.PoolCensus;
import io.doublerandom.core.register.InspectionItem;
import io.doublerandom.core.register.SubjectPool;
import io.doublerandom.core.store.jdbc.Stores;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes the annual plan and the tasks that the journey carries out. */
final class PlanStage {
    private static final int INSPECTORS_PER_AUTHORITY = 2;

    private final Stores stores;
    private final SimulatedClock clock;
    private final NumberScheme numbers = NumberScheme.national();

    PlanStage(Stores stores, SimulatedClock clock) {
        this.stores = stores;
        this.clock = clock;
    }

    /** A plan with what was found in reviewing it; nothing found is blocking. */
    record Reviewed(AnnualPlan plan, List<RuleViolation> remarks) {}

    /** Drafts, reviews and keeps the plan of a year. */
    Reviewed plan(int year) {
        LocalDate today = clock.today();
        Map<SubjectPool.Id, PoolCensus> censuses = Censuses.fresh(stores, today);
        List<InspectionItem> items = stores.items().all().stream()
                .filter(item -> item.effective().contains(today))
                .toList();
        Authority owner = owner(stores.authorities().all());
        AnnualPlan draft = new PlanDraft(year, censuses)
                .draft(
                        numbers.plan(owner.region(), year, 1),
                        owner.id(),
                        stores.pools().all(),
                        items,
                        step(AnnualPlan.State.DRAFT, DeskRole.PLANNER));
        List<RuleViolation> found =
                new PlanMeter(stores, today, censuses).read(draft, null).violations();
        for (RuleViolation violation : found) {
            if (violation.blocking()) {
                throw new DoubleRandomException(
                        ErrorCode.PLAN_INVALID,
                        violation.rule() + " " + violation.subject().en() + ": "
                                + violation.detail().en());
            }
        }
        stores.plans().save(draft);
        return new Reviewed(draft, found);
    }

    /** Approves a draft. */
    AnnualPlan approved(AnnualPlan draft) {
        AnnualPlan approved = draft.with(step(AnnualPlan.State.APPROVED, DeskRole.LEADER));
        stores.plans().save(approved);
        return approved;
    }

    /** Marks a plan published. */
    AnnualPlan published(AnnualPlan plan) {
        AnnualPlan published = plan.with(step(AnnualPlan.State.PUBLISHED, DeskRole.OFFICE));
        stores.plans().save(published);
        return published;
    }

    /** The tasks of a single, a joint and a one-visit line, approved and announced. */
    List<InspectionTask> tasks(AnnualPlan plan) {
        Map<Authority.Id, Authority> authorities =
                stores.authorities().all().stream().collect(Collectors.toMap(Authority::id, Function.identity()));
        TaskMaker maker = new TaskMaker(stores, clock.today());
        List<InspectionTask> tasks = new ArrayList<>();
        for (PlanLine line : new LineChoice(
                        plan, authorities, line -> maker.split(plan, line).listed() > 0)
                .lines()) {
            List<InspectionTask> made = maker
                    .make(plan, line, INSPECTORS_PER_AUTHORITY, step(InspectionTask.State.DRAFT, DeskRole.PLANNER))
                    .stream()
                    .map(task -> task.with(step(InspectionTask.State.APPROVED, DeskRole.LEADER))
                            .with(step(InspectionTask.State.ANNOUNCED, DeskRole.OFFICE)))
                    .toList();
            stores.tasks().save(made);
            tasks.addAll(made);
        }
        return tasks;
    }

    /** The city's market regulator leads the conference; where there is none, the first authority does. */
    private static Authority owner(List<Authority> authorities) {
        return authorities.stream()
                .filter(authority -> authority.level() == Authority.Level.CITY
                        && authority.sector().contains("市场监管"))
                .findFirst()
                .or(() -> authorities.stream().findFirst())
                .orElseThrow(() -> new DoubleRandomException(ErrorCode.PLAN_INVALID, "there is no authority"));
    }

    private <S extends Enum<S>> Step<S> step(S state, DeskRole by) {
        return new Step<>(state, by.id(), clock.instant(), "");
    }
}
