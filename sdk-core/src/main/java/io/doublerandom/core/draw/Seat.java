package io.doublerandom.core.draw;

import io.doublerandom.core.Values;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;

/**
 * A seat in every team (检查组席位).
 *
 * @param dept the department that fills it
 * @param qual bit mask over the plan's qualifications that its inspector must have, 0 for none
 */
public record Seat(
        @NotNull @Pattern(regexp = DrawValues.NAME) String dept,
        @PositiveOrZero int qual) {
    public Seat {
        DrawValues.name("team.dept", dept);
        Values.between("team.qual", qual, 0, Integer.MAX_VALUE);
    }
}
