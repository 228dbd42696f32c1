package io.doublerandom.core.draw;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Place;
import io.doublerandom.core.Problem;
import io.doublerandom.core.draw.CheckList.Body;
import io.doublerandom.core.draw.CheckList.Finding;
import io.doublerandom.core.draw.VerificationReport.Outcome;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Runs the checks of a round and keeps their outcomes; a check that was never recorded counts as not run. */
final class SubstitutionCheckList {
    private static final Problem NOTHING = new Problem(ErrorCode.DRAW_UNUSABLE, Place.of("bundle"), "");

    private final Map<SubstitutionCheckName, SubstitutionReport.Check> made =
            new EnumMap<>(SubstitutionCheckName.class);

    /** Makes a check, unless one that it needs does not hold. */
    void run(SubstitutionCheckName name, Body body, SubstitutionCheckName... needs) throws IOException {
        for (SubstitutionCheckName need : needs) {
            if (!holds(need)) {
                return;
            }
        }
        try {
            Finding found = body.check();
            put(name, found.outcome(), NOTHING, found.detail());
        } catch (DoubleRandomException differs) {
            put(name, Outcome.DIFFER, differs.problem(), differs.problem().detail());
        }
    }

    /** Whether a check was made and nothing differs. */
    boolean holds(SubstitutionCheckName name) {
        SubstitutionReport.Check check = made.get(name);
        return check != null && check.outcome() != Outcome.DIFFER && check.outcome() != Outcome.NOT_RUN;
    }

    /** All checks in order. */
    List<SubstitutionReport.Check> complete() {
        return Arrays.stream(SubstitutionCheckName.values())
                .map(name -> made.getOrDefault(
                        name,
                        new SubstitutionReport.Check(
                                name,
                                Outcome.NOT_RUN,
                                NOTHING.code(),
                                NOTHING.place(),
                                "depends on a check that does not hold")))
                .toList();
    }

    private void put(SubstitutionCheckName name, Outcome outcome, Problem problem, String detail) {
        made.put(
                name,
                new SubstitutionReport.Check(
                        name, outcome, problem.code(), problem.place(), CheckList.printable(detail)));
    }
}
