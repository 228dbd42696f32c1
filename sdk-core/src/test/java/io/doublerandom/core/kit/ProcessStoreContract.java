package io.doublerandom.core.kit;

import static io.doublerandom.core.kit.StoreSamples.HASH;
import static io.doublerandom.core.kit.StoreSamples.LEAD;
import static io.doublerandom.core.kit.StoreSamples.PARTNER;
import static io.doublerandom.core.kit.StoreSamples.PLAN;
import static io.doublerandom.core.kit.StoreSamples.T0;
import static io.doublerandom.core.kit.StoreSamples.TASK;
import static io.doublerandom.core.kit.StoreSamples.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Step;
import io.doublerandom.core.draw.Assignment;
import io.doublerandom.core.draw.Draw;
import io.doublerandom.core.inspection.Disposal;
import io.doublerandom.core.inspection.Evidence;
import io.doublerandom.core.inspection.InspectionResult;
import io.doublerandom.core.inspection.Outcome;
import io.doublerandom.core.inspection.ResultContent;
import io.doublerandom.core.inspection.ResultDraft;
import io.doublerandom.core.inspection.ResultLine;
import io.doublerandom.core.plan.AnnualPlan;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.publicity.PublicityNotice;
import io.doublerandom.core.register.Method;
import io.doublerandom.core.register.Subject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The stores of plans, tasks, draws, results and notices: histories only grow. */
public abstract class ProcessStoreContract extends StoreContract {
    protected ProcessStoreContract(DatabaseUnderTest database) {
        super(database);
    }

    @Test
    void plan_twoVersions_latestIsFoundAndBothAreKept() {
        AnnualPlan first = StoreSamples.plan(1).with(step(AnnualPlan.State.APPROVED, 1));
        AnnualPlan second = StoreSamples.plan(2);
        stores.plans().save(first);
        stores.plans().save(second);

        assertThat(stores.plans().find(PLAN)).contains(second);
        assertThat(stores.plans().versions(PLAN)).containsExactly(first, second);
        assertThat(stores.plans().ofYear(2024)).containsExactly(second);
        assertThat(stores.plans().ofYear(2025)).isEmpty();
        assertThat(stores.plans().count()).isEqualTo(1);
    }

    @Test
    void plan_beingAmended_publishedVersionIsStillFound() {
        AnnualPlan first =
                StoreSamples.plan(1).with(step(AnnualPlan.State.APPROVED, 1)).with(step(AnnualPlan.State.PUBLISHED, 2));
        AnnualPlan draft = first.amended(new Step<>(AnnualPlan.State.DRAFT, "office-1", T0.plusSeconds(300), "调整"));
        stores.plans().save(StoreSamples.plan(1));
        assertThat(stores.plans().published(PLAN)).isEmpty();
        assertThat(stores.plans().publishedOfYear(2024)).isEmpty();

        stores.plans().save(first);
        stores.plans().save(draft);
        assertThat(stores.plans().published(PLAN)).contains(first);
        assertThat(stores.plans().publishedOfYear(2024)).containsExactly(first);
        assertThat(stores.plans().publishedOfYear(2025)).isEmpty();
        assertThat(stores.plans().find(PLAN)).contains(draft);
    }

    @Test
    void plan_draftWithoutLines_comesBackEqual() {
        AnnualPlan empty = StoreSamples.plan(1).edited(List.of(), draftedAt(1));
        stores.plans().save(empty);
        assertThat(stores.plans().find(PLAN)).contains(empty);

        AnnualPlan filled = empty.edited(StoreSamples.plan(1).lines(), draftedAt(2));
        stores.plans().save(filled);
        assertThat(stores.plans().find(PLAN)).contains(filled);
    }

    /** An edit, which gives no reason. */
    private static Step<AnnualPlan.State> draftedAt(int seconds) {
        return new Step<>(AnnualPlan.State.DRAFT, "office-1", T0.plusSeconds(seconds), "");
    }

