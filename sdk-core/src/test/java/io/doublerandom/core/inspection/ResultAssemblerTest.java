package io.doublerandom.core.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.doublerandom.core.Authority;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.RuleViolation;
import io.doublerandom.core.Wording;
import io.doublerandom.core.WorkingCalendar;
import io.doublerandom.core.draw.TaskSheet;
import io.doublerandom.core.kit.Samples;
import io.doublerandom.core.plan.Participation;
import io.doublerandom.core.register.InspectionItem;
import io.doublerandom.core.register.Inspector;
import io.doublerandom.core.register.Method;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ResultAssemblerTest {
    private static final InspectionItem.Code SECOND = new InspectionItem.Code("SCJG-02");
    private static final TaskSheet SHEET = sheet();

    private static TaskSheet sheet() {
        TaskSheet like = Samples.sheet();
        return new TaskSheet(
                like.id(),
                like.task(),
                like.drawHash(),
                like.subject(),
                like.subjectName(),
                like.team(),
                List.of(
                        new Participation(Samples.MARKET, List.of(Samples.ITEM, SECOND)),
                        new Participation(Samples.FIRE, List.of(Samples.FIRE_ITEM))),
                like.windowFrom(),
                like.dueOn());
    }

    private static ResultLine line(
            InspectionItem.Code item, InspectionResult.Check check, Outcome outcome, String... inspectors) {
        return new ResultLine(
                ResultLine.key(SHEET.id(), Samples.MARKET, item),
                SHEET.id(),
                Samples.MARKET,
                LocalDate.of(2024, 4, 10),
                List.of(Method.ONSITE),
                List.of(outcome),
                new InspectionResult.Finding(item, check, check == InspectionResult.Check.FAILED ? "示例问题" : "", ""),
                Stream.of(inspectors).map(Inspector.Id::new).toList(),
                "示例情况");
    }

    private static final ResultLine PASSED =
            line(Samples.ITEM, InspectionResult.Check.PASSED, Outcome.NO_PROBLEM, "I1", "I2");
    private static final ResultLine FAILED =
            line(SECOND, InspectionResult.Check.FAILED, Outcome.UNPUBLISHED_INFO, "I1", "I2");

    private static Assembly assemble(ResultLine... lines) {
        return new ResultAssembler(SHEET, Samples.MARKET)
                .assemble(List.of(lines), Samples.step(InspectionResult.State.ENTERED));
    }

    @Test
    void lines_oneItemMissing_incompleteNamingIt() {
        assertThat(assemble(PASSED)).isEqualTo(new Assembly.Incomplete(List.of(SECOND)));
    }

    @Test
    void lines_allItems_resultWithTheProblemFirst() {
        Assembly.Complete complete = (Assembly.Complete) assemble(FAILED, PASSED);
        InspectionResult result = complete.result();
        assertThat(result.id().value()).isEqualTo("440800202403011001-0001-440800-SCJG");
        assertThat(result.outcomes()).containsExactly(Outcome.UNPUBLISHED_INFO);
        assertThat(result.findings()).extracting(InspectionResult.Finding::item).containsExactly(Samples.ITEM, SECOND);
        assertThat(result.summary()).isEqualTo("示例情况");
        assertThat(complete.remarks()).isEmpty();
    }

    @Test
    void lines_sameLineTwice_countsOnce() {
        assertThat(assemble(PASSED, PASSED, FAILED)).isInstanceOf(Assembly.Complete.class);
    }

    @Test
    void lines_itemTwiceDifferently_refused() {
        ResultLine other = line(Samples.ITEM, InspectionResult.Check.NOT_CHECKED, Outcome.NO_PROBLEM, "I1", "I2");
        assertThatThrownBy(() -> assemble(PASSED, other)).hasMessageStartingWith("DR-0601");
    }

    @Test
    void lines_oneInspectorOnly_refused() {
        assertThatThrownBy(() -> assemble(
                        line(Samples.ITEM, InspectionResult.Check.PASSED, Outcome.NO_PROBLEM, "I1"),
                        line(SECOND, InspectionResult.Check.PASSED, Outcome.NO_PROBLEM, "I1")))
                .hasMessageStartingWith("DR-0601")
                .hasMessageContaining("BR-05");
    }

    @Test
    void lines_failedCheckWithoutProblem_refused() {
        assertThatThrownBy(() ->
                        assemble(PASSED, line(SECOND, InspectionResult.Check.FAILED, Outcome.NO_PROBLEM, "I1", "I2")))
                .hasMessageStartingWith("DR-0601");
    }

    @Test
    void lines_ofAnItemOfAnotherAuthority_refused() {
        assertThatThrownBy(() -> assemble(
                        line(Samples.FIRE_ITEM, InspectionResult.Check.PASSED, Outcome.NO_PROBLEM, "I1", "I2")))
                .hasMessageStartingWith("DR-0601");
    }

    @Test
    void authority_notTakingPart_refused() {
        assertThatThrownBy(() -> new ResultAssembler(SHEET, new Authority.Id("OTHER")))
                .isInstanceOf(DoubleRandomException.class)
                .hasMessageStartingWith("DR-0601");
    }

    @Test
    void lines_inspectorNotDrawn_remarkedNotBlocked() {
        Assembly.Complete complete = (Assembly.Complete) assemble(
                line(Samples.ITEM, InspectionResult.Check.PASSED, Outcome.NO_PROBLEM, "I1", "I9"),
                line(SECOND, InspectionResult.Check.PASSED, Outcome.NO_PROBLEM, "I1", "I9"));
        assertThat(complete.remarks())
                .containsExactly(new RuleViolation(
                        "BR-11",
                        new Wording(
                                "检查结果 440800202403011001-0001-440800-SCJG",
                                "result 440800202403011001-0001-440800-SCJG"),
                        new Wording("检查人员 I9 不是抽中的", "inspector I9 was not drawn"),
                        false));
    }

    private static InspectionResult result(Outcome... outcomes) {
        InspectionResult like = Samples.result();
        return new InspectionResult(
                like.id(),
                like.assignment(),
                like.authority(),
                like.inspectedOn(),
                like.methods(),
                List.of(outcomes),
                like.findings(),
                like.inspectors(),
                "",
                like.steps());
    }

    private static List<Disposal> disposals(Outcome... outcomes) {
        return new DisposalPlanner(DisposalTerms.usual(), WorkingCalendar.ofYear2024())
                .plan(result(outcomes), LocalDate.of(2024, 4, 30), Samples.step(Disposal.State.DECIDED));
    }

    @Test
    void disposals_everyProblem_hasAtLeastOne() {
        for (Outcome outcome : Outcome.values()) {
            boolean expected = outcome.nature() != Outcome.Nature.CLEAR;
            assertThat(disposals(outcome)).as(outcome.name()).hasSize(expected ? 1 : 0);
        }
    }

    @Test
    void disposals_twoProblemsOfOneKind_oneDisposal() {
        assertThat(disposals(Outcome.FALSE_INFO, Outcome.UNREACHABLE, Outcome.CORRECTED))
                .extracting(Disposal::type)
                .containsExactly(Disposal.Type.LIST_ABNORMAL);
    }

    @Test
    void disposals_deadlines_skipTheMayHoliday() {
        // Ten working days after 30 April 2024: 6–11 May (six, Saturday 11 May is worked), then 13–16 May (four)
        assertThat(disposals(Outcome.UNREACHABLE).get(0).deadline()).isEqualTo(LocalDate.of(2024, 5, 16));
        assertThat(disposals(Outcome.UNPUBLISHED_INFO).get(0).deadline()).isEqualTo(LocalDate.of(2024, 5, 10));
    }

    @Test
    void disposals_correctedOnTheSpot_closedAtOnce() {
        assertThat(disposals(Outcome.CORRECTED))
                .extracting(Disposal::type, Disposal::state)
                .containsExactly(tuple(Disposal.Type.NONE, Disposal.State.CLOSED));
    }
}
