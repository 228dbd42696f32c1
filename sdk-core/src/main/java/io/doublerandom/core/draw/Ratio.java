package io.doublerandom.core.draw;

import io.doublerandom.core.Values;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The share of each class to be drawn (抽查比例).
 *
 * @param by the attribute whose code decides, for example the credit-risk class
 * @param ppm share for each code, in millionths, 0 to 1,000,000; every code in the pool needs one
 */
public record Ratio(
        @NotNull @Pattern(regexp = DrawValues.NAME) String by,
        @NotNull Map<String, Integer> ppm) {
    /** All of a class. */
    public static final int ALL = 1_000_000;

    public Ratio {
        DrawValues.name("ratio.by", by);
        SortedMap<String, Integer> sorted = new TreeMap<>(Values.present("ratio.ppm", ppm));
        sorted.forEach((code, share) -> {
            DrawValues.name("ratio.ppm", code);
            Values.between("ratio.ppm", share, 0, ALL);
        });
        ppm = Collections.unmodifiableSortedMap(sorted);
    }
}
