package io.doublerandom.core.plan;

import io.doublerandom.core.Authority;
import io.doublerandom.core.Period;
import io.doublerandom.core.Step;
import io.doublerandom.core.Values;
import io.doublerandom.core.register.InspectionItem;
import io.doublerandom.core.register.SubjectPool;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A task of random inspection (抽查任务): the unit that is drawn.
 *
 * @param no number of the task
 * @param name name, at most 200 characters
 * @param source whether it comes from the annual plan or was added during the year
 * @param plan plan it comes from; of an ad-hoc task the plan of the year it is counted under
 * @param line row of the plan
 * @param visitMode one visit or regular
 * @param direction directed or undirected
 * @param participations who inspects what; lead first, authorities distinct
 * @param subjectScope who may be drawn, in words, at most 1,000 characters
 * @param pool pool the subjects are drawn from
 * @param sampling ratios
 * @param poolTotal subjects in the pool when the task was made, each once (抽取库户数)
 * @param target subjects expected to be drawn (目标户数), 0 if not known; the draw decides
 * @param window days of the inspections
 * @param inspectorsPerAuthority inspectors each authority sends to a subject, 2 to 20 (两名以上)
 * @param teamDraw how inspectors are drawn
 * @param publishSubjectList whether the drawn list is published before the inspections (抽取名单是否公示)
 * @param steps its life so far; approval comes before anything else (国办发〔2024〕54号)
 */
public record InspectionTask(
        @NotNull @Valid No no,
        @NotBlank @Size(max = 200) String name,
        @NotNull Source source,
        @NotNull @Valid AnnualPlan.No plan,
        @Positive int line,
        @NotNull VisitMode visitMode,
        @NotNull Direction direction,
        @NotEmpty List<@NotNull @Valid Participation> participations,
        @NotBlank @Size(max = 1000) String subjectScope,
        @NotNull @Valid SubjectPool.Id pool,
        @NotNull @Valid SamplingPolicy sampling,
        @PositiveOrZero long poolTotal,
        @PositiveOrZero long target,
        @NotNull @Valid Period window,
        @Min(2) @Max(20) int inspectorsPerAuthority,
        @NotNull TeamDraw teamDraw,
        boolean publishSubjectList,
        @NotEmpty List<@NotNull @Valid Step<State>> steps) {
    public InspectionTask {
        Values.present("no", no);
        Values.text("name", name, 200);
        Values.present("source", source);
        Values.present("plan", plan);
        Values.between("line", line, 1, Integer.MAX_VALUE);
        Values.present("visitMode", visitMode);
        Values.present("direction", direction);
        participations = Values.some("participations", participations);
        Values.require(PlanLine.authoritiesDiffer(participations), "participations", "name an authority twice");
        Values.text("subjectScope", subjectScope, 1000);
        Values.present("pool", pool);
        Values.present("sampling", sampling);
        Values.between("poolTotal", poolTotal, 0, Long.MAX_VALUE);
        Values.between("target", target, 0, poolTotal);
        Values.present("window", window);
        Values.between("inspectorsPerAuthority", inspectorsPerAuthority, 2, 20);
        Values.present("teamDraw", teamDraw);
        steps = Values.some("steps", steps);
    }

    /** The lead authority (牵头部门), which draws the subjects. */
    public Authority.Id lead() {
        return participations.get(0).authority();
    }

    /** Whether two or more authorities inspect together (部门联合抽查). */
    public boolean joint() {
        return participations.size() > 1;
    }

    /** The items of all participants, without repeats. */
    public List<InspectionItem.Code> items() {
        return participations.stream()
                .flatMap(p -> p.items().stream())
                .distinct()
                .toList();
    }

    /** The state it is in. */
    public State state() {
        return steps.get(steps.size() - 1).state();
    }

    /** The same task one step further; a step back is refused. */
    public InspectionTask with(Step<State> step) {
        Values.require(state() != State.CANCELLED, "state", "is CANCELLED, nothing follows");
        Values.require(
                step.state() == State.CANCELLED || step.state().ordinal() == state().ordinal() + 1,
                "state",
                "goes from " + state() + " to " + step.state());
        return stepped(step);
    }

    /** The same task sent back before it is announced (退回): a draft again, with the reason in the step. */
    public InspectionTask returned(Step<State> step) {
        Values.require(
                state() == State.DRAFT || state() == State.APPROVED, "state", "is " + state() + ", past approval");
        Values.require(step.state() == State.DRAFT, "state", "goes from " + state() + " to " + step.state());
        Values.text("note", step.note(), 400);
        return stepped(step);
    }

    /** The step that sent it back, if nothing was done since. */
    public Optional<Step<State>> sentBack() {
        return steps.size() > 1 && state() == State.DRAFT ? Optional.of(steps.get(steps.size() - 1)) : Optional.empty();
    }

    private InspectionTask stepped(Step<State> step) {
        return new InspectionTask(
                no,
                name,
                source,
                plan,
                line,
                visitMode,
                direction,
                participations,
                subjectScope,
                pool,
                sampling,
                poolTotal,
                target,
                window,
                inspectorsPerAuthority,
                teamDraw,
                publishSubjectList,
                Stream.concat(steps.stream(), Stream.of(step)).toList());
    }

    @AssertTrue(message = "expects more than the pool holds")
    boolean isTargetWithinPool() {
        return target <= poolTotal;
    }

    @AssertTrue(message = "an authority is named twice")
    boolean isAuthoritiesDistinct() {
        return PlanLine.authoritiesDiffer(participations);
    }

    /**
     * Number of a task (抽查任务编号): 18 digits on the national site, opaque here.
     *
     * @param value 1 to 50 characters of {@code A-Za-z0-9._-}
     */
    public record No(@NotNull @Pattern(regexp = FORM) String value) implements Comparable<No> {
        static final String FORM = "[A-Za-z0-9._-]{1,50}";

        public No {
            Values.pattern("taskNo", value, FORM);
        }

        @Override
        public int compareTo(No other) {
            return value.compareTo(other.value);
        }

        @Override
        public String toString() {
            return value;
        }
    }

    /** Where a task comes from (任务来源). */
    public enum Source {
        /** 年度计划. */
        ANNUAL_PLAN,
        /** 临时任务. */
        AD_HOC
    }

    /** How inspectors are drawn (人员抽取方式). */
    public enum TeamDraw {
        /** 按检查人员: each seat by itself. */
        BY_PERSON,
        /** 按检查小组: fixed groups; the draw protocol v1 cannot say this and refuses it. */
        BY_GROUP
    }

    /** The states of a task, each entered only from the one before; cancelling is possible from any, sending back before the announcement. */
    public enum State {
        /** 草稿. */
        DRAFT,
        /** 已审批: 凡检查必审批. */
        APPROVED,
        /** 已公告. */
        ANNOUNCED,
        /** 已抽取检查对象. */
        SUBJECTS_DRAWN,
        /** 已抽取检查人员. */
        INSPECTORS_DRAWN,
        /** 检查中. */
        IN_PROGRESS,
        /** 结果已录齐. */
        RESULTS_COMPLETE,
        /** 结果已公示. */
        PUBLISHED,
        /** 已办结. */
        CLOSED,
        /** 已取消, with the reason in its step. */
        CANCELLED
    }
}
