package io.doublerandom.app.desk.inspection;

import io.doublerandom.core.WorkingCalendar;
import io.doublerandom.core.inspection.Disposal;
import io.doublerandom.core.inspection.DisposalTerms;
import io.doublerandom.core.publicity.PublicityTerms;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * By when the office has to have things done (办理时限), as days in Asia/Shanghai.
 *
 * @param publicity by when results are public
 * @param disposals by when disposals are closed
 * @param calendar which days are working days
 */
public record OfficeTerms(PublicityTerms publicity, DisposalTerms disposals, WorkingCalendar calendar) {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** Those of the work plan of 2024. */
    public static OfficeTerms workPlan2024() {
        return new OfficeTerms(PublicityTerms.workPlan2024(), DisposalTerms.usual(), WorkingCalendar.ofYear2024());
    }

    /** The day that it is in Asia/Shanghai. */
    public LocalDate day(Instant at) {
        return at.atZone(ZONE).toLocalDate();
    }

    /**
     * By when something has to be public that was done on a day. For a result the day of its own inspection is counted from,
     * not that on which the whole task is finished: so it is never later than the law allows.
     */
    public LocalDate resultDue(LocalDate day) {
        return publicity.resultDue(day, calendar);
    }

    /** By when a disposal decided on a day has to be closed. */
    public LocalDate disposalDue(Disposal.Type type, LocalDate day) {
        return disposals.deadline(type, day, calendar);
    }
}
