package io.doublerandom.core.register;

import io.doublerandom.core.Period;
import io.doublerandom.core.Values;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A pair that may not be assigned (回避), 行政处罚法 (2021) 第四十三条, applied to inspections.
 *
 * @param inspector the inspector
 * @param subject the subject
 * @param reason reason code, for example {@code INTEREST}, at most 40 characters; never published
 * @param period when it holds
 */
public record Recusal(
        @NotNull @Valid Inspector.Id inspector,
        @NotNull @Valid Subject.Id subject,
        @NotBlank @Size(max = 40) String reason,
        @NotNull @Valid Period period) {
    public Recusal {
        Values.present("inspector", inspector);
        Values.present("subject", subject);
        Values.text("reason", reason, 40);
        Values.present("period", period);
    }
}
