package io.doublerandom.core.draw;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a team could stay short (检查人员不足): the detail of {@link ErrorCode#DRAW_INFEASIBLE}, for a program that wants to say it
 * in its own words.
 *
 * @param rule {@code BR-05}: a seat for any subject, {@code BR-06}: a seat for one subject after recusals
 * @param dept the authority that has too few
 * @param people how many of its inspectors may take the seat
 * @param seat which seat, from 1
 * @param qualification bit mask of what the seat needs; 0 for nothing
 * @param subject the subject; empty for any
 * @param needed how many are needed
 */
public record TeamShortage(
        String rule, String dept, int people, int seat, int qualification, String subject, long needed) {
    private static final Pattern TEXT =
            Pattern.compile("(BR-0[56]): authority (\\S+) has ([0-9]+) inspectors who may take seat ([0-9]+)"
                    + " \\(qualification mask ([0-9]+)\\) for (?:any subject|subject (\\S+)), ([0-9]+) are needed");

    /** The shortage that a refusal tells of; empty if it tells of something else. */
    public static Optional<TeamShortage> of(DoubleRandomException refused) {
        Matcher text = TEXT.matcher(refused.problem().detail());
        if (refused.code() != ErrorCode.DRAW_INFEASIBLE || !text.matches()) {
            return Optional.empty();
        }
        String subject = text.group(6);
        return Optional.of(new TeamShortage(
                text.group(1),
                text.group(2),
                Integer.parseInt(text.group(3)),
                Integer.parseInt(text.group(4)),
                Integer.parseInt(text.group(5)),
                subject == null ? "" : subject,
                Long.parseLong(text.group(7))));
    }

    /** The refusal. */
    DoubleRandomException refusal() {
        return new DoubleRandomException(
                ErrorCode.DRAW_INFEASIBLE,
                rule + ": authority " + dept + " has " + people + " inspectors who may take seat " + seat
                        + " (qualification mask " + qualification + ") for "
                        + (subject.isEmpty() ? "any subject" : "subject " + subject) + ", " + needed + " are needed");
    }
}
