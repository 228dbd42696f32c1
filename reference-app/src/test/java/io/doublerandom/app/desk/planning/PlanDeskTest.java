package io.doublerandom.app.desk.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doublerandom.app.Database;
import io.doublerandom.app.desk.Actor;
import io.doublerandom.app.desk.DeskLedger;
import io.doublerandom.app.desk.DeskRole;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.kit.Samples;
import io.doublerandom.core.plan.AnnualPlan;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.register.CreditRiskClass;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What HTTP cannot show of plans and tasks: one person with two posts, two people at once, an act that fails half way. */
class PlanDeskTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-03-11T01:00:00Z"), ZoneOffset.UTC);
    private static final Actor PLANNER = Actor.of(DeskRole.PLANNER);
    private static final Actor LEADER = Actor.of(DeskRole.LEADER);
    private static final Actor BOTH = new Actor("both", "计划员兼领导", Set.of(DeskRole.PLANNER, DeskRole.LEADER));
    private static final PlanDesk.Wanted WANTED = new PlanDesk.Wanted(2024, "示例计划", Samples.MARKET, "", null);

    private Database database;
    private DeskLedger ledger;
    private PlanDesk plans;
    private TaskDesk tasks;

    @BeforeEach
    void open() {
        database = Database.open("jdbc:h2:mem:" + UUID.randomUUID(), "sa", "");
        ledger = new DeskLedger(database.stores(), CLOCK);
        plans = new PlanDesk(ledger, CLOCK);
        tasks = new TaskDesk(ledger, CLOCK);
        var stores = database.stores().stores();
        stores.authorities().save(List.of(Samples.authority(Samples.MARKET), Samples.authority(Samples.FIRE)));
        stores.pools().save(List.of(Samples.pool()));
        stores.items()
                .save(List.of(
                        Samples.item(Samples.ITEM, Samples.MARKET), Samples.item(Samples.FIRE_ITEM, Samples.FIRE)));
        stores.subjects()
                .save(List.of(Samples.subject("p1", CreditRiskClass.A), Samples.subject("p2", CreditRiskClass.B)));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private AnnualPlan draft(Actor by) {
        AnnualPlan plan = ledger.act(now -> plans.create(now, by, WANTED));
        return ledger.act(now -> plans.save(now, by, plan.no(), 1, List.of(newLine())));
    }

    private static DraftLine newLine() {
        return DraftLine.of(Samples.line(1)).moved(0);
    }

    @Test
    void plan_approvedByOneOfItsAuthors_refused() {
        AnnualPlan plan = draft(BOTH);
        AnnualPlan edited = ledger.act(now -> plans.save(
                now,
                PLANNER,
                plan.no(),
                2,
                plan.lines().stream().map(DraftLine::of).toList()));
        refused(ErrorCode.SELF_APPROVAL, () -> ledger.act(now -> plans.approve(now, BOTH, edited.no(), 3, "")));
        assertThat(ledger.act(now -> plans.approve(now, LEADER, edited.no(), 3, ""))
                        .state())
                .isEqualTo(AnnualPlan.State.APPROVED);
    }

    @Test
    void plan_approvedEditedByAnotherAndApprovedAgain_allowed() {
        AnnualPlan plan = draft(PLANNER);
        ledger.act(now -> plans.approve(now, LEADER, plan.no(), 2, ""));
        ledger.act(now -> plans.save(now, PLANNER, plan.no(), 3, List.of(newLine())));
        assertThat(ledger.act(now -> plans.approve(now, LEADER, plan.no(), 4, ""))
                        .steps())
                .hasSize(5);
    }

    @Test
    void plan_sentBackByALeader_mayStillBeApprovedByThem() {
        AnnualPlan plan = draft(PLANNER);
        ledger.act(now -> plans.sendBack(now, LEADER, plan.no(), 2, "比例偏低"));
        ledger.act(now -> plans.save(now, PLANNER, plan.no(), 3, List.of(newLine())));
        assertThat(ledger.act(now -> plans.approve(now, LEADER, plan.no(), 4, ""))
                        .state())
                .isEqualTo(AnnualPlan.State.APPROVED);
    }

    @Test
    void task_approvedByWhoMadeIt_refused() {
        AnnualPlan plan = published();
        List<InspectionTask> made = ledger.act(now -> tasks.make(now, BOTH, plan.no(), 1, 2));
        InspectionTask.No no = made.get(0).no();
        refused(ErrorCode.SELF_APPROVAL, () -> ledger.act(now -> tasks.approve(now, BOTH, no, 1, "")));
        assertThat(ledger.act(now -> tasks.approve(now, LEADER, no, 1, "")).state())
                .isEqualTo(InspectionTask.State.APPROVED);
    }

    private AnnualPlan published() {
        AnnualPlan plan = draft(PLANNER);
        ledger.act(now -> plans.approve(now, LEADER, plan.no(), 2, ""));
        return ledger.act(now -> plans.publish(now, Actor.of(DeskRole.OFFICE), plan.no(), 3, ""));
    }

    @Test
    void publication_thatFailsAtTheEnd_leavesNothingPublic() {
        AnnualPlan plan = draft(PLANNER);
        ledger.act(now -> plans.approve(now, LEADER, plan.no(), 2, ""));
        assertThatThrownBy(() -> ledger.act(now -> {
                    plans.publish(now, Actor.of(DeskRole.OFFICE), plan.no(), 3, "");
                    throw new IllegalStateException("the power failed");
                }))
                .hasMessage("the power failed");

        var stores = database.stores().stores();
        assertThat(stores.plans().find(plan.no()).orElseThrow().state()).isEqualTo(AnnualPlan.State.APPROVED);
        assertThat(stores.publications().planCount()).isZero();
        assertThat(stores.notices().count()).isZero();
    }

    @Test
    void lines_savedByTwoAtOnce_oneIsToldAndNothingIsMixed() throws Exception {
        AnnualPlan plan = draft(PLANNER);
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            List<Callable<String>> saves = List.of(save(plan, PLANNER, together), save(plan, BOTH, together));
            List<String> outcomes =
                    two.invokeAll(saves).stream().map(PlanDeskTest::of).sorted().toList();
            assertThat(outcomes.get(1)).isEqualTo("saved");
            assertThat(outcomes.get(0)).isIn("REVISION_STALE", "STORE_CONFLICT", "STORE_FAILED");
        } finally {
            two.shutdownNow();
        }
        assertThat(database.stores()
                        .stores()
                        .plans()
                        .find(plan.no())
                        .orElseThrow()
                        .steps())
                .hasSize(3);
    }

    private Callable<String> save(AnnualPlan plan, Actor by, CyclicBarrier together) {
        return () -> {
            try {
                ledger.act(now -> {
                    AnnualPlan seen = plans.find(now, plan.no());
                    await(together);
                    return plans.save(now, by, seen.no(), seen.steps().size(), List.of(newLine()));
                });
                return "saved";
            } catch (DoubleRandomException refused) {
                return refused.code().name();
            }
        };
    }

    private static void await(CyclicBarrier together) {
        try {
            together.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String of(Future<String> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void census_ofTheMeter_isKeptAWhileAndCountedAfreshOnDemand() {
        AnnualPlan plan = draft(PLANNER);
        var stores = database.stores().stores();
        assertThat(plans.review(stores, plan, null).lines().get(0).drawable()).isEqualTo(2);
        stores.subjects().save(List.of(Samples.subject("p3", CreditRiskClass.C)));

        assertThat(plans.review(stores, plan, null).lines().get(0).drawable()).isEqualTo(2);
        assertThat(Censuses.fresh(stores, Samples.DAY))
                .hasEntrySatisfying(
                        Samples.POOL, census -> assertThat(census.total()).isEqualTo(3));
    }

    private static void refused(ErrorCode code, Supplier<?> act) {
        assertThatThrownBy(act::get)
                .isInstanceOfSatisfying(
                        DoubleRandomException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
