package io.doublerandom.core.plan;

import io.doublerandom.core.Authority;
import io.doublerandom.core.Period;
import io.doublerandom.core.Values;
import io.doublerandom.core.register.InspectionItem;
import io.doublerandom.core.register.Method;
import io.doublerandom.core.register.SubjectPool;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * One row of an annual plan (计划任务行), with the columns the public tables show.
 *
 * <p>The first participation is the lead authority (牵头部门), the others take part: 谁主管、谁牵头、谁发起.
 *
 * @param seq number of the row, from 1; never given to another row
 * @param taskName name of the task, at most 200 characters
 * @param direction directed or undirected
 * @param participations who inspects what; lead first, authorities distinct
 * @param subjectScope who may be drawn, in words, at most 1,000 characters
 * @param pool pool the subjects are drawn from
 * @param sampling ratios
 * @param expectedCount subjects expected, 0 if not known (待定)
 * @param window days of the inspections
 * @param methods ways of inspecting
 * @param oneVisit whether subjects on the one-visit list get a task of their own
 * @param cancelled whether an amendment cancelled the row
 */
public record PlanLine(
        @Positive int seq,
        @NotBlank @Size(max = 200) String taskName,
        @NotNull Direction direction,
        @NotEmpty List<@NotNull @Valid Participation> participations,
        @NotBlank @Size(max = 1000) String subjectScope,
        @NotNull @Valid SubjectPool.Id pool,
        @NotNull @Valid SamplingPolicy sampling,
        @PositiveOrZero long expectedCount,
        @NotNull @Valid Period window,
        @NotEmpty List<@NotNull Method> methods,
        boolean oneVisit,
        boolean cancelled) {
    public PlanLine {
        Values.between("seq", seq, 1, Integer.MAX_VALUE);
        Values.text("taskName", taskName, 200);
        Values.present("direction", direction);
        participations = Values.some("participations", participations);
        Values.require(authoritiesDiffer(participations), "participations", "name an authority twice");
        Values.text("subjectScope", subjectScope, 1000);
        Values.present("pool", pool);
        Values.present("sampling", sampling);
        Values.between("expectedCount", expectedCount, 0, Long.MAX_VALUE);
        Values.present("window", window);
        methods = Values.some("methods", Values.distinct("methods", methods));
    }

    /** The lead authority (牵头部门). */
    public Authority.Id lead() {
        return participations.get(0).authority();
    }

    /** Whether authorities inspect together (部门联合抽查); offices of one authority do not count. */
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

    @AssertTrue(message = "an authority is named twice")
    boolean isAuthoritiesDistinct() {
        return authoritiesDiffer(participations);
    }

    static boolean authoritiesDiffer(List<Participation> participations) {
        return participations.stream().map(Participation::authority).distinct().count() == participations.size();
    }
}
