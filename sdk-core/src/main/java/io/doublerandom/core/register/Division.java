package io.doublerandom.core.register;

import io.doublerandom.core.Authority;
import io.doublerandom.core.RegionCode;
import io.doublerandom.core.Values;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * One line of the table of administrative divisions (行政区划代码表, GB/T 2260), with the years it was in use: a code may
 * have had another name before, so that the code alone is no key.
 *
 * @param code the code
 * @param name name in those years, at most 100 characters
 * @param parent code of the division above, perhaps empty
 * @param level province, city or county
 * @param fromYear first year in use
 * @param untilYear first year no longer in use; 9999 while it is
 * @param successors codes that took its place, as published, perhaps empty, at most 400 characters
 */
public record Division(
        @NotNull @Valid RegionCode code,
        @NotBlank @Size(max = 100) String name,
        @NotNull @Pattern(regexp = Division.PARENT) String parent,
        @NotNull Authority.Level level,
        @Min(1949) @Max(9999) int fromYear,
        @Min(1949) @Max(9999) int untilYear,
        @NotNull @Size(max = 400) String successors) {
    /** The year that stands for "still in use". */
    public static final int IN_USE = 9999;

    static final String PARENT = "([1-9][0-9]{5})?";

    public Division {
        Values.present("code", code);
        Values.text("name", name, 100);
        Values.pattern("parent", parent, PARENT);
        Values.present("level", level);
        Values.between("fromYear", fromYear, 1949, IN_USE);
        Values.between("untilYear", untilYear, 1949, IN_USE);
        Values.require(untilYear > fromYear, "untilYear", "is not after fromYear");
        Values.atMost("successors", successors, 400);
    }

    @jakarta.validation.constraints.AssertTrue(message = "untilYear is not after fromYear")
    boolean isOrdered() {
        return untilYear > fromYear;
    }
}
