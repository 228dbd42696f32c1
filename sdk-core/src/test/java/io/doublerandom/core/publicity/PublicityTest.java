package io.doublerandom.core.publicity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doublerandom.core.Authority;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.Step;
import io.doublerandom.core.WorkingCalendar;
import io.doublerandom.core.inspection.InspectionResult;
import io.doublerandom.core.kit.Samples;
import io.doublerandom.core.plan.AnnualPlan;
import io.doublerandom.core.plan.PlanLine;
import io.doublerandom.core.register.CreditRiskClass;
import io.doublerandom.core.register.Subject;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicityTest {
    private static PublicRecord remark(String text) {
        return new PublicRecord(
                new PublicityNotice.Id("RES-1"),
                PublicityNotice.Kind.RESULT,
                "R-1",
                1,
                Authority.Platform.ZJ_CITY,
                Samples.MARKET,
                Map.of(PublicField.REMARK, text));
    }

    // 11010519491231002X is the example of GB 11643-1999; the others are that number re-written, or synthetic
    @ParameterizedTest
    @ValueSource(
            strings = {
                "身份证11010519491231002X",
                "身份证 11010519491231002x。",
                "１１０１０５１９４９１２３１００２Ｘ",
                "110105 19491231 002X",
                "110105-19491231-002X",
                "旧证110105491231002",
                "电话13800138000",
                "电话 138 0013 8000",
                "+8613800138000",
                "0759-3333333",
                "（0759）3333333"
            })
    void freeText_numberOfAPerson_refused(String text) {
        assertThatThrownBy(() -> remark(text))
                .isInstanceOf(DoubleRandomException.class)
                .hasMessageStartingWith("DR-0602")
                .hasMessageContaining("remark")
                .hasMessageNotContaining("13800138000")
                .hasMessageNotContaining("11010519491231002X");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "任务2024年第3批",
                "110105194912310021",
                "110105199913310026",
                "示例〔2024〕1号",
                "抽取1380013户",
                "编号1380013800012",
                "91440800MA0000015U"
            })
    void freeText_numbersOfNoPerson_allowed(String text) {
        assertThat(remark(text).fields()).containsEntry(PublicField.REMARK, text);
    }

    @Test
    void planLine_ofAnAmendment_saysWhyAndThatItIsCancelled() {
        PlanLine line = Samples.line(1);
        PlanLine cancelled = new PlanLine(
                2,
                line.taskName(),
                line.direction(),
                line.participations(),
                line.subjectScope(),
                line.pool(),
                line.sampling(),
                line.expectedCount(),
                line.window(),
                line.methods(),
                line.oneVisit(),
                true);
        AnnualPlan amended = Samples.plan()
                .with(Samples.step(AnnualPlan.State.APPROVED))
                .with(Samples.step(AnnualPlan.State.PUBLISHED))
                .amended(new Step<>(AnnualPlan.State.DRAFT, "office-1", Samples.MARCH_FIRST, "专项整治"));

        assertThat(PublicityRules.planLine(Samples.plan(), line, Authority.Platform.SELF_BUILT)
                        .fields())
                .doesNotContainKey(PublicField.REMARK);
        PublicRecord changed = PublicityRules.planLine(amended, line, Authority.Platform.SELF_BUILT);
        assertThat(changed.kind()).isEqualTo(PublicityNotice.Kind.PLAN_CHANGE);
        assertThat(changed.fields()).containsEntry(PublicField.REMARK, "调整原因：专项整治");
        assertThat(PublicityRules.planLine(amended, cancelled, Authority.Platform.SELF_BUILT)
                        .fields())
                .containsEntry(PublicField.REMARK, "已取消；调整原因：专项整治");
    }

    @Test
    void field_notAllowedForTheKind_refused() {
        assertThatThrownBy(() -> new PublicRecord(
                        new PublicityNotice.Id("PLAN-1"),
                        PublicityNotice.Kind.PLAN,
                        "P-1",
                        1,
                        Authority.Platform.ZJ_CITY,
                        Samples.MARKET,
                        Map.of(PublicField.SUBJECT_NAME, "示例企业")))
                .isInstanceOf(DoubleRandomException.class)
                .hasMessageStartingWith("DR-0602");
    }

    @Test
    void allowList_everyKind_isKnown() {
        for (PublicityNotice.Kind kind : PublicityNotice.Kind.values()) {
            assertThat(PublicityRules.allowed(kind)).isNotEmpty();
        }
        assertThat(EnumSet.complementOf(EnumSet.copyOf(PublicityRules.allowed(PublicityNotice.Kind.RESULT))))
                .containsExactlyInAnyOrder(
                        PublicField.SUBJECT_SCOPE, PublicField.WINDOW_FROM, PublicField.WINDOW_UNTIL);
    }

    private static InspectionResult audited() {
        return Samples.result().with(Samples.step(InspectionResult.State.AUDITED));
    }

    @Test
    void result_ofAnEnterprise_hasTheColumnsOfThePublicSite() {
        PublicRecord published = PublicityRules.result(
                Samples.plan(),
                Samples.task(),
                Samples.assignment(),
                audited(),
                Samples.subject(),
                Authority.Platform.ZJ_CITY);
        assertThat(published.fields())
                .containsOnlyKeys(
                        PublicField.PLAN_NO,
                        PublicField.PLAN_NAME,
                        PublicField.TASK_NO,
                        PublicField.TASK_NAME,
                        PublicField.DIRECTION,
                        PublicField.SUBJECT_NAME,
                        PublicField.SUBJECT_CODE,
                        PublicField.INSPECTED_ON,
                        PublicField.ITEM,
                        PublicField.RESULT)
                .containsEntry(PublicField.RESULT, "OTHER_VIOLATION")
                .containsEntry(PublicField.SUBJECT_CODE, "91440800MA0000015U");
    }

    @Test
    void result_ofAPerson_hasNeitherNameNorCode() {
        Subject like = Samples.subject();
        Subject person = new Subject(
                like.id(),
                Subject.Kind.PERSON,
                like.name(),
                Subject.Nature.CITIZEN,
                like.identity(),
                like.region(),
                "",
                like.status(),
                new Subject.CreditRisk(CreditRiskClass.N, "演示", Samples.DAY),
                like.memberships());
        assertThat(PublicityRules.result(
                                Samples.plan(),
                                Samples.task(),
                                Samples.assignment(),
                                audited(),
                                person,
                                Authority.Platform.ZJ_CITY)
                        .fields())
                .doesNotContainKeys(PublicField.SUBJECT_NAME, PublicField.SUBJECT_CODE);
    }

    @Test
    void result_corrected_isTheNextVersionAndSaysSo() {
        InspectionResult again = Samples.correctedResult().with(Samples.step(InspectionResult.State.AUDITED));
        PublicRecord published = PublicityRules.result(
                Samples.plan(),
                Samples.task(),
                Samples.assignment(),
                again,
                Samples.subject(),
                Authority.Platform.ZJ_CITY);
        assertThat(published.version()).isEqualTo(2);
        assertThat(published.id().value()).isEqualTo("RES-" + again.id() + "-v2");
        assertThat(published.fields()).containsEntry(PublicField.REMARK, "已更正");
    }

    @Test
    void result_returned_refused() {
        assertThatThrownBy(() -> PublicityRules.result(
                        Samples.plan(),
                        Samples.task(),
                        Samples.assignment(),
                        Samples.result().with(Samples.step(InspectionResult.State.RETURNED)),
                        Samples.subject(),
                        Authority.Platform.ZJ_CITY))
                .hasMessageStartingWith("DR-0602");
    }

    @Test
    void result_notAudited_refused() {
        assertThatThrownBy(() -> PublicityRules.result(
                        Samples.plan(),
                        Samples.task(),
                        Samples.assignment(),
                        Samples.result(),
                        Samples.subject(),
                        Authority.Platform.ZJ_CITY))
                .hasMessageStartingWith("DR-0602");
    }

    @Test
    void subjectList_taskKeepsIt_refused() {
        assertThatThrownBy(() -> PublicityRules.drawnSubject(
                        Samples.plan(),
                        Samples.task(),
                        Samples.assignment(),
                        Samples.subject(),
                        Authority.Platform.ZJ_CITY))
                .hasMessageStartingWith("DR-0602");
    }

    @Test
    void payloadHash_sm3OfCanonicalJson_knownValue() {
        // openssl dgst -sm3 of {"result":"NO_PROBLEM","subjectName":"示例企业"}
        assertThat(Samples.publicRecord().payloadHash())
                .isEqualTo("2a36b12de7c39af99f444404f0e890d24dd6f45817331b13d71b4e9e731fb51d");
    }

    @Test
    void dueDates_workPlan_inclusiveDays() {
        PublicityTerms terms = PublicityTerms.workPlan2024();
        WorkingCalendar calendar = WorkingCalendar.ofYear2024();
        assertThat(terms.planDue(2024)).isEqualTo(LocalDate.of(2024, 3, 30));
        // 20 working days after Friday 31 May 2024: 3–7, 11–14, 17–21, 24–28 June are 19, then Monday 1 July
        assertThat(terms.resultDue(LocalDate.of(2024, 5, 31), calendar)).isEqualTo(LocalDate.of(2024, 7, 1));
        assertThat(terms.resultDue(LocalDate.of(2024, 10, 20), calendar)).isEqualTo(LocalDate.of(2024, 11, 1));
    }
}
