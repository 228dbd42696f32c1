package io.doublerandom.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Step;
import io.doublerandom.core.kit.Samples;
import java.util.List;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What may follow what in the life of a plan. */
class AnnualPlanTest {
    private static final Step<AnnualPlan.State> DRAFT = Samples.step(AnnualPlan.State.DRAFT);
    private static final Step<AnnualPlan.State> APPROVED = Samples.step(AnnualPlan.State.APPROVED);
    private static final Step<AnnualPlan.State> PUBLISHED = Samples.step(AnnualPlan.State.PUBLISHED);
    private static final Step<AnnualPlan.State> BECAUSE =
            new Step<>(AnnualPlan.State.DRAFT, "office-1", Samples.MARCH_FIRST, "专项整治");

    private static PlanLine changed(PlanLine line, UnaryOperator<String> name, boolean cancelled) {
        return new PlanLine(
                line.seq(),
                name.apply(line.taskName()),
                line.direction(),
                line.participations(),
                line.subjectScope(),
                line.pool(),
                line.sampling(),
                line.expectedCount(),
                line.window(),
                line.methods(),
                line.oneVisit(),
                cancelled);
    }

    private static AnnualPlan published() {
        return Samples.plan().with(APPROVED).with(PUBLISHED);
    }

    @Test
    void edit_ofAnApprovedPlan_isADraftOfTheSameVersionAgain() {
        AnnualPlan edited = Samples.plan().with(APPROVED).edited(List.of(Samples.line(3)), DRAFT);

        assertThat(edited.version()).isEqualTo(1);
        assertThat(edited.state()).isEqualTo(AnnualPlan.State.DRAFT);
        assertThat(edited.lines()).containsExactly(Samples.line(3));
        assertThat(edited.steps()).hasSize(3);
        assertThat(edited.reason()).isEmpty();
    }

    @Test
    void edit_ofAPublishedPlan_refused() {
        assertInvalid(() -> published().edited(List.of(Samples.line(3)), DRAFT));
    }

    @Test
    void edit_intoAnotherStateThanDraft_refused() {
        assertInvalid(() -> Samples.plan().edited(List.of(Samples.line(3)), APPROVED));
    }

    @Test
    void return_ofADraftOrAnApprovedPlan_isADraftThatSaysWhyAndMakesNobodyItsAuthor() {
        Step<AnnualPlan.State> why = new Step<>(AnnualPlan.State.DRAFT, "leader-1", Samples.MARCH_FIRST, "比例偏低");
        for (AnnualPlan plan : List.of(Samples.plan(), Samples.plan().with(APPROVED))) {
            AnnualPlan returned = plan.returned(why);

            assertThat(returned.state()).isEqualTo(AnnualPlan.State.DRAFT);
            assertThat(returned.lines()).isEqualTo(plan.lines());
            assertThat(returned.sentBack()).contains(why);
            assertThat(returned.authors()).containsExactly("office-1");
            assertThat(returned.edited(plan.lines(), DRAFT).sentBack()).isEmpty();
        }
        assertThat(published().amended(BECAUSE).sentBack()).isEmpty();
    }

    @Test
    void return_withoutReasonOrOfAPublishedPlan_refused() {
        assertInvalid(() -> Samples.plan().returned(DRAFT));
        assertInvalid(() -> published().returned(BECAUSE));
        assertInvalid(() -> Samples.plan().edited(List.of(Samples.line(3)), BECAUSE));
    }

    @Test
    void draft_withoutLines_mayBeKeptButNotApproved() {
        AnnualPlan empty = Samples.plan().edited(List.of(), DRAFT);

        assertThat(empty.lines()).isEmpty();
        assertInvalid(() -> empty.with(APPROVED));
    }

    @Test
    void amendment_ofAPublishedPlan_isTheDraftOfTheNextVersionWithItsReason() {
        AnnualPlan amended = published().amended(BECAUSE);

        assertThat(amended.version()).isEqualTo(2);
        assertThat(amended.state()).isEqualTo(AnnualPlan.State.DRAFT);
        assertThat(amended.lines()).isEqualTo(Samples.plan().lines());
        assertThat(amended.reason()).isEqualTo("专项整治");
        assertThat(amended.publishedAt()).isEmpty();
    }

    @Test
    void amendment_ofAnUnpublishedPlanOrWithoutReason_refused() {
        assertInvalid(() -> Samples.plan().amended(BECAUSE));
        assertInvalid(() -> published().amended(DRAFT));
        assertInvalid(() -> published().amended(new Step<>(AnnualPlan.State.APPROVED, "o", Samples.MARCH_FIRST, "因")));
    }

    @Test
    void comparison_ofTwoVersions_namesWhatChangedWasCancelledAndCame() {
        PlanLine renamed = changed(Samples.line(1), name -> "新名", false);
        PlanLine cancelled = changed(Samples.line(2), name -> name, true);
        AnnualPlan after = published().amended(BECAUSE).edited(List.of(renamed, cancelled, Samples.line(3)), DRAFT);

        assertThat(PlanAmendment.between(published(), after).changes())
                .containsExactly(
                        new PlanAmendment.Change(Samples.line(1), renamed),
                        new PlanAmendment.Change(Samples.line(2), cancelled),
                        new PlanAmendment.Change(null, Samples.line(3)));
        assertThat(PlanAmendment.between(published(), published().amended(BECAUSE))
                        .changes())
                .isEmpty();
    }

    @Test
    void comparison_lineLeftOut_refused() {
        AnnualPlan after = published().amended(BECAUSE).edited(List.of(Samples.line(2)), DRAFT);

        assertThatThrownBy(() -> PlanAmendment.between(published(), after))
                .isInstanceOfSatisfying(DoubleRandomException.class, refused -> {
                    assertThat(refused.code()).isEqualTo(ErrorCode.PLAN_INVALID);
                    assertThat(refused).hasMessageContaining("line 1");
                });
    }

    private static void assertInvalid(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        DoubleRandomException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.VALUE_INVALID));
    }
}
