package io.doublerandom.core.inspection;

import io.doublerandom.core.Authority;
import io.doublerandom.core.Values;
import io.doublerandom.core.draw.Assignment;
import io.doublerandom.core.register.InspectionItem;
import io.doublerandom.core.register.Inspector;
import io.doublerandom.core.register.Method;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;

/**
 * The result of one item at one drawn subject by one authority (事项结果), as platforms exchange it; the lines of an
 * authority make its {@link InspectionResult}.
 *
 * @param id key of the record, 1 to 130 characters of {@code A-Za-z0-9._-}
 * @param assignment assignment inspected
 * @param authority authority that inspected
 * @param inspectedOn day of the inspection
 * @param methods ways of inspecting
 * @param outcomes outcomes of the whole inspection, the first is the primary one
 * @param finding what was found for the item
 * @param inspectors inspectors on the spot
 * @param summary what was inspected and found, perhaps empty, at most 2,000 characters
 */
public record ResultLine(
        @NotNull @Pattern(regexp = ResultLine.FORM) String id,
        @NotNull @Valid Assignment.Id assignment,
        @NotNull @Valid Authority.Id authority,
        @NotNull LocalDate inspectedOn,
        @NotEmpty List<@NotNull Method> methods,
        @NotEmpty List<@NotNull Outcome> outcomes,
        @NotNull @Valid InspectionResult.Finding finding,
        @NotEmpty List<Inspector.@NotNull @Valid Id> inspectors,
        @NotNull @Size(max = 2000) String summary) {
    static final String FORM = "[A-Za-z0-9._-]{1,130}";

    public ResultLine {
        Values.pattern("id", id, FORM);
        Values.present("assignment", assignment);
        Values.present("authority", authority);
        Values.present("inspectedOn", inspectedOn);
        methods = Values.some("methods", methods);
        outcomes = Values.some("outcomes", outcomes);
        Values.present("finding", finding);
        inspectors = Values.some("inspectors", inspectors);
        Values.atMost("summary", summary, 2000);
    }

    /** The key the contract gives a line: {@code assignment-authority-item}. */
    public static String key(Assignment.Id assignment, Authority.Id authority, InspectionItem.Code item) {
        return assignment + "-" + authority + "-" + item;
    }
}
