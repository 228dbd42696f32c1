package io.doublerandom.core.draw;

import static io.doublerandom.core.draw.CorruptPools.exchanged;
import static io.doublerandom.core.draw.CorruptVector.signed;
import static io.doublerandom.core.draw.CorruptVector.unsigned;
import static io.doublerandom.core.draw.MadeVectors.CHUNK_257;
import static io.doublerandom.core.draw.MadeVectors.FORTY_SHA256;
import static io.doublerandom.core.draw.MadeVectors.FORTY_SM3;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Defects of quotas, selection and public list; the roots in the result fit what lies there. */
final class CorruptOutcomes {
    private static final String STRANGER = "z-stranger";

    private CorruptOutcomes() {}

    static List<CorruptVector> all() {
        return List.of(
                unsigned(
                        "quota-plus-one",
                        FORTY_SM3,
                        CheckName.STRATA,
                        "one more of a stratum, with tau, rank and team",
                        bundle -> redrawOffBy(bundle, 1)),
                unsigned(
                        "quota-minus-one",
                        FORTY_SM3,
                        CheckName.STRATA,
                        "one fewer of a stratum, with tau and team",
                        bundle -> redrawOffBy(bundle, -1)),
                outcome(
                        "tau-altered",
                        FORTY_SHA256,
                        EvidenceBundle.STRATA,
                        CheckName.STRATA,
                        "a threshold that lets nobody else in",
                        lines -> {
                            lines.replaceAll(line -> line.replaceFirst("[0-9a-f]{4}$", "ffff"));
                            return lines;
                        }),
                outcome(
                        "stratum-missing",
                        FORTY_SM3,
                        EvidenceBundle.STRATA,
                        CheckName.STRATA,
                        "a stratum of which nobody was drawn is not listed",
                        lines -> {
                            lines.removeIf(line -> line.startsWith("440802|N,"));
                            return lines;
                        }),
                unsigned(
                        "swapped-subject",
                        FORTY_SM3,
                        CheckName.SELECTION,
                        "another of the stratum in selection, list and teams",
                        CorruptOutcomes::swapSubject),
                unsigned(
                        "ranks-exchanged",
                        FORTY_SM3,
                        CheckName.SELECTION,
                        "first and second of a stratum exchanged",
                        bundle -> {
                            bundle.replace(
                                    EvidenceBundle.SELECTED, "(?m)^(.*),1,(.*)\n\\1,2,(.*)$", "$1,1,$3\n$1,2,$2");
                            bundle.mendOutcome();
                        }),
                outcome(
                        "selection-cr-lf",
                        FORTY_SHA256,
                        EvidenceBundle.SELECTED,
                        CheckName.SELECTION,
                        "lines end in CR LF",
                        lines -> {
                            lines.replaceAll(line -> line + '\r');
                            return lines;
                        }),
                unsigned(
                        "public-list-swapped",
                        FORTY_SM3,
                        CheckName.PUBLIC_LIST,
                        "another subject of the pool in the public list alone",
                        bundle -> {
                            String other = undrawn(
                                    bundle,
                                    bundle.lines(EvidenceBundle.SELECTED).get(0));
                            bundle.changeLines(EvidenceBundle.PUBLIC_LIST, lines -> {
                                lines.set(0, other);
                                Collections.sort(lines);
                                return lines;
                            });
                            bundle.mendOutcome();
                        }),
                outcome(
                        "public-list-unsorted",
                        FORTY_SHA256,
                        EvidenceBundle.PUBLIC_LIST,
                        CheckName.PUBLIC_LIST,
                        "two subjects exchanged",
                        lines -> exchanged(lines, 0, 1)),
                unsigned(
                        "public-list-in-one-chunk",
                        CHUNK_257,
                        CheckName.PUBLIC_LIST,
                        "publicRoot over one chunk of 257 lines",
                        bundle -> bundle.set(
                                ResultDocument.DOCUMENT,
                                "publicRoot",
                                new OtherRoots(8, 257, false)
                                        .linesRoot(bundle.suite(), bundle.lines(EvidenceBundle.PUBLIC_LIST)))),
                published(
                        "public-list-with-a-stranger",
                        "a subject that is not in the pool, in the root",
                        true,
                        lines -> {
                            lines.set(lines.size() - 1, STRANGER);
                            return lines;
                        }),
                published(
                        "public-list-short",
                        "a drawn subject is not listed",
                        false,
                        lines -> lines.subList(1, lines.size())),
                signed(
                        "public-list-short-root-mended",
                        FORTY_SM3,
                        "a PUBLIC bundle whose list is short, in the root",
                        bundle -> {
                            bundle.changeLines(EvidenceBundle.PUBLIC_LIST, lines -> lines.subList(1, lines.size()));
                            bundle.mendOutcome();
                            bundle.publicOnly();
                        }));
    }

