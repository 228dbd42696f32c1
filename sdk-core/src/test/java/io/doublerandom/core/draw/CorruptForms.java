package io.doublerandom.core.draw;

import static io.doublerandom.core.draw.CorruptVector.unsigned;
import static io.doublerandom.core.draw.MadeVectors.FORTY_SM3;

import java.util.List;

/** Defects of the form of pool, attributes and exclusions as text. */
final class CorruptForms {
    private CorruptForms() {}

    static List<CorruptVector> all() {
        return List.of(
                spoiled("pool-cr-lf", SamplingFrame.POOL, CheckName.POOL, "lines end in CR LF", "\n", "\r\n"),
                spoiled(
                        "pool-lower-case",
                        SamplingFrame.POOL,
                        CheckName.POOL,
                        "a credit code in small letters",
                        "MA",
                        "ma"),
                spoiled(
                        "pool-full-width",
                        SamplingFrame.POOL,
                        CheckName.POOL,
                        "a full-width digit",
                        "91440802",
                        "９1440802"),
                spoiled(
                        "pool-foreign-letter",
                        SamplingFrame.POOL,
                        CheckName.POOL,
                        "a letter I that no credit code has",
                        "MA",
                        "MI"),
                spoiled(
                        "attributes-byte-order-mark",
                        SamplingFrame.ATTRIBUTES,
                        CheckName.ROOT_A,
                        "a byte order mark",
                        "^",
                        "\ufeff"),
                spoiled(
                        "attributes-oversize-line",
                        SamplingFrame.ATTRIBUTES,
                        CheckName.ROOT_A,
                        "a line of more than 65,535 bytes",
                        "\\|A,",
                        "|A".repeat(32_768) + ","),
                spoiled(
                        "exclusions-empty-line",
                        SamplingFrame.EXCLUSIONS,
                        CheckName.EXCLUSIONS,
                        "an empty line at the end, counted and in the root",
                        "$",
                        "\n"));
    }

    /** A file whose lines are all there, but not in their one form; roots and counts are over what lies there. */
    static CorruptVector spoiled(
            String name, String file, CheckName finding, String defect, String regex, String replacement) {
        return unsigned(name, FORTY_SM3, finding, file + ": " + defect, bundle -> {
            bundle.replace(file, regex, replacement);
            bundle.mendAll();
        });
    }
}
