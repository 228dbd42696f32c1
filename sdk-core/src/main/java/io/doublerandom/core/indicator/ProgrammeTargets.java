package io.doublerandom.core.indicator;

import io.doublerandom.core.Values;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The targets of a year's programme as data (年度工作目标): the percentage each indicator has to reach, itself included
 * (民法典第一千二百五十九条: “以上”包括本数).
 *
 * @param percent percentage by indicator, 0 to 100, one for every indicator
 */
public record ProgrammeTargets(@NotNull Map<@NotNull Indicator, @NotNull @Min(0) @Max(100) Integer> percent) {
    public ProgrammeTargets {
        Values.present("percent", percent);
        EnumMap<Indicator, Integer> copy = new EnumMap<>(Indicator.class);
        percent.forEach((indicator, value) -> {
            Values.between("percent", Values.present("percent", value), 0, 100);
            copy.put(Values.present("percent", indicator), value);
        });
        for (Indicator indicator : Indicator.values()) {
            Values.require(copy.containsKey(indicator), "percent", "has none for " + indicator);
        }
        percent = Collections.unmodifiableMap(copy);
    }

    /** The targets of 湛随办字〔2024〕4号: 80, 15, 100, 100, 100, 80 and 100 per cent. */
    public static ProgrammeTargets workPlan2024() {
        return new ProgrammeTargets(Map.of(
                Indicator.COVERAGE, 80,
                Indicator.JOINT, 15,
                Indicator.ENROLMENT, 100,
                Indicator.COMPLETED, 100,
                Indicator.PUBLISHED, 100,
                Indicator.CREDIT_RISK, 80,
                Indicator.HANDLED, 100));
    }

    /** The percentage for an indicator. */
    public int of(Indicator indicator) {
        return Values.present("percent", percent.get(indicator));
    }
}
