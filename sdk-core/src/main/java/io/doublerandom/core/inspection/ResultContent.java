package io.doublerandom.core.inspection;

import io.doublerandom.core.Values;
import io.doublerandom.core.register.Inspector;
import io.doublerandom.core.register.Method;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;

/**
 * What a result says (检查结果内容), apart from whose it is and how far it got.
 *
 * @param inspectedOn day of the inspection
 * @param methods ways of inspecting
 * @param outcomes outcomes, the first is the primary one; {@link Outcome#NO_PROBLEM} stands alone
 * @param findings one per item
 * @param inspectors inspectors on the spot, at least two
 * @param summary what was inspected and found, at most 2,000 characters
 * @param evidence what proves it, perhaps nothing
 */
public record ResultContent(
        @NotNull LocalDate inspectedOn,
        @NotEmpty List<@NotNull Method> methods,
        @NotEmpty List<@NotNull Outcome> outcomes,
        @NotEmpty List<InspectionResult.@NotNull @Valid Finding> findings,
        @Size(min = 2) @NotNull List<Inspector.@NotNull @Valid Id> inspectors,
        @NotNull @Size(max = 2000) String summary,
        @NotNull List<@NotNull @Valid Evidence> evidence) {
    public ResultContent {
        Values.present("inspectedOn", inspectedOn);
        methods = Values.some("methods", Values.distinct("methods", methods));
        outcomes = Values.some("outcomes", Values.distinct("outcomes", outcomes));
        Values.require(exclusive(outcomes), "outcomes", "have NO_PROBLEM beside others");
        findings = Values.some("findings", findings);
        inspectors = Values.distinct("inspectors", inspectors);
        Values.between("inspectors", inspectors.size(), 2, Integer.MAX_VALUE);
        Values.atMost("summary", summary, 2000);
        evidence = Values.list("evidence", evidence);
    }

    @AssertTrue(message = "NO_PROBLEM stands beside others")
    boolean isOutcomesExclusive() {
        return exclusive(outcomes);
    }

    static boolean exclusive(List<Outcome> outcomes) {
        return outcomes.size() == 1 || !outcomes.contains(Outcome.NO_PROBLEM);
    }
}
