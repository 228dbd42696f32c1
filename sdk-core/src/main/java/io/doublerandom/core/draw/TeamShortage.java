package io.doublerandom.core.draw;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Why a team could stay short (检查人员不足): the facts behind an {@link ErrorCode#DRAW_INFEASIBLE}, for a program that wants to
 * say it in its own words.
 *
 * @param rule {@code BR-05}: a seat for any subject, {@code BR-06}: a seat for one subject after recusals
 * @param dept the authority that has too few
 * @param people how many of its inspectors may take the seat
 * @param seat which seat, from 1
 * @param qualification bit mask of what the seat needs; 0 for nothing
 * @param subject the subject; empty for any
 * @param needed how many are needed
 * @param recused how many inspectors are kept from the subject, by reason; empty for any
 */
public record TeamShortage(
        String rule,
        String dept,
        int people,
        int seat,
        int qualification,
        String subject,
        long needed,
        SortedMap<RecusalReason, Integer> recused) {
    public TeamShortage {
        recused = Collections.unmodifiableSortedMap(new TreeMap<>(recused));
    }

    /** The refusal, which carries this shortage ({@link DoubleRandomException#facts}). */
    DoubleRandomException refusal() {
        return DoubleRandomException.with(
                this,
                ErrorCode.DRAW_INFEASIBLE,
                rule + ": authority " + dept + " has " + people + " inspectors who may take seat " + seat
                        + " (qualification mask " + qualification + ") for "
                        + (subject.isEmpty() ? "any subject" : "subject " + subject) + ", " + needed + " are needed"
                        + (recused.isEmpty() ? "" : "; recused: " + recused));
    }
}
