package io.doublerandom.core.plan;

import io.doublerandom.core.Authority;
import io.doublerandom.core.Values;
import io.doublerandom.core.register.InspectionItem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/**
 * What one authority inspects in a plan line or task (参与部门及其检查事项).
 *
 * @param authority the authority
 * @param items its items, at least one
 */
public record Participation(
        @NotNull @Valid Authority.Id authority, @NotEmpty List<InspectionItem.@NotNull @Valid Code> items) {
    public Participation {
        Values.present("authority", authority);
        items = Values.some("items", Values.distinct("items", items));
    }
}
