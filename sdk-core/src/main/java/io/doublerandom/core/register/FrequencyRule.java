package io.doublerandom.core.register;

import io.doublerandom.core.Values;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * How often an item is inspected (抽查频次): the published words, and what could be read from them for sure.
 *
 * @param raw the words as published, perhaps empty, at most 1,000 characters
 * @param rates what was understood; empty when nothing was, which is no error
 */
public record FrequencyRule(
        @NotNull @Size(max = 1000) String raw, @NotNull List<@NotNull @Valid Rate> rates) {
    public FrequencyRule {
        Values.atMost("frequency.raw", raw, 1000);
        rates = Values.list("frequency.rates", rates);
    }

    /** Words that nothing could be read from for sure. */
    public static FrequencyRule ofText(String raw) {
        return new FrequencyRule(raw, List.of());
    }

    /**
     * So many times in a span.
     *
     * @param scope level of authority the rate is for, {@code 市级} for example, or {@code *} for all
     * @param kind exact, least or most
     * @param times number of times, at least 1
     * @param every the span
     */
    public record Rate(
            @NotBlank @Size(max = 40) String scope,
            @NotNull RatioRule.Kind kind,
            @Positive int times,
            @NotNull Every every) {
        public Rate {
            Values.text("rate.scope", scope, 40);
            Values.present("rate.kind", kind);
            Values.between("rate.times", times, 1, Integer.MAX_VALUE);
            Values.present("rate.every", every);
        }
    }

    /** A calendar span. */
    public enum Every {
        YEAR,
        HALF_YEAR,
        QUARTER,
        MONTH
    }
}
