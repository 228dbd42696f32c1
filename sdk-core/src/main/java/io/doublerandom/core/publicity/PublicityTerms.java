package io.doublerandom.core.publicity;

import io.doublerandom.core.Values;
import io.doublerandom.core.WorkingCalendar;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.time.MonthDay;

/**
 * By when plans and results have to be public (公示时限).
 *
 * @param planBy last day for the plan of the year, itself included
 * @param resultsBy last day for all results of the year, itself included
 * @param workingDays working days after a task is finished in which its results have to be public, 1 to 250
 */
public record PublicityTerms(
        @NotNull MonthDay planBy,
        @NotNull MonthDay resultsBy,
        @Min(1) @Max(250) int workingDays) {
    public PublicityTerms {
        Values.present("planBy", planBy);
        Values.present("resultsBy", resultsBy);
        Values.between("workingDays", workingDays, 1, 250);
    }

    /** 30 March and 1 November (湛随办字〔2024〕4号 二(二)); 20 working days (国发〔2019〕5号). */
    public static PublicityTerms workPlan2024() {
        return new PublicityTerms(MonthDay.of(3, 30), MonthDay.of(11, 1), 20);
    }

    /** The day by which the plan of a year has to be public. */
    public LocalDate planDue(int year) {
        return planBy.atYear(year);
    }

    /** The day by which the results of a task have to be public: the earlier of both rules. */
    public LocalDate resultDue(LocalDate taskFinishedOn, WorkingCalendar calendar) {
        LocalDate byTask = calendar.after(taskFinishedOn, workingDays);
        LocalDate byYear = resultsBy.atYear(taskFinishedOn.getYear());
        return byTask.isBefore(byYear) ? byTask : byYear;
    }
}