    @Test
    void task_savedStepByStep_comesBackEqual() {
        InspectionTask draft = StoreSamples.task();
        InspectionTask announced =
                draft.with(step(InspectionTask.State.APPROVED, 1)).with(step(InspectionTask.State.ANNOUNCED, 2));
        assertThat(stores.tasks().save(List.of(draft))).isEqualTo(1);
        assertThat(stores.tasks().save(List.of(announced))).isEqualTo(1);
        assertThat(stores.tasks().save(List.of(announced))).isZero();

        assertThat(stores.tasks().find(TASK)).contains(announced);
        assertThat(stores.tasks().ofPlan(PLAN)).containsExactly(announced);
    }

    @Test
    void task_withFewerSteps_conflict() {
        InspectionTask draft = StoreSamples.task();
        InspectionTask approved = draft.with(step(InspectionTask.State.APPROVED, 1));
        stores.tasks().save(List.of(approved));

        assertRefused(ErrorCode.STORE_CONFLICT, () -> stores.tasks().save(List.of(draft)));
        assertThat(stores.tasks().find(TASK)).contains(approved);
    }

    @Test
    void task_withDivergingStep_conflictAndNothingOfTheBatchIsKept() {
        InspectionTask draft = StoreSamples.task();
        stores.tasks().save(List.of(draft.with(step(InspectionTask.State.APPROVED, 1))));
        InspectionTask other =
                draft.with(step(InspectionTask.State.APPROVED, 9)).with(step(InspectionTask.State.ANNOUNCED, 10));
        InspectionTask fresh = StoreSamples.task(new InspectionTask.No("fresh"));

        assertRefused(ErrorCode.STORE_CONFLICT, () -> stores.tasks().save(List.of(fresh, other)));
        assertThat(stores.tasks().count()).isEqualTo(1);
    }

    @Test
    void assignment_contentWithoutStep_conflictButWithStepKept() {
        stores.tasks().save(List.of(StoreSamples.task()));
        Assignment drawn = StoreSamples.assignment("a1", "p1x");
        stores.assignments().save(List.of(drawn));
        Assignment smaller = withTeam(drawn, drawn.team().subList(0, 2));

        assertRefused(ErrorCode.STORE_CONFLICT, () -> stores.assignments().save(List.of(smaller)));

        Assignment substituted = smaller.with(step(Assignment.State.TEAM_ASSIGNED, 3));
        stores.assignments().save(List.of(substituted));
        assertThat(stores.assignments().find(drawn.id())).contains(substituted);
    }

    @Test
    void step_finerThanAMicrosecond_keptToTheMicrosecondAndNoConflict() {
        Step<InspectionTask.State> fine =
                new Step<>(InspectionTask.State.APPROVED, "office-1", T0.plusNanos(1_234_567), "");
        InspectionTask task = StoreSamples.task().with(fine);
        stores.tasks().save(List.of(task));

        assertThat(stores.tasks().save(List.of(task))).isZero();
        assertThat(stores.tasks().find(TASK).orElseThrow().steps().get(1).at()).isEqualTo(T0.plusNanos(1_234_000));
    }

    @Test
    void draw_addedTwice_keptOnceAndNeverChanged() {
        stores.tasks().save(List.of(StoreSamples.task()));
        Draw draw = StoreSamples.draw(HASH, 1, 12);
        stores.draws().add(draw);
        stores.draws().add(draw);

        assertThat(stores.draws().ofTask(TASK)).containsExactly(draw);
        assertRefused(ErrorCode.STORE_CONFLICT, () -> stores.draws().add(StoreSamples.draw(HASH, 1, 13)));
        assertRefused(ErrorCode.STORE_CONFLICT, () -> stores.draws().add(StoreSamples.draw("0b".repeat(32), 1, 12)));
        assertThat(stores.draws().find(HASH)).contains(draw);
    }

