package io.doublerandom.core;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * Administrative division code (行政区划代码) of GB/T 2260, or a local extension of one.
 *
 * <p>Six digits. Development zones have no national code: they are written as the parent's code, a hyphen and one to
 * four characters of {@code A-Z0-9}, and {@link #national()} is what goes to national platforms.
 *
 * @param value six digits, or six digits, {@code -} and the local part
 */
public record RegionCode(
        @NotNull @Pattern(regexp = RegionCode.FORM) String value) implements Comparable<RegionCode> {
    static final String FORM = "[1-9]\\d{5}(-[A-Z0-9]{1,4})?";

    public RegionCode {
        Values.pattern("regionCode", value, FORM);
    }

    /** The code of GB/T 2260: the first six digits. */
    public String national() {
        return value.substring(0, 6);
    }

    /** Whether this is a local extension without a national code of its own. */
    public boolean local() {
        return value.length() > 6;
    }

    @Override
    public int compareTo(RegionCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
