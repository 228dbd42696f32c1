package io.doublerandom.core.draw;

import static io.doublerandom.core.draw.CorruptVector.signed;
import static io.doublerandom.core.draw.CorruptVector.unsigned;
import static io.doublerandom.core.draw.MadeVectors.CHUNK_257;
import static io.doublerandom.core.draw.MadeVectors.FORTY_SHA256;
import static io.doublerandom.core.draw.MadeVectors.FORTY_SM3;
import static io.doublerandom.core.draw.MadeVectors.PREFIXES;

import java.util.Collections;
import java.util.List;

/** Defects of the pool, the attributes and the exclusions. */
final class CorruptPools {
    private CorruptPools() {}

    static List<CorruptVector> all() {
        return List.of(
                unsigned(
                        "dropped-subject",
                        FORTY_SM3,
                        CheckName.POOL,
                        "a subject is not in the pool, nor in its outcome",
                        bundle -> {
                            dropDrawn(bundle);
                            bundle.redraw();
                        }),
                unsigned(
                        "dropped-subject-counted",
                        FORTY_SM3,
                        CheckName.HEADER,
                        "the header counts one less, with other roots",
                        bundle -> {
                            dropDrawn(bundle);
                            bundle.redraw();
                            bundle.mendInputs();
                        }),
                unsigned(
                        "dropped-subject-header-mended",
                        FORTY_SM3,
                        CheckName.REVEALS,
                        "the result names that header, and has its outcome",
                        bundle -> {
                            dropDrawn(bundle);
                            bundle.mendInputs();
                            bundle.redraw();
                        }),
                signed(
                        "dropped-subject-by-all",
                        FORTY_SM3,
                        "a subject is left out, and the whole draw made again",
                        bundle -> {
                            dropDrawn(bundle);
                            bundle.mendAll();
                        }),
                unsigned(
                        "duplicate-subject",
                        FORTY_SHA256,
                        CheckName.POOL,
                        "a subject twice, counted and in all roots",
                        bundle -> {
                            bundle.changeLines(SamplingFrame.POOL, lines -> doubled(lines, 7));
                            bundle.changeLines(SamplingFrame.ATTRIBUTES, lines -> doubled(lines, 7));
                            bundle.mendAll();
                        }),
                unsigned(
                        "reclassed-subject",
                        FORTY_SM3,
                        CheckName.ROOT_A,
                        "a subject has another class, and the outcome follows",
                        bundle -> {
                            bundle.replace(SamplingFrame.ATTRIBUTES, "\\|A,", "|D,");
                            bundle.followInputs();
                            bundle.redraw();
                        }),
                unsigned(
                        "reclassed-subject-header-mended",
                        FORTY_SM3,
                        CheckName.REVEALS,
                        "the same with another rootA in the header",
                        bundle -> {
                            bundle.replace(SamplingFrame.ATTRIBUTES, "\\|A,", "|D,");
                            bundle.followInputs();
                            bundle.mendInputs();
                            bundle.redraw();
                        }),
                unsigned(
                        "changed-salt",
                        FORTY_SM3,
                        CheckName.ROOT_A,
                        "another salt gives another ticket, and the outcome follows",
                        bundle -> {
                            bundle.replace(SamplingFrame.ATTRIBUTES, ",[0-9a-f]{4}", ",0000");
                            bundle.followInputs();
                            bundle.redraw();
                        }),
                unsigned(
                        "attributes-exchanged",
                        FORTY_SHA256,
                        CheckName.ROOT_A,
                        "two subjects have each other's row",
                        bundle -> {
                            bundle.changeLines(SamplingFrame.ATTRIBUTES, lines -> exchanged(lines, 0, 9));
                            bundle.followInputs();
                            bundle.redraw();
                        }),
                unsigned(
                        "code-without-ratio",
                        FORTY_SM3,
                        CheckName.STRATA,
                        "a code that the plan does not know, in rootA",
                        bundle -> {
                            SamplingFrame before = bundle.frame();
                            bundle.replace(SamplingFrame.ATTRIBUTES, "\\|N,", "|E,");
                            bundle.followInputs();
                            bundle.mendInputs();
                            bundle.follow(before);
                            bundle.mendFromHeader();
                        }),
                unsigned(
                        "row-of-three-codes",
                        FORTY_SHA256,
                        CheckName.STRATA,
                        "a row has a code too many, in rootA",
                        bundle -> {
                            SamplingFrame before = bundle.frame();
                            bundle.replace(SamplingFrame.ATTRIBUTES, "\\|N,", "|N|N,");
                            bundle.followInputs();
                            bundle.mendInputs();
                            bundle.follow(before);
                            bundle.mendFromHeader();
                        }),
                unsigned(
                        "exclusion-invented",
                        FORTY_SM3,
                        CheckName.EXCLUSIONS,
                        "somebody is excluded whom the header does not know",
                        bundle -> bundle.changeLines(SamplingFrame.EXCLUSIONS, lines -> {
                            lines.add("z-nobody,WHITELISTED");
                            return lines;
                        })),
                unsigned(
                        "exclusion-removed",
                        FORTY_SHA256,
                        CheckName.EXCLUSIONS,
                        "an exclusion is gone",
                        bundle ->
                                bundle.changeLines(SamplingFrame.EXCLUSIONS, lines -> lines.subList(1, lines.size()))),
                unsigned(
                        "exclusion-of-a-pool-subject",
                        FORTY_SM3,
                        CheckName.EXCLUSIONS,
                        "a subject is in the pool and excluded, counted and in the root",
                        bundle -> {
                            String sid = bundle.lines(SamplingFrame.POOL).get(0);
                            bundle.changeLines(SamplingFrame.EXCLUSIONS, lines -> {
                                lines.add(sid + ",WHITELISTED");
                                Collections.sort(lines);
                                return lines;
                            });
                            bundle.mendAll();
                        }),
                unsigned(
                        "exclusion-for-two-reasons",
                        FORTY_SHA256,
                        CheckName.EXCLUSIONS,
                        "a subject is excluded twice, counted and in the root",
                        bundle -> {
                            bundle.replace(SamplingFrame.EXCLUSIONS, "^(.*),(.*)\n", "$1,A-$2\n$1,B-$2\n");
                            bundle.mendAll();
                        }),
                header(
                        "registry-count-wrong",
                        CheckName.EXCLUSIONS,
                        "the register has one more than pool and exclusions",
                        "\"registryCount\":44",
                        "\"registryCount\":45"),
                header(
                        "count-wrong",
                        CheckName.POOL,
                        "the header counts more than the register has",
                        "\"count\":40",
                        "\"count\":45"),
                unsigned(
                        "register-smaller-than-pool",
                        FORTY_SHA256,
                        CheckName.EXCLUSIONS,
                        "a PUBLIC bundle whose register has fewer subjects than the pool",
                        bundle -> {
                            bundle.replace(DrawHeader.DOCUMENT, "\"registryCount\":44", "\"registryCount\":39");
                            bundle.mendFromHeader();
                            bundle.publicOnly();
                        }),
                unsigned(
                        "pool-empty",
                        FORTY_SM3,
                        CheckName.POOL,
                        "nobody in the pool, counted and in all roots",
                        bundle -> {
                            bundle.write(SamplingFrame.POOL, "");
                            bundle.write(SamplingFrame.ATTRIBUTES, "");
                            bundle.followInputs();
                            bundle.mendAll();
                        }),
                unsigned(
                        "chunk-border-exchanged",
                        CHUNK_257,
                        CheckName.POOL,
                        "the 257th subject is in the first chunk",
                        bundle -> {
                            bundle.changeLines(SamplingFrame.POOL, lines -> exchanged(lines, 255, 256));
                            bundle.changeLines(SamplingFrame.ATTRIBUTES, lines -> exchanged(lines, 255, 256));
                            bundle.mendAll();
                        }),
                rootS("chunk-of-255", CHUNK_257, "rootS over chunks of 255", new OtherRoots(8, 255, false)),
                rootS("prefix-of-seven", PREFIXES, "rootS over groups by seven bytes", new OtherRoots(7, 256, false)),
                rootS(
                        "odd-node-doubled",
                        FORTY_SM3,
                        "rootS over a tree that doubles an odd node",
                        new OtherRoots(8, 256, true)));
    }

