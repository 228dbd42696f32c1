package io.doublerandom.core.inspection;

import io.doublerandom.core.Authority;
import io.doublerandom.core.Step;
import io.doublerandom.core.Values;
import io.doublerandom.core.draw.Assignment;
import io.doublerandom.core.register.InspectionItem;
import io.doublerandom.core.register.Inspector;
import io.doublerandom.core.register.Method;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * The result one authority entered for one assignment (检查结果): 谁检查、谁录入、谁公开.
 *
 * @param id identifier
 * @param assignment assignment inspected
 * @param authority authority that inspected and entered it
 * @param inspectedOn day of the inspection
 * @param methods ways of inspecting
 * @param outcomes outcomes, the first is the primary one; {@link Outcome#NO_PROBLEM} stands alone
 * @param findings one per item
 * @param inspectors inspectors on the spot, at least two
 * @param summary what was inspected and found, at most 2,000 characters
 * @param steps its life so far: entered, then audited, then published
 */
public record InspectionResult(
        @NotNull @Valid Id id,
        @NotNull @Valid Assignment.Id assignment,
        @NotNull @Valid Authority.Id authority,
        @NotNull LocalDate inspectedOn,
        @NotEmpty List<@NotNull Method> methods,
        @NotEmpty List<@NotNull Outcome> outcomes,
        @NotEmpty List<@NotNull @Valid Finding> findings,
        @Size(min = 2) @NotNull List<Inspector.@NotNull @Valid Id> inspectors,
        @NotNull @Size(max = 2000) String summary,
        @NotEmpty List<@NotNull @Valid Step<State>> steps) {
    public InspectionResult {
        Values.present("id", id);
        Values.present("assignment", assignment);
        Values.present("authority", authority);
        Values.present("inspectedOn", inspectedOn);
        methods = Values.some("methods", Values.distinct("methods", methods));
        outcomes = Values.some("outcomes", Values.distinct("outcomes", outcomes));
        Values.require(exclusive(outcomes), "outcomes", "have NO_PROBLEM beside others");
        findings = Values.some("findings", findings);
        inspectors = Values.distinct("inspectors", inspectors);
        Values.between("inspectors", inspectors.size(), 2, Integer.MAX_VALUE);
        Values.atMost("summary", summary, 2000);
        steps = Values.some("steps", steps);
    }

    /** The outcome statistics count: the first. */
    public Outcome primaryOutcome() {
        return outcomes.get(0);
    }

    /** Whether a problem was found. */
    public boolean problemFound() {
        return outcomes.stream().anyMatch(outcome -> outcome.nature() == Outcome.Nature.PROBLEM);
    }

    /** The state it is in. */
    public State state() {
        return steps.get(steps.size() - 1).state();
    }

    /** The same result one step further; a step back is refused. */
    public InspectionResult with(Step<State> step) {
        Values.require(
                step.state().ordinal() > state().ordinal(), "state", "goes from " + state() + " to " + step.state());
        return new InspectionResult(
                id,
                assignment,
                authority,
                inspectedOn,
                methods,
                outcomes,
                findings,
                inspectors,
                summary,
                Stream.concat(steps.stream(), Stream.of(step)).toList());
    }

    @AssertTrue(message = "NO_PROBLEM stands beside others")
    boolean isOutcomesExclusive() {
        return exclusive(outcomes);
    }

    private static boolean exclusive(List<Outcome> outcomes) {
        return outcomes.size() == 1 || !outcomes.contains(Outcome.NO_PROBLEM);
    }

    /**
     * Identifier of a result (结果编号).
     *
     * @param value 1 to 64 characters of {@code A-Za-z0-9._-}
     */
    public record Id(@NotNull @Pattern(regexp = FORM) String value) implements Comparable<Id> {
        static final String FORM = "[A-Za-z0-9._-]{1,64}";

        public Id {
            Values.pattern("resultId", value, FORM);
        }

        @Override
        public int compareTo(Id other) {
            return value.compareTo(other.value);
        }

        @Override
        public String toString() {
            return value;
        }
    }

    /**
     * What was found for one item (事项结果).
     *
     * @param item the item
     * @param check what the check gave
     * @param problem the problem, perhaps empty, at most 1,000 characters; required when not passed
     * @param handling what was done on the spot, perhaps empty, at most 1,000 characters
     */
    public record Finding(
            @NotNull @Valid InspectionItem.Code item,
            @NotNull Check check,
            @NotNull @Size(max = 1000) String problem,
            @NotNull @Size(max = 1000) String handling) {
        public Finding {
            Values.present("item", item);
            Values.present("check", check);
            Values.atMost("problem", problem, 1000);
            Values.atMost("handling", handling, 1000);
            Values.require(check != Check.FAILED || !problem.isBlank(), "problem", "is blank though the check failed");
        }

        @AssertTrue(message = "problem is blank though the check failed")
        boolean isExplained() {
            return check != Check.FAILED || !problem.isBlank();
        }
    }

    /** What a check gave (核查值). Nothing is ever pre-filled. */
    public enum Check {
        /** 合格. */
        PASSED,
        /** 不合格. */
        FAILED,
        /** 未检查. */
        NOT_CHECKED,
        /** 合理缺项. */
        NOT_APPLICABLE
    }

    /** The states of a result, only forwards. */
    public enum State {
        /** 已录入. */
        ENTERED,
        /** 已审核. */
        AUDITED,
        /** 已公示, settled by the platform's receipt. */
        PUBLISHED
    }
}
