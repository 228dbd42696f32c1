package io.doublerandom.core.draw;

import io.doublerandom.core.Authority;
import io.doublerandom.core.Step;
import io.doublerandom.core.Values;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.register.CreditRiskClass;
import io.doublerandom.core.register.Inspector;
import io.doublerandom.core.register.Subject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * One drawn subject with its team (派发、检查任务单): what an inspection is made from.
 *
 * @param id identifier
 * @param task task
 * @param drawHash header hash of the draw it came from, 64 lower-case hex digits
 * @param subject the subject
 * @param subjectName its name at the time of the draw, at most 200 characters
 * @param riskClass its credit-risk class at the time of the draw
 * @param team the team drawn; people distinct; a seat nobody could fill is not in it
 * @param dueOn day by which the inspection has to be finished
 * @param steps its life so far
 */
public record Assignment(
        @NotNull @Valid Id id,
        @NotNull @Valid InspectionTask.No task,
        @NotNull @Pattern(regexp = Draw.HASH) String drawHash,
        @NotNull @Valid Subject.Id subject,
        @NotBlank @Size(max = 200) String subjectName,
        @NotNull CreditRiskClass riskClass,
        @NotNull List<@NotNull @Valid Member> team,
        @NotNull LocalDate dueOn,
        @NotEmpty List<@NotNull @Valid Step<State>> steps) {
    public Assignment {
        Values.present("id", id);
        Values.present("task", task);
        Values.pattern("drawHash", drawHash, Draw.HASH);
        Values.present("subject", subject);
        Values.text("subjectName", subjectName, 200);
        Values.present("riskClass", riskClass);
        team = Values.list("team", team);
        Values.require(peopleDiffer(team), "team", "has a person twice");
        Values.present("dueOn", dueOn);
        steps = Values.some("steps", steps);
    }

    /** The state it is in. */
    public State state() {
        return steps.get(steps.size() - 1).state();
    }

    /** The inspectors of one authority. */
    public List<Inspector.Id> inspectorsOf(Authority.Id authority) {
        return team.stream()
                .filter(member -> member.authority().equals(authority))
                .map(Member::inspector)
                .toList();
    }

    /** The same assignment one step further; a step back is refused. */
    public Assignment with(Step<State> step) {
        Values.require(
                step.state().ordinal() > state().ordinal(), "state", "goes from " + state() + " to " + step.state());
        return new Assignment(
                id,
                task,
                drawHash,
                subject,
                subjectName,
                riskClass,
                team,
                dueOn,
                Stream.concat(steps.stream(), Stream.of(step)).toList());
    }

    @AssertTrue(message = "a person is in the team twice")
    boolean isTeamDistinct() {
        return peopleDiffer(team);
    }

    private static boolean peopleDiffer(List<Member> team) {
        return team.stream().map(Member::inspector).distinct().count() == team.size();
    }

    /**
     * Identifier of an assignment (任务单编号).
     *
     * @param value 1 to 64 characters of {@code A-Za-z0-9._-}
     */
    public record Id(@NotNull @Pattern(regexp = FORM) String value) implements Comparable<Id> {
        static final String FORM = "[A-Za-z0-9._-]{1,64}";

        public Id {
            Values.pattern("assignmentId", value, FORM);
        }

        @Override
        public int compareTo(Id other) {
            return value.compareTo(other.value);
        }

        @Override
        public String toString() {
            return value;
        }
    }

    /**
     * One member of a team.
     *
     * @param inspector the inspector
     * @param authority the authority the inspector was drawn for
     */
    public record Member(
            @NotNull @Valid Inspector.Id inspector,
            @NotNull @Valid Authority.Id authority) {
        public Member {
            Values.present("inspector", inspector);
            Values.present("authority", authority);
        }
    }

    /** The states of an assignment, only forwards. */
    public enum State {
        /** 已抽取. */
        DRAWN,
        /** 已配组. */
        TEAM_ASSIGNED,
        /** 已通知. */
        NOTIFIED,
        /** 已到场. */
        VISITED,
        /** 已录入. */
        RESULT_ENTERED,
        /** 已审核. */
        AUDITED,
        /** 已公示. */
        PUBLISHED,
        /** 已办结. */
        CLOSED,
        /** 已撤回, with the reason in its step. */
        WITHDRAWN
    }
}
