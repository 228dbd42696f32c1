package io.doublerandom.core.register;

import io.doublerandom.core.Values;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/**
 * A subject on the one-visit list of a year (“综合查一次”企业名单): it gets a task of its own, 湛随办字〔2024〕4号 二(三).
 *
 * @param subject the subject
 * @param year calendar year of the list, 2015 to 2100
 */
public record OneVisitListing(
        @NotNull @Valid Subject.Id subject,
        @Min(2015) @Max(2100) int year) {
    public OneVisitListing {
        Values.present("subject", subject);
        Values.between("year", year, 2015, 2100);
    }
}
