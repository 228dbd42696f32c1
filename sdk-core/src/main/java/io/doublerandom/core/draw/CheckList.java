package io.doublerandom.core.draw;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Place;
import io.doublerandom.core.Problem;
import io.doublerandom.core.draw.VerificationReport.Check;
import io.doublerandom.core.draw.VerificationReport.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Runs checks and keeps their outcomes; a check that was never recorded counts as not run. */
final class CheckList {
    private final Map<CheckName, Check> made = new EnumMap<>(CheckName.class);

    /** A check: answers its outcome, or throws the problem that it found. */
    @FunctionalInterface
    interface Body {
        /** Makes the check. */
        Finding check() throws IOException;
    }

    /** What a check found if it found no difference. */
    record Finding(Outcome outcome, String detail) {
        static Finding agree(String detail) {
            return new Finding(Outcome.AGREE, detail);
        }

        static Finding humanEye(String detail) {
            return new Finding(Outcome.HUMAN_EYE, detail);
        }

        static Finding notApplicable(String detail) {
            return new Finding(Outcome.NOT_APPLICABLE, detail);
        }

        static Finding notRun(String detail) {
            return new Finding(Outcome.NOT_RUN, detail);
        }
    }

    /** Makes a check, unless one that it needs does not hold. */
    void run(CheckName name, Body body, CheckName... needs) throws IOException {
        for (CheckName need : needs) {
            if (!holds(need)) {
                put(name, Outcome.NOT_RUN, none("depends on " + need.titleEn()));
                return;
            }
        }
        try {
            Finding finding = body.check();
            put(name, finding.outcome(), none(finding.detail()));
        } catch (DoubleRandomException differs) {
            put(name, Outcome.DIFFER, differs.problem());
        }
    }

    /** Whether a check was made and nothing differs. */
    boolean holds(CheckName name) {
        Check check = made.get(name);
        return check != null && check.outcome() != Outcome.DIFFER && check.outcome() != Outcome.NOT_RUN;
    }

    /** All checks in order. */
    List<Check> complete() {
        List<Check> all = new ArrayList<>();
        for (CheckName name : CheckName.values()) {
            all.add(made.getOrDefault(
                    name,
                    new Check(
                            name,
                            Outcome.NOT_RUN,
                            ErrorCode.DRAW_UNUSABLE,
                            Place.of("bundle"),
                            "depends on a check that differs")));
        }
        return all;
    }

    /** A difference that a check reports. */
    static DoubleRandomException differ(String source, long row, String what) {
        return new DoubleRandomException(new Problem(ErrorCode.DRAW_INPUT_INVALID, Place.of(source, row, ""), what));
    }

    static void require(boolean holds, String source, String what) {
        if (!holds) {
            throw differ(source, 0, what);
        }
    }

    private static Problem none(String detail) {
        return new Problem(ErrorCode.DRAW_UNUSABLE, Place.of("bundle"), detail);
    }

    private void put(CheckName name, Outcome outcome, Problem problem) {
        made.put(name, new Check(name, outcome, problem.code(), problem.place(), printable(problem.detail())));
    }

    /** Without control and format characters: names in a foreign bundle could steer a terminal or turn text around. */
    static String printable(String detail) {
        return detail.replaceAll("[\\p{Cc}\\p{Cf}]", "?");
    }
}
