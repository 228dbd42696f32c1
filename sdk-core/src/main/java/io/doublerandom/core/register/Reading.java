package io.doublerandom.core.register;

import io.doublerandom.core.Problem;
import io.doublerandom.core.Values;
import java.util.List;

/**
 * What reading one row gave: a value, a value held for an override, or the reasons it was rejected. Every row is exactly
 * one of the three, so sent = accepted + held + rejected.
 *
 * @param <T> what a row holds
 */
public sealed interface Reading<T> {
    /** The row it came from. */
    Row row();

    /**
     * A row whose value may be used.
     *
     * @param row the row
     * @param value its value
     * @param <T> what a row holds
     */
    record Accepted<T>(Row row, T value) implements Reading<T> {}

    /**
     * A row that waits for someone to log an override, for example a wrong check digit.
     *
     * @param row the row
     * @param value its value, not to be used before the override
     * @param problem what is wrong with it
     * @param <T> what a row holds
     */
    record Held<T>(Row row, T value, Problem problem) implements Reading<T> {}

    /**
     * A row that cannot be used; it is kept, can be corrected and imported again.
     *
     * @param row the row
     * @param problems everything found wrong with it, at least one
     * @param <T> what a row holds
     */
    record Rejected<T>(Row row, List<Problem> problems) implements Reading<T> {
        public Rejected {
            problems = Values.some("problems", problems);
        }
    }
}
