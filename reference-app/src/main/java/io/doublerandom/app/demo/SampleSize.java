package io.doublerandom.app.demo;

import io.doublerandom.core.Values;

/**
 * How large a sample is and which one: the same three numbers always give the same bytes.
 *
 * @param subjects rows of subjects, 200 to 5,000,000
 * @param inspectors rows of inspectors, 200 to 100,000
 * @param seed any number
 */
public record SampleSize(int subjects, int inspectors, long seed) {
    /** The size of a prefecture-level city: 18,000 subjects and 600 inspectors. */
    public static final SampleSize CITY = new SampleSize(18_000, 600, 440_800L);

    public SampleSize {
        Values.between("subjects", subjects, 200, 5_000_000);
        Values.between("inspectors", inspectors, 200, 100_000);
    }
}
