package io.doublerandom.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.doublerandom.core.draw.AssignmentFormat;
import io.doublerandom.core.inspection.ResultLineFormat;
import io.doublerandom.core.kit.Samples;
import io.doublerandom.core.plan.AnnualPlan;
import io.doublerandom.core.plan.PlanLineFormat;
import io.doublerandom.core.plan.PlannedLine;
import io.doublerandom.core.plan.TaskAnnouncement;
import io.doublerandom.core.plan.TaskFormat;
import io.doublerandom.core.publicity.NoticeFormat;
import io.doublerandom.core.register.Reading;
import io.doublerandom.core.register.Row;
import io.doublerandom.core.register.RowFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FormatsTest {
    static Stream<Arguments> formats() {
        return Stream.of(
                Arguments.of(
                        new PlanLineFormat(), PlannedLine.of(Samples.plan()).get(0), "44080020241001-1"),
                Arguments.of(new TaskFormat(), TaskAnnouncement.of(Samples.task()), "440800202403011001"),
                Arguments.of(new AssignmentFormat(), Samples.sheet(), "440800202403011001-0001"),
                Arguments.of(
                        new ResultLineFormat(), Samples.resultLine(), "440800202403011001-0001-440800-SCJG-SCJG-01"),
                Arguments.of(new NoticeFormat(), Samples.publicRecord(), "RES-1"));
    }

    @ParameterizedTest
    @MethodSource("formats")
    <T> void value_writtenAndRead_equal(RowFormat<T> format, T value, String key) {
        Map<String, String> cells = format.write(value);
        assertThat(format.read(new Row("t", 1, cells)))
                .isEqualTo(new Reading.Accepted<>(new Row("t", 1, cells), value));
        assertThat(format.key(value)).isEqualTo(key);
        assertThat(format.fields()).containsAll(cells.keySet()).containsAll(format.requiredFields());
    }

    @ParameterizedTest
    @MethodSource("formats")
    <T> void row_requiredFieldEmpty_rejectedNamingIt(RowFormat<T> format, T value, String key) {
        for (String field : format.requiredFields()) {
            Map<String, String> cells = new HashMap<>(format.write(value));
            cells.put(field, " ");
            assertThat(problems(format.read(new Row("t.csv", 7, cells))))
                    .as(field)
                    .containsExactly(new Problem(
                            ErrorCode.VALUE_REQUIRED,
                            Place.of("t.csv", 7, field),
                            field + " 没有填 / " + field + " is empty"));
        }
    }

    @Test
    void planRow_threeFaults_namesAllThree() {
        Map<String, String> cells = new HashMap<>(
                new PlanLineFormat().write(PlannedLine.of(Samples.plan()).get(0)));
        cells.put("windowFrom", "2024-02-30");
        cells.put("direction", "SIDEWAYS");
        cells.put("participations", "440800-SCJG:SCJG-01;440800-XF:");
        assertThat(problems(new PlanLineFormat().read(new Row("p.csv", 3, cells))))
                .extracting(Problem::code, problem -> problem.place().column())
                .containsExactlyInAnyOrder(
                        tuple(ErrorCode.DATE_INVALID, "windowFrom"),
                        tuple(ErrorCode.CODE_UNKNOWN, "direction"),
                        tuple(ErrorCode.VALUE_PATTERN, "participations"));
    }

    @Test
    void planRow_asPublished_writtenCells() {
        assertThat(new PlanLineFormat().write(PlannedLine.of(Samples.plan()).get(0)))
                .containsEntry("participations", "440800-SCJG:SCJG-01;440800-XF:XF-01")
                .containsEntry("ratios", "A:10000;B:30000;C:100000;D:300000;N:30000")
                .containsEntry("limit", "AT_LEAST")
                .containsEntry("count", "5")
                .containsEntry("windowFrom", "2024-04-01")
                .containsEntry("methods", "ONSITE;DOCUMENT");
    }

    @Test
    void planRow_ratioNamedTwice_rejected() {
        Map<String, String> cells = new HashMap<>(
                new PlanLineFormat().write(PlannedLine.of(Samples.plan()).get(0)));
        cells.put("ratios", "A:1;A:2");
        assertThat(problems(new PlanLineFormat().read(new Row("p.csv", 3, cells))))
                .extracting(problem -> problem.place().column())
                .containsExactly("ratios");
    }

    @Test
    void task_leadIsNotFirstParticipant_rejected() {
        Map<String, String> cells = new HashMap<>(new TaskFormat().write(TaskAnnouncement.of(Samples.task())));
        cells.put("lead", "440800-XF");
        assertThat(problems(new TaskFormat().read(new Row("t", 1, cells))))
                .extracting(problem -> problem.place().column())
                .containsExactly("lead");
    }

    @Test
    void notice_fieldThatIsNotPublic_rejected() {
        Map<String, String> cells = new HashMap<>(new NoticeFormat().write(Samples.publicRecord()));
        cells.put("phone", "x");
        assertThat(problems(new NoticeFormat().read(new Row("t", 1, cells))))
                .extracting(Problem::code, problem -> problem.place().column())
                .containsExactly(tuple(ErrorCode.PUBLICITY_REFUSED, "phone"));
    }

    @Test
    void planRows_assembled_samePlan() {
        AnnualPlan plan = Samples.plan();
        assertThat(PlannedLine.assemble(PlannedLine.of(plan), Samples.step(AnnualPlan.State.DRAFT)))
                .isEqualTo(plan);
    }

    @Test
    void planRows_planNamesDiffer_refused() {
        PlannedLine first = PlannedLine.of(Samples.plan()).get(0);
        PlannedLine other =
                new PlannedLine(first.planNo(), "别的名称", 2024, first.owner(), first.documentNo(), 1, Samples.line(2));
        assertThatThrownBy(() -> PlannedLine.assemble(List.of(first, other), Samples.step(AnnualPlan.State.DRAFT)))
                .isInstanceOf(DoubleRandomException.class)
                .hasMessageStartingWith("DR-0501");
    }

    private static List<Problem> problems(Reading<?> reading) {
        assertThat(reading).isInstanceOf(Reading.Rejected.class);
        return ((Reading.Rejected<?>) reading).problems();
    }
}
