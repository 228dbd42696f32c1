package io.doublerandom.core;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one exception of the SDK: a state that cannot go on, with a stable code and the place it was found.
 *
 * <p>Breaches of business rules are values ({@link RuleViolation}), not exceptions. Messages hold no personal data.
 */
public final class DoubleRandomException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final transient @Nullable Record facts;

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
    public DoubleRandomException(Problem problem, @Nullable Throwable cause) {
        this(problem, cause, null);
    }

    private DoubleRandomException(Problem problem, @Nullable Throwable cause, @Nullable Record facts) {
        super(problem.message(), cause);
        this.problem = Objects.requireNonNull(problem);
        this.facts = facts;
    }

    /** A failure with the facts that its detail was made from, for a program that says them in its own words. */
    public static DoubleRandomException with(Record facts, ErrorCode code, String detail) {
        return new DoubleRandomException(new Problem(code, Place.of("-"), detail), null, Objects.requireNonNull(facts));
    }

    /** The stable code. */
    public ErrorCode code() {
        return problem.code();
    }

    /** Code, place and detail. */
    public Problem problem() {
        return problem;
    }

    /** The facts behind it, if it carries some of this kind. */
    public <F extends Record> Optional<F> facts(Class<F> kind) {
        return kind.isInstance(facts) ? Optional.of(kind.cast(facts)) : Optional.empty();
    }
}
