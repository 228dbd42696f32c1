package io.doublerandom.core.draw;

import static io.doublerandom.core.draw.CorruptVector.unsigned;
import static io.doublerandom.core.draw.MadeVectors.FORTY_SM3;
import static io.doublerandom.core.draw.MadeVectors.OFF_ROSTER;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Defects of the list of those who are kept off the roster, and of what the log says of it. */
final class CorruptRosterExclusions {
    private static final String FILE = SamplingFrame.ROSTER_EXCLUSIONS;

    private CorruptRosterExclusions() {}

    static List<CorruptVector> all() {
        return List.of(
                unsigned(
                        "roster-exclusions-empty",
                        FORTY_SM3,
                        CheckName.ROSTER,
                        "the file is there, though nobody is kept off the roster",
                        bundle -> bundle.write(FILE, "")),
                unsigned(
                        "roster-exclusions-of-a-roster-inspector",
                        OFF_ROSTER,
                        CheckName.ROSTER,
                        "an inspector of the roster is excluded",
                        bundle -> bundle.changeLines(FILE, lines -> {
                            List<String> more = new ArrayList<>(lines);
                            more.add("INS-440804-SCJG-0,UNAVAILABLE");
                            return more;
                        })),
                unsigned(
                        "roster-exclusions-exchanged",
                        OFF_ROSTER,
                        CheckName.ROSTER,
                        "two lines of roster-exclusions.csv exchanged",
                        bundle -> bundle.changeLines(FILE, lines -> {
                            Collections.reverse(lines);
                            return lines;
                        })),
                unsigned(
                        "roster-exclusions-without-reason",
                        OFF_ROSTER,
                        CheckName.ROSTER,
                        "a line of roster-exclusions.csv has no reason",
                        bundle -> bundle.replace(FILE, ",CERT_INVALID", ",")),
                unsigned(
                        "roster-exclusions-in-public",
                        OFF_ROSTER,
                        CheckName.FILES,
                        "a PUBLIC bundle that says who is kept off the roster",
                        Forgery::publicOnly),
                logged(
                        "log-roster-exclusion-removed",
                        "one who is kept off the roster is no longer named, and the log fixed the list with him",
                        bundle -> bundle.changeLines(FILE, lines -> lines.subList(0, 1))),
                logged(
                        "log-roster-exclusions-removed",
                        "the log fixed who is kept off the roster, and the list is gone",
                        bundle -> bundle.remove(FILE)));
    }

    private static CorruptVector logged(String name, String defect, CorruptVector.Forging forging) {
        return unsigned(name, LoggedVectors.REGISTERED, CheckName.LOG, defect, bundle -> {
            EvidenceBundle.SIGNATURE_FILES.forEach(bundle::remove);
            forging.spoil(bundle);
        });
    }
}