    @Test
    void draw_ofUnknownTask_referenceUnknown() {
        assertRefused(ErrorCode.REFERENCE_UNKNOWN, () -> stores.draws().add(StoreSamples.draw(HASH, 1, 12)));
    }

    @Test
    void assignment_subjectTwiceInOneDraw_conflict() {
        stores.tasks().save(List.of(StoreSamples.task()));
        stores.assignments().save(List.of(StoreSamples.assignment("a1", "p1x")));

        assertRefused(
                ErrorCode.STORE_CONFLICT,
                () -> stores.assignments().save(List.of(StoreSamples.assignment("a2", "p1x"))));
        assertThat(stores.assignments().ofSubject(new Subject.Id("p1x"))).hasSize(1);
    }

    @Test
    void results_disposalsAndNotices_comeBackEqual() {
        stores.tasks().save(List.of(StoreSamples.task()));
        stores.assignments().save(List.of(StoreSamples.assignment("a1", "p1x"), StoreSamples.assignment("a2", "p2x")));
        InspectionResult lead = StoreSamples.result("r2", "a1", LEAD);
        InspectionResult partner = StoreSamples.result("r1", "a1", PARTNER);
        InspectionResult other = StoreSamples.result("r3", "a2", LEAD)
                .with(step(InspectionResult.State.AUDITED, 4))
                .with(step(InspectionResult.State.PUBLISHED, 5));
        stores.results().save(List.of(lead, partner, other));
        Disposal disposal = StoreSamples.closed("d1", "r1");
        stores.disposals().save(List.of(disposal));
        PublicityNotice old = StoreSamples.notice("n2", "r1", 1).with(step(PublicityNotice.State.PUBLISHED, 7));
        PublicityNotice corrected = StoreSamples.notice("n1", "r1", 2);
        stores.notices().save(List.of(corrected, old));

        assertThat(stores.results().ofAssignment(new Assignment.Id("a1"))).containsExactly(partner, lead);
        assertThat(stores.results().ofTask(TASK)).containsExactly(partner, lead, other);
        assertThat(stores.disposals().ofResult(partner.id())).containsExactly(disposal);
        assertThat(stores.notices().of(PublicityNotice.Kind.RESULT, "r1")).containsExactly(old, corrected);
        try (Stream<PublicityNotice> pending = stores.notices().in(PublicityNotice.State.PENDING)) {
            assertThat(pending).containsExactly(corrected);
        }
    }

    @Test
    void result_correctedTwice_allVersionsComeBackWithTheirEvidence() {
        stores.tasks().save(List.of(StoreSamples.task()));
        stores.assignments().save(List.of(StoreSamples.assignment("a1", "p1x")));
        InspectionResult entered = StoreSamples.result("r1", "a1", LEAD)
                .proven(List.of(new Evidence("照片", "0a".repeat(32)), new Evidence("笔录", "0b".repeat(32))));
        ResultContent like = entered.content();
        ResultContent other = new ResultContent(
                like.inspectedOn().plusDays(1),
                List.of(Method.TESTING),
                List.of(Outcome.NO_PROBLEM),
                List.of(new InspectionResult.Finding(StoreSamples.ITEM, InspectionResult.Check.PASSED, "", "")),
                like.inspectors(),
                "复检",
                List.of(new Evidence("检验报告", "0c".repeat(32))));
        InspectionResult returned = entered.with(step(InspectionResult.State.RETURNED, 1));
        InspectionResult corrected = returned.enteredAgain(like, step(InspectionResult.State.ENTERED, 2))
                .with(step(InspectionResult.State.AUDITED, 3))
                .corrected(other, because(InspectionResult.State.ENTERED, 4, "抽样有误"))
                .with(step(InspectionResult.State.AUDITED, 5))
                .corrected(like, because(InspectionResult.State.ENTERED, 6, "复核后恢复"));

        stores.results().save(List.of(returned));
        assertThat(stores.results().find(entered.id())).contains(returned);
        stores.results().save(List.of(corrected));

        assertThat(stores.results().find(entered.id())).contains(corrected);
        assertThat(stores.results().save(List.of(corrected))).isZero();
        assertThat(corrected.former())
                .extracting(former -> former.content().summary())
                .containsExactly("", "复检");
    }

