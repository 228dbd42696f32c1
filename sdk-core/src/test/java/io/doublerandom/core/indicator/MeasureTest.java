package io.doublerandom.core.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doublerandom.core.DoubleRandomException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasureTest {
    private static Set<String> ids(int count) {
        return IntStream.range(0, count).mapToObj(i -> "id-" + i).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @CsvSource({
        "41, 52, 80, MISSED, 78.8%, 1",
        "42, 52, 80, MET, 80.7%, 0",
        "4, 5, 80, MET, 80.0%, 0",
        "79999, 100000, 80, MISSED, 79.9%, 1",
        "2, 13, 15, MET, 15.3%, 0",
        "1, 7, 15, MISSED, 14.2%, 1",
        "999, 1000, 100, MISSED, 99.9%, 1",
        "0, 3, 80, MISSED, 0.0%, 3",
        "0, 0, 100, NOT_APPLICABLE, N/A, 0",
    })
    void measure_handCount_statusAndText(
            int numerator, int denominator, int target, Measure.Status status, String text, long shortBy) {
        Measure measure = new Measure(Indicator.COVERAGE, ids(numerator), ids(denominator), target);
        assertThat(measure.status()).isEqualTo(status);
        assertThat(measure.percentText()).isEqualTo(text);
        assertThat(measure.shortBy()).isEqualTo(shortBy);
        assertThat(measure.open()).hasSize(denominator - numerator);
    }

    @Test
    void measure_numeratorOutsideTheBase_refused() {
        assertThatThrownBy(() -> new Measure(Indicator.JOINT, Set.of("a"), Set.of("b"), 15))
                .isInstanceOf(DoubleRandomException.class)
                .hasMessageStartingWith("DR-0201");
    }

    @Test
    void targets_workPlan_percentages() {
        assertThat(ProgrammeTargets.workPlan2024().percent().values()).containsExactly(80, 15, 100, 100, 100, 80, 100);
    }
}
