package io.doublerandom.core.plan;

import io.doublerandom.core.Authority;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Step;
import io.doublerandom.core.Values;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * One row of the public table of a plan (计划任务行 with the columns of its 计划): the form in which plans cross files and
 * platforms.
 *
 * @param planNo number of the plan
 * @param planName name of the plan, at most 200 characters
 * @param year calendar year, 2015 to 2100
 * @param owner authority that makes the plan
 * @param documentNo document number, perhaps empty, at most 100 characters
 * @param version version of the plan, from 1
 * @param line the row itself
 */
public record PlannedLine(
        @NotNull @Valid AnnualPlan.No planNo,
        @NotBlank @Size(max = 200) String planName,
        @Min(2015) @Max(2100) int year,
        @NotNull @Valid Authority.Id owner,
        @NotNull @Size(max = 100) String documentNo,
        @Positive int version,
        @NotNull @Valid PlanLine line) {
    public PlannedLine {
        Values.present("planNo", planNo);
        Values.text("planName", planName, 200);
        Values.between("year", year, 2015, 2100);
        Values.present("owner", owner);
        Values.atMost("documentNo", documentNo, 100);
        Values.between("version", version, 1, Integer.MAX_VALUE);
        Values.present("line", line);
    }

    /** The rows of a plan, in its order. */
    public static List<PlannedLine> of(AnnualPlan plan) {
        return plan.lines().stream()
                .map(line -> new PlannedLine(
                        plan.no(), plan.name(), plan.year(), plan.owner(), plan.documentNo(), plan.version(), line))
                .toList();
    }

    /**
     * The plan that rows make together, at its first step.
     *
     * @throws DoubleRandomException {@link ErrorCode#PLAN_INVALID} if the rows differ in a column of the plan, or there
     *     are none
     */
    public static AnnualPlan assemble(List<PlannedLine> rows, Step<AnnualPlan.State> first) {
        if (rows.isEmpty()) {
            throw new DoubleRandomException(ErrorCode.PLAN_INVALID, "no rows");
        }
        PlannedLine head = rows.get(0);
        for (PlannedLine row : rows) {
            if (!row.withLine(head.line).equals(head)) {
                throw new DoubleRandomException(
                        ErrorCode.PLAN_INVALID,
                        "row " + row.line.seq() + " of plan " + row.planNo
                                + " differs from the first row in a column of the plan");
            }
        }
        return new AnnualPlan(
                head.planNo,
                head.planName,
                head.year,
                head.owner,
                head.documentNo,
                head.version,
                rows.stream().map(PlannedLine::line).toList(),
                List.of(first));
    }

    private PlannedLine withLine(PlanLine other) {
        return new PlannedLine(planNo, planName, year, owner, documentNo, version, other);
    }
}
