package io.doublerandom.core.draw;

import static io.doublerandom.core.draw.CorruptForms.spoiled;
import static io.doublerandom.core.draw.CorruptOutcomes.outcome;
import static io.doublerandom.core.draw.CorruptPools.exchanged;
import static io.doublerandom.core.draw.CorruptVector.unsigned;
import static io.doublerandom.core.draw.MadeVectors.FORTY_SHA256;
import static io.doublerandom.core.draw.MadeVectors.FORTY_SM3;

import java.util.List;

/** Defects of roster, recusals and teams. */
final class CorruptTeams {
    private CorruptTeams() {}

    static List<CorruptVector> all() {
        return List.of(
                input(
                        "qualification-added",
                        SamplingFrame.ROSTER,
                        CheckName.ROSTER,
                        "an inspector has a qualification more",
                        "SCJG,1,",
                        "SCJG,3,"),
                input(
                        "load-lowered",
                        SamplingFrame.ROSTER,
                        CheckName.ROSTER,
                        "an inspector had less to do before",
                        ",HJ,0,2",
                        ",HJ,0,0"),
                unsigned(
                        "roster-line-moved",
                        FORTY_SHA256,
                        CheckName.ROSTER,
                        "two lines exchanged, in the root",
                        bundle -> {
                            bundle.changeLines(SamplingFrame.ROSTER, lines -> exchanged(lines, 0, 1));
                            bundle.mendAll();
                        }),
                spoiled(
                        "roster-mask-without-name",
                        SamplingFrame.ROSTER,
                        CheckName.ROSTER,
                        "a bit beyond the plan's qualifications, in the root",
                        "SCJG,1,",
                        "SCJG,5,"),
                spoiled(
                        "roster-leading-zero",
                        SamplingFrame.ROSTER,
                        CheckName.ROSTER,
                        "a number with a leading zero, in the root",
                        "SCJG,1,",
                        "SCJG,01,"),
                spoiled(
                        "roster-inspector-twice",
                        SamplingFrame.ROSTER,
                        CheckName.ROSTER,
                        "an inspector in two units, in the root",
                        "^(.*?),440800,(.*)\n",
                        "$1,440800,$2\n$1,440802,$2\n"),
                spoiled(
                        "roster-trailing-blank",
                        SamplingFrame.ROSTER,
                        CheckName.ROSTER,
                        "a blank behind a line, in the root",
                        "\n",
                        " \n"),
                input(
                        "recusal-removed",
                        SamplingFrame.RECUSAL,
                        CheckName.RECUSAL,
                        "nobody recused, the teams follow",
                        "(?s)^.*$",
                        ""),
                unsigned(
                        "recusal-removed-header-mended",
                        FORTY_SM3,
                        CheckName.REVEALS,
                        "the same with another recusalRoot in the header",
                        bundle -> {
                            bundle.write(SamplingFrame.RECUSAL, "");
                            bundle.followInputs();
                            bundle.mendInputs();
                            bundle.redraw();
                        }),
                spoiled(
                        "recusal-cut-off",
                        SamplingFrame.RECUSAL,
                        CheckName.RECUSAL,
                        "no line feed behind the last line, which is in the root",
                        "\n$",
                        ""),
                spoiled(
                        "recusal-twice",
                        SamplingFrame.RECUSAL,
                        CheckName.RECUSAL,
                        "a pair twice, in the root",
                        "^(.*\n)",
                        "$1$1"),
                unsigned(
                        "swapped-inspector",
                        FORTY_SM3,
                        CheckName.TEAMS,
                        "another inspector of the same unit and department",
                        bundle -> {
                            List<String> team = List.of(
                                    bundle.lines(EvidenceBundle.TEAMS).get(0).split(",", -1));
                            String last = team.get(team.size() - 1);
                            String other = bundle.lines(SamplingFrame.ROSTER).stream()
                                    .map(line -> line.split(",", -1)[0])
                                    .filter(iid ->
                                            iid.startsWith(last.substring(0, last.length() - 1)) && !team.contains(iid))
                                    .findFirst()
                                    .orElseThrow();
                            bundle.replace(EvidenceBundle.TEAMS, "," + last + "\n", "," + other + "\n");
                            bundle.mendOutcome();
                        }),
                unsigned(
                        "unfilled-though-eligible",
                        FORTY_SHA256,
                        CheckName.TEAMS,
                        "a seat is left empty that somebody could fill",
                        bundle -> {
                            bundle.replace(EvidenceBundle.TEAMS, ",[^,]*\n", ",UNFILLED\n");
                            bundle.mendOutcome();
                        }),
                outcome(
                        "teams-exchanged",
                        FORTY_SM3,
                        EvidenceBundle.TEAMS,
                        CheckName.TEAMS,
                        "two teams in another order",
                        lines -> exchanged(lines, 0, 1)),
                outcome(
                        "teams-exchanged-unfilled",
                        "unfilled-sm3",
                        EvidenceBundle.TEAMS,
                        CheckName.TEAMS,
                        "the same where seats are empty, which is no lint while the teams differ",
                        lines -> exchanged(lines, 0, 1)),
                unsigned(
                        "teams-cut-off",
                        FORTY_SHA256,
                        CheckName.TEAMS,
                        "no line feed behind the last line",
                        bundle -> bundle.replace(EvidenceBundle.TEAMS, "\n$", "")));
    }

    /** Another input file, with the outcome that follows from it, but not with its root in the header. */
    private static CorruptVector input(
            String name, String file, CheckName finding, String defect, String regex, String replacement) {
        return unsigned(name, FORTY_SM3, finding, file + ": " + defect, bundle -> {
            bundle.replace(file, regex, replacement);
            bundle.followInputs();
            bundle.redraw();
        });
    }
}