    private static void dropDrawn(Forgery bundle) throws java.io.IOException {
        int row = bundle.lines(SamplingFrame.POOL)
                .indexOf(bundle.lines(EvidenceBundle.PUBLIC_LIST).get(0));
        for (String name : List.of(SamplingFrame.POOL, SamplingFrame.ATTRIBUTES)) {
            bundle.changeLines(name, lines -> {
                lines.remove(row);
                return lines;
            });
        }
        bundle.followInputs();
    }

    private static List<String> doubled(List<String> lines, int row) {
        lines.add(row, lines.get(row));
        return lines;
    }

    static List<String> exchanged(List<String> lines, int left, int right) {
        Collections.swap(lines, left, right);
        return lines;
    }

    private static CorruptVector header(
            String name, CheckName finding, String defect, String regex, String replacement) {
        return unsigned(name, FORTY_SM3, finding, defect, bundle -> {
            bundle.replace(DrawHeader.DOCUMENT, regex, replacement);
            bundle.mendFromHeader();
        });
    }

    private static CorruptVector rootS(String name, String base, String defect, OtherRoots roots) {
        return unsigned(name, base, CheckName.ROOT_S, defect, bundle -> {
            bundle.set(DrawHeader.DOCUMENT, "rootS", roots.rootS(bundle.suite(), bundle.lines(SamplingFrame.POOL)));
            bundle.mendFromHeader();
        });
    }
}
