package io.doublerandom.adapters.ministry.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.doublerandom.adapters.ministry.SampleRecords;
import io.doublerandom.core.inspection.ResultLineFormat;
import io.doublerandom.core.register.Reading;
import io.doublerandom.core.register.Row;
import io.doublerandom.core.sync.ExchangeRecord;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResultMakerTest {
    private final ResultMaker maker = new ResultMaker(7, "MINISTRY");

    @Test
    void results_everyOne_isAValidResultLine() {
        ResultLineFormat format = new ResultLineFormat();

        List<ExchangeRecord> results = draws(200).stream()
                .flatMap(draw -> maker.results(draw).stream())
                .toList();

        assertThat(results)
                .hasSize(600)
                .allSatisfy(result -> assertThat(format.read(new Row("result", 1, result.data())))
                        .isInstanceOf(Reading.Accepted.class));
    }

    @Test
    void results_aboutOneInspectionInSix_findsAProblem() {
        long problems = draws(600).stream()
                .filter(draw -> maker.results(draw).stream()
                        .anyMatch(result -> "FAILED".equals(result.data().get("check"))))
                .count();

        // 600 lots of one in six: 100 expected, standard deviation 9; the seed is fixed, so this never wavers.
        assertThat(problems).isBetween(70L, 130L);
    }

    @Test
    void results_sameSeed_areTheSameAndAnotherSeedDiffers() {
        List<ExchangeRecord> draws = draws(50);

        assertThat(draws.stream().map(maker::results).toList())
                .isEqualTo(draws.stream()
                        .map(new ResultMaker(7, "MINISTRY")::results)
                        .toList())
                .isNotEqualTo(draws.stream()
                        .map(new ResultMaker(8, "MINISTRY")::results)
                        .toList());
    }

    @Test
    void results_authorityWithoutTwoInspectors_hasNone() {
        ExchangeRecord draw = SampleRecords.with(SampleRecords.draw("T1", 1), "team", "MIN-A:i1;MIN-A:i2;MIN-B:i3");

        assertThat(maker.results(draw))
                .hasSize(2)
                .allSatisfy(result -> assertThat(result.data()).containsEntry("authority", "MIN-A"));
    }

    @Test
    void results_longIdentifier_keepsItAndGetsAShortKey() {
        String id = "x".repeat(60);
        ExchangeRecord draw = SampleRecords.with(SampleRecords.draw("T1", 1), "id", id);

        assertThat(maker.results(draw)).allSatisfy(result -> {
            assertThat(result.data().get("id")).startsWith(id + "-MIN-");
            assertThat(result.key()).hasSize(32);
        });
    }

    private static List<ExchangeRecord> draws(int number) {
        return IntStream.rangeClosed(1, number)
                .mapToObj(i -> SampleRecords.draw("T1", i))
                .toList();
    }
}
