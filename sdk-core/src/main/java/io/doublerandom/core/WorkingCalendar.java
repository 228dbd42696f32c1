package io.doublerandom.core;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/**
 * Which days are working days (工作日). The State Council gives out holidays and the weekend days worked instead (调休) for
 * each year by notice, so a deployment supplies its years.
 */
@FunctionalInterface
public interface WorkingCalendar {
    /** Whether a day is a working day. */
    boolean working(LocalDate day);

    /** The day that is so many working days after another, which itself does not count; {@code days} is 1 or more. */
    default LocalDate after(LocalDate day, int days) {
        Values.between("days", days, 1, 10_000);
        LocalDate at = day;
        int left = days;
        while (left > 0) {
            at = at.plusDays(1);
            if (working(at)) {
                left--;
            }
        }
        return at;
    }

    /** Monday to Friday except the holidays, and the weekend days worked instead. */
    static WorkingCalendar of(Set<LocalDate> holidays, Set<LocalDate> workedInstead) {
        Set<LocalDate> free = Set.copyOf(holidays);
        Set<LocalDate> worked = Set.copyOf(workedInstead);
        return day -> {
            boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
            return weekend ? worked.contains(day) : !free.contains(day);
        };
    }

    /** The calendar of 2024 (国办发明电〔2023〕7号); other years have plain weeks. */
    static WorkingCalendar ofYear2024() {
        return of(
                Set.of(
                        day(1, 1),
                        day(2, 12),
                        day(2, 13),
                        day(2, 14),
                        day(2, 15),
                        day(2, 16),
                        day(4, 4),
                        day(4, 5),
                        day(5, 1),
                        day(5, 2),
                        day(5, 3),
                        day(6, 10),
                        day(9, 16),
                        day(9, 17),
                        day(10, 1),
                        day(10, 2),
                        day(10, 3),
                        day(10, 4),
                        day(10, 7)),
                Set.of(day(2, 4), day(2, 18), day(4, 7), day(4, 28), day(5, 11), day(9, 14), day(9, 29), day(10, 12)));
    }

    private static LocalDate day(int month, int dayOfMonth) {
        return LocalDate.of(2024, month, dayOfMonth);
    }
}
