package io.doublerandom.core;

import java.util.Objects;

/**
 * The one exception of the SDK: a state that cannot go on, with a stable code and the place it was found.
 *
 * <p>Breaches of business rules are values ({@link RuleViolation}), not exceptions. Messages hold no personal data.
 */
public final class DoubleRandomException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    /** A failure without a place in some input. */
    public DoubleRandomException(ErrorCode code, String detail) {
        this(new Problem(code, Place.of("-"), detail), null);
    }

    /** A failure without a place in some input, and what caused it. */
    public DoubleRandomException(ErrorCode code, String detail, Throwable cause) {
        this(new Problem(code, Place.of("-"), detail), cause);
    }

    /** A failure at a place. */
    public DoubleRandomException(Problem problem) {
        this(problem, null);
    }

    /** A failure at a place, and what caused it; a cause of null means none. */
    public DoubleRandomException(Problem problem, @org.jspecify.annotations.Nullable Throwable cause) {
        super(problem.message(), cause);
        this.problem = Objects.requireNonNull(problem);
    }

    /** The stable code. */
    public ErrorCode code() {
        return problem.code();
    }

    /** Code, place and detail. */
    public Problem problem() {
        return problem;
    }
}
