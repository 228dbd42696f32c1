package io.doublerandom.core.publicity;

import io.doublerandom.core.Authority;
import io.doublerandom.core.Values;
import io.doublerandom.core.inspection.Outcome;
import io.doublerandom.core.plan.AnnualPlan;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.register.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Which publications (已公示内容) to list. Each part that is null does not restrict; the others hold together.
 *
 * @param topic what they are about
 * @param plan plan they name
 * @param task task they name
 * @param authority authority in whose name
 * @param subject subject they name
 * @param outcome outcome among those of a result
 * @param year year in which the published window begins, 2000 to 2100
 */
public record PublicationFilter(
        @Nullable Topic topic,
        AnnualPlan.@Nullable No plan,
        InspectionTask.@Nullable No task,
        Authority.@Nullable Id authority,
        Subject.@Nullable Id subject,
        @Nullable Outcome outcome,
        @Nullable Integer year) {
    private static final PublicationFilter ALL = new PublicationFilter(null, null, null, null, null, null, null);

    public PublicationFilter {
        if (year != null) {
            Values.between("year", year, 2000, 2100);
        }
    }

    /** What a publication is about (公示主题); a plan and its changes are one topic. */
    public enum Topic {
        PLAN,
        TASK,
        SUBJECT_LIST,
        RESULT,
        DISPOSAL;

        /** The topic of a kind of notice. */
        public static Topic of(PublicityNotice.Kind kind) {
            return switch (kind) {
                case PLAN, PLAN_CHANGE -> PLAN;
                case TASK -> TASK;
                case SUBJECT_LIST -> SUBJECT_LIST;
                case RESULT -> RESULT;
                case DISPOSAL -> DISPOSAL;
            };
        }
    }

    /** Everything. */
    public static PublicationFilter all() {
        return ALL;
    }

    /** Restricted by topic too. */
    public PublicationFilter about(@Nullable Topic topic) {
        return new PublicationFilter(topic, plan, task, authority, subject, outcome, year);
    }

    /** Restricted by plan too. */
    public PublicationFilter ofPlan(AnnualPlan.@Nullable No plan) {
        return new PublicationFilter(topic, plan, task, authority, subject, outcome, year);
    }

    /** Restricted by task too. */
    public PublicationFilter ofTask(InspectionTask.@Nullable No task) {
        return new PublicationFilter(topic, plan, task, authority, subject, outcome, year);
    }

    /** Restricted by authority too. */
    public PublicationFilter by(Authority.@Nullable Id authority) {
        return new PublicationFilter(topic, plan, task, authority, subject, outcome, year);
    }

    /** Restricted by subject too. */
    public PublicationFilter naming(Subject.@Nullable Id subject) {
        return new PublicationFilter(topic, plan, task, authority, subject, outcome, year);
    }

    /** Restricted by outcome too. */
    public PublicationFilter with(@Nullable Outcome outcome) {
        return new PublicationFilter(topic, plan, task, authority, subject, outcome, year);
    }

    /** Restricted by year too. */
    public PublicationFilter begunIn(@Nullable Integer year) {
        return new PublicationFilter(topic, plan, task, authority, subject, outcome, year);
    }
}
