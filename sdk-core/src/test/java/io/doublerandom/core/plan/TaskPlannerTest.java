package io.doublerandom.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.RegionCode;
import io.doublerandom.core.kit.Samples;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class TaskPlannerTest {
    private static final RegionCode CITY = new RegionCode("440800");
    private static final LocalDate DAY = LocalDate.of(2024, 4, 1);
    private static final Predicate<InspectionTask.No> NONE_TAKEN = number -> false;

    private static AnnualPlan published() {
        return Samples.plan()
                .with(Samples.step(AnnualPlan.State.APPROVED))
                .with(Samples.step(AnnualPlan.State.PUBLISHED));
    }

    private static List<InspectionTask> tasks(AnnualPlan plan, PlanLine line, TaskPlanner.Split split) {
        return new TaskPlanner(NumberScheme.national(), NONE_TAKEN, 2)
                .tasks(plan, line, split, CITY, DAY, Samples.step(InspectionTask.State.DRAFT));
    }

    private static PlanLine line(boolean oneVisit, SamplingPolicy sampling, boolean cancelled) {
        PlanLine like = Samples.line(1);
        return new PlanLine(
                1,
                like.taskName(),
                like.direction(),
                like.participations(),
                like.subjectScope(),
                like.pool(),
                sampling,
                0,
                like.window(),
                like.methods(),
                oneVisit,
                cancelled);
    }

    private static AnnualPlan publishedWith(PlanLine line) {
        AnnualPlan plan = published();
        return new AnnualPlan(
                plan.no(), plan.name(), 2024, plan.owner(), plan.documentNo(), 1, List.of(line), plan.steps());
    }

    @Test
    void oneVisitLine_bothKindsInPool_pairOfTasksUnderTheSameLine() {
        List<InspectionTask> pair = tasks(published(), Samples.line(1), new TaskPlanner.Split(3, 97));
        assertThat(pair).extracting(InspectionTask::visitMode).containsExactly(VisitMode.ONE_VISIT, VisitMode.REGULAR);
        assertThat(pair)
                .extracting(task -> task.no().value())
                .containsExactly("440800202404011001", "440800202404011002");
        assertThat(pair)
                .allMatch(task ->
                        task.line() == 1 && task.plan().equals(Samples.plan().no()));
        assertThat(pair).extracting(InspectionTask::name).containsExactly("示例任务1（综合查一次）", "示例任务1");
    }

    @Test
    void pair_poolAndExpectedNumber_areSharedBySizeRoundedUp() {
        PlanLine like = Samples.line(1);
        PlanLine line = new PlanLine(
                1,
                like.taskName(),
                like.direction(),
                like.participations(),
                like.subjectScope(),
                like.pool(),
                like.sampling(),
                10,
                like.window(),
                like.methods(),
                true,
                false);

        List<InspectionTask> pair = tasks(publishedWith(line), line, new TaskPlanner.Split(33, 67));

        assertThat(pair).extracting(InspectionTask::poolTotal).containsExactly(33L, 67L);
        // 10 · 33 / 100 = 3.3 and 10 · 67 / 100 = 6.7
        assertThat(pair).extracting(InspectionTask::target).containsExactly(4L, 7L);
        assertThat(pair).extracting(InspectionTask::source).containsOnly(InspectionTask.Source.ANNUAL_PLAN);
    }

    @Test
    void oneVisitLine_onlyListedSubjects_oneTask() {
        assertThat(tasks(published(), Samples.line(1), new TaskPlanner.Split(3, 0)))
                .extracting(InspectionTask::visitMode)
                .containsExactly(VisitMode.ONE_VISIT);
    }

    @Test
    void oneVisitLine_noListedSubjects_regularTask() {
        assertThat(tasks(published(), Samples.line(1), new TaskPlanner.Split(0, 9)))
                .extracting(InspectionTask::visitMode)
                .containsExactly(VisitMode.REGULAR);
    }

    @Test
    void ordinaryLine_listedSubjectsInPool_oneRegularTask() {
        PlanLine line = line(false, SamplingPolicy.uniform(10_000), false);
        assertThat(tasks(publishedWith(line), line, new TaskPlanner.Split(3, 97)))
                .extracting(InspectionTask::visitMode)
                .containsExactly(VisitMode.REGULAR);
    }

    @Test
    void pair_totalOfTheLine_isSharedWithoutLossOrGain() {
        PlanLine line = line(true, SamplingPolicy.uniform(10_000).total(10), false);
        List<InspectionTask> pair = tasks(publishedWith(line), line, new TaskPlanner.Split(33, 67));
        // 10 · 33 / 100 = 3.3: three for the one-visit task, seven for the regular one
        assertThat(pair).extracting(task -> task.sampling().count()).containsExactly(3L, 7L);
    }

    @Test
    void numbers_alreadyTaken_areSkipped() {
        TaskPlanner planner =
                new TaskPlanner(NumberScheme.national(), no -> no.value().equals("440800202404011001"), 2);
        assertThat(planner.tasks(
                        published(),
                        Samples.line(1),
                        new TaskPlanner.Split(0, 1),
                        CITY,
                        DAY,
                        Samples.step(InspectionTask.State.DRAFT)))
                .extracting(task -> task.no().value())
                .containsExactly("440800202404011002");
    }

    @Test
    void numbers_thousandthOfADay_codedErrorInsteadOfWrapping() {
        assertThatThrownBy(() -> NumberScheme.national().nextTask(CITY, DAY, no -> true))
                .isInstanceOf(DoubleRandomException.class)
                .hasMessageStartingWith("DR-0503");
        assertThat(NumberScheme.national().task(CITY, DAY, 999).value()).isEqualTo("440800202404011999");
    }

    @Test
    void numbers_ofZone_takeTheNationalDivision() {
        assertThat(NumberScheme.national()
                        .task(new RegionCode("440800-K1"), DAY, 1)
                        .value())
                .isEqualTo("440800202404011001");
    }

    @Test
    void planNumbers_bothSchemes_asPublished() {
        // the sample on the national site is 34000020171000; Guangdong's 2021 plan is 4400002021001
        assertThat(NumberScheme.national()
                        .plan(new RegionCode("340000"), 2017, 1)
                        .value())
                .isEqualTo("34000020171001");
        assertThat(NumberScheme.guangdongDocument()
                        .plan(new RegionCode("440000"), 2021, 1)
                        .value())
                .isEqualTo("4400002021001");
    }

    @Test
    void draftPlan_tasks_refused() {
        assertThatThrownBy(() -> tasks(Samples.plan(), Samples.line(1), new TaskPlanner.Split(0, 1)))
                .isInstanceOf(DoubleRandomException.class)
                .hasMessageStartingWith("DR-0502");
    }

    @Test
    void cancelledLine_tasks_refused() {
        PlanLine line = line(false, SamplingPolicy.uniform(1), true);
        assertThatThrownBy(() -> tasks(publishedWith(line), line, new TaskPlanner.Split(0, 1)))
                .isInstanceOf(DoubleRandomException.class)
                .hasMessageStartingWith("DR-0501");
    }

    @Test
    void emptyPool_tasks_refused() {
        assertThatThrownBy(() -> tasks(published(), Samples.line(1), new TaskPlanner.Split(0, 0)))
                .isInstanceOf(DoubleRandomException.class)
                .hasMessageStartingWith("DR-0501");
    }
}
