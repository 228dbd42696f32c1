package io.doublerandom.core.draw;

import io.doublerandom.core.Authority;
import io.doublerandom.core.Values;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.plan.Participation;
import io.doublerandom.core.register.InspectionItem;
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

/**
 * What an authority and its platform get of one drawn subject (检查任务单): who goes where, to inspect what, from when and
 * by when. Without credit-risk class and history, which stay here.
 *
 * @param id identifier of the assignment
 * @param task task
 * @param drawHash header hash of the draw it came from, 64 lower-case hex digits
 * @param subject the subject
 * @param subjectName its name at the time of the draw, at most 200 characters
 * @param team the team drawn
 * @param items who inspects what; lead first
 * @param windowFrom first day of the inspections
 * @param dueOn day by which the inspection has to be finished, not before {@code windowFrom}
 */
public record TaskSheet(
        @NotNull @Valid Assignment.Id id,
        @NotNull @Valid InspectionTask.No task,
        @NotNull @Pattern(regexp = Draw.HASH) String drawHash,
        @NotNull @Valid Subject.Id subject,
        @NotBlank @Size(max = 200) String subjectName,
        @NotNull List<Assignment.@NotNull @Valid Member> team,
        @NotEmpty List<@NotNull @Valid Participation> items,
        @NotNull LocalDate windowFrom,
        @NotNull LocalDate dueOn) {
    public TaskSheet {
        Values.present("id", id);
        Values.present("task", task);
        Values.pattern("drawHash", drawHash, Draw.HASH);
        Values.present("subject", subject);
        Values.text("subjectName", subjectName, 200);
        team = Values.list("team", team);
        items = Values.some("items", items);
        Values.present("windowFrom", windowFrom);
        Values.present("dueOn", dueOn);
        Values.require(!dueOn.isBefore(windowFrom), "dueOn", "is before windowFrom");
    }

    /** The sheet of an assignment of a task. */
    public static TaskSheet of(Assignment assignment, InspectionTask task) {
        Values.require(assignment.task().equals(task.no()), "task", "is not the assignment's");
        return new TaskSheet(
                assignment.id(),
                assignment.task(),
                assignment.drawHash(),
                assignment.subject(),
                assignment.subjectName(),
                assignment.team(),
                task.participations(),
                task.window().from(),
                assignment.dueOn());
    }

    /** The items an authority has to inspect; empty if it does not take part. */
    public List<InspectionItem.Code> itemsOf(Authority.Id authority) {
        return items.stream()
                .filter(participation -> participation.authority().equals(authority))
                .flatMap(participation -> participation.items().stream())
                .toList();
    }

    @AssertTrue(message = "dueOn is before windowFrom")
    boolean isOrdered() {
        return !dueOn.isBefore(windowFrom);
    }
}
