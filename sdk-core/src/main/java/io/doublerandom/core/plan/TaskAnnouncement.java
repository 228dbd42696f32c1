package io.doublerandom.core.plan;

import io.doublerandom.core.Authority;
import io.doublerandom.core.Period;
import io.doublerandom.core.Values;
import io.doublerandom.core.register.SubjectPool;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * What a platform is told of a task (抽查任务公告): the task without its sampling ratios and without its history, which
 * stay here.
 *
 * @param no number of the task
 * @param name name, at most 200 characters
 * @param plan plan it comes from
 * @param line row of the plan
 * @param visitMode one visit or regular
 * @param direction directed or undirected
 * @param participations who inspects what; lead first, authorities distinct
 * @param subjectScope who may be drawn, in words, at most 1,000 characters
 * @param pool pool the subjects are drawn from
 * @param window days of the inspections
 * @param inspectorsPerAuthority inspectors each authority sends to a subject, 2 to 20
 * @param state the state it is in
 */
public record TaskAnnouncement(
        @NotNull @Valid InspectionTask.No no,
        @NotBlank @Size(max = 200) String name,
        @NotNull @Valid AnnualPlan.No plan,
        @Positive int line,
        @NotNull VisitMode visitMode,
        @NotNull Direction direction,
        @NotEmpty List<@NotNull @Valid Participation> participations,
        @NotBlank @Size(max = 1000) String subjectScope,
        @NotNull @Valid SubjectPool.Id pool,
        @NotNull @Valid Period window,
        @Min(2) @Max(20) int inspectorsPerAuthority,
        @NotNull InspectionTask.State state) {
    public TaskAnnouncement {
        Values.present("no", no);
        Values.text("name", name, 200);
        Values.present("plan", plan);
        Values.between("line", line, 1, Integer.MAX_VALUE);
        Values.present("visitMode", visitMode);
        Values.present("direction", direction);
        participations = Values.some("participations", participations);
        Values.require(PlanLine.authoritiesDiffer(participations), "participations", "name an authority twice");
        Values.text("subjectScope", subjectScope, 1000);
        Values.present("pool", pool);
        Values.present("window", window);
        Values.between("inspectorsPerAuthority", inspectorsPerAuthority, 2, 20);
        Values.present("state", state);
    }

    /** What is told of a task in the state it is in. */
    public static TaskAnnouncement of(InspectionTask task) {
        return new TaskAnnouncement(
                task.no(),
                task.name(),
                task.plan(),
                task.line(),
                task.visitMode(),
                task.direction(),
                task.participations(),
                task.subjectScope(),
                task.pool(),
                task.window(),
                task.inspectorsPerAuthority(),
                task.state());
    }

    /** The lead authority (牵头部门). */
    public Authority.Id lead() {
        return participations.get(0).authority();
    }

    @AssertTrue(message = "an authority is named twice")
    boolean isAuthoritiesDistinct() {
        return PlanLine.authoritiesDiffer(participations);
    }
}