    /** Lines of the outcome that lie otherwise, with their root. */
    static CorruptVector outcome(
            String name,
            String base,
            String file,
            CheckName finding,
            String defect,
            UnaryOperator<List<String>> change) {
        return unsigned(name, base, finding, file + ": " + defect, bundle -> {
            bundle.changeLines(file, change);
            bundle.mendOutcome();
        });
    }

    /** Another public list in a PUBLIC bundle. */
    private static CorruptVector published(
            String name, String defect, boolean mended, UnaryOperator<List<String>> change) {
        return unsigned(name, FORTY_SHA256, CheckName.PUBLIC_LIST, "a PUBLIC bundle: " + defect, bundle -> {
            bundle.changeLines(EvidenceBundle.PUBLIC_LIST, change);
            if (mended) {
                bundle.mendOutcome();
            }
            bundle.publicOnly();
        });
    }

    private static void swapSubject(Forgery bundle) {
        for (String line : bundle.lines(EvidenceBundle.SELECTED)) {
            String other = undrawn(bundle, line);
            if (!other.equals(STRANGER)) {
                String sid = line.split(",", -1)[2];
                for (String name : List.of(EvidenceBundle.SELECTED, EvidenceBundle.PUBLIC_LIST, EvidenceBundle.TEAMS)) {
                    bundle.replace(name, sid, other);
                }
                bundle.changeLines(EvidenceBundle.PUBLIC_LIST, lines -> {
                    Collections.sort(lines);
                    return lines;
                });
                bundle.mendOutcome();
                return;
            }
        }
        throw new IllegalStateException("every stratum is drawn whole");
    }

    /** A subject of the same stratum as a line of the selection that was not drawn. */
    private static String undrawn(Forgery bundle, String line) {
        List<String> drawn = bundle.lines(EvidenceBundle.PUBLIC_LIST);
        SamplingFrame frame = bundle.frame();
        for (int row = 0; row < frame.count(); row++) {
            String sid = frame.sids().text(row);
            if (line.startsWith(frame.strataKeys().text(frame.stratum(row)) + ",") && !drawn.contains(sid)) {
                return sid;
            }
        }
        return STRANGER;
    }

    /** The outcome of other ratios, so chosen that one stratum alone gives one more or one fewer. */
    private static void redrawOffBy(Forgery bundle, int difference) {
        DrawPlan plan = bundle.rules();
        List<Stratum> right =
                SubjectDraw.compute(plan, bundle.frame(), bundle.seed()).strata();
        for (String code : new TreeMap<>(plan.ratio().ppm()).keySet()) {
            for (int share = 10_000; share < Ratio.ALL; share += 10_000) {
                Map<String, Integer> shares = new HashMap<>(plan.ratio().ppm());
                shares.put(code, share);
                DrawPlan other = withShares(plan, shares);
                List<Stratum> strata = SubjectDraw.compute(other, bundle.frame(), bundle.seed())
                        .strata();
                if (differences(right, strata).equals(List.of(difference))) {
                    bundle.redraw(other);
                    return;
                }
            }
        }
        throw new IllegalStateException("no ratio gives that");
    }

    private static List<Integer> differences(List<Stratum> right, List<Stratum> strata) {
        return java.util.stream.IntStream.range(0, right.size())
                .map(h -> strata.get(h).drawn() - right.get(h).drawn())
                .filter(d -> d != 0)
                .boxed()
                .toList();
    }

    private static DrawPlan withShares(DrawPlan plan, Map<String, Integer> shares) {
        return new DrawPlan(
                plan.suite(),
                plan.authority(),
                plan.series(),
                plan.seq(),
                plan.prev(),
                plan.title(),
                plan.attributes(),
                plan.unit(),
                new Ratio(plan.ratio().by(), shares),
                plan.quota(),
                plan.team(),
                plan.qualifications(),
                plan.units(),
                plan.parties(),
                plan.beacon(),
                plan.practice(),
                plan.attributesPublic(),
                plan.embargoUntil());
    }
}