    @Test
    void draft_savedAgain_followsTheRevisionKept() {
        stores.tasks().save(List.of(StoreSamples.task()));
        stores.assignments().save(List.of(StoreSamples.assignment("a1", "p1x")));
        ResultDraft first = new ResultDraft(new Assignment.Id("a1"), LEAD, "{}", 1, "inspector", T0);
        ResultDraft second = new ResultDraft(
                new Assignment.Id("a1"), LEAD, "{\"summary\":\"半\"}", 2, "inspector", T0.plusSeconds(1));

        stores.resultDrafts().save(first);
        assertRefused(ErrorCode.STORE_CONFLICT, () -> stores.resultDrafts().save(first));
        stores.resultDrafts().save(second);
        assertRefused(ErrorCode.STORE_CONFLICT, () -> stores.resultDrafts().save(second));
        assertRefused(
                ErrorCode.REFERENCE_UNKNOWN,
                () -> stores.resultDrafts()
                        .save(new ResultDraft(new Assignment.Id("none"), LEAD, "{}", 1, "inspector", T0)));

        assertThat(stores.resultDrafts().find(new Assignment.Id("a1"), LEAD)).contains(second);
        assertThat(stores.resultDrafts().ofAssignment(new Assignment.Id("a1"))).containsExactly(second);
        stores.resultDrafts().remove(new Assignment.Id("a1"), LEAD);
        assertThat(stores.resultDrafts().find(new Assignment.Id("a1"), LEAD)).isEmpty();
    }

    private static Step<InspectionResult.State> because(InspectionResult.State state, int seconds, String reason) {
        return new Step<>(state, "office-1", T0.plusSeconds(seconds), reason);
    }

    @Test
    void resultLine_newerVersion_takesThePlaceOfTheOlder() {
        stores.tasks().save(List.of(StoreSamples.task()));
        stores.assignments().save(List.of(StoreSamples.assignment("a1", "p1x")));
        ResultLine first = StoreSamples.resultLine("a1", "I2", InspectionResult.Check.PASSED);
        ResultLine other = StoreSamples.resultLine("a1", "I1", InspectionResult.Check.NOT_CHECKED);
        ResultLine newer = StoreSamples.resultLine("a1", "I2", InspectionResult.Check.FAILED);

        assertThat(stores.resultLines().save(List.of(first, other))).isEqualTo(2);
        assertThat(stores.resultLines().save(List.of(newer, other))).isEqualTo(1);

        assertThat(stores.resultLines().of(new Assignment.Id("a1"), LEAD)).containsExactly(other, newer);
        assertThat(stores.resultLines().of(new Assignment.Id("a1"), PARTNER)).isEmpty();
        assertThat(stores.resultLines().count()).isEqualTo(2);
    }

    @Test
    void result_secondOfOneAuthorityForOneAssignment_conflict() {
        stores.tasks().save(List.of(StoreSamples.task()));
        stores.assignments().save(List.of(StoreSamples.assignment("a1", "p1x")));
        stores.results().save(List.of(StoreSamples.result("r1", "a1", LEAD)));

        assertRefused(
                ErrorCode.STORE_CONFLICT, () -> stores.results().save(List.of(StoreSamples.result("r2", "a1", LEAD))));
        assertRefused(
                ErrorCode.REFERENCE_UNKNOWN,
                () -> stores.results().save(List.of(StoreSamples.result("r3", "nowhere", LEAD))));
    }

    private static Assignment withTeam(Assignment a, List<Assignment.Member> team) {
        return new Assignment(
                a.id(),
                a.task(),
                a.drawHash(),
                a.subject(),
                a.subjectName(),
                a.riskClass(),
                team,
                a.dueOn(),
                a.steps());
    }
}
