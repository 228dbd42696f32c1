package io.doublerandom.core.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doublerandom.core.DoubleRandomException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchOrderTest {
    private static List<List<String>> ofTheOnlyUnit(DrawTranscript draw, int count) {
        List<List<List<String>>> units =
                List.copyOf(BatchOrder.of(draw, count).batches().values());
        assertThat(units).hasSize(1);
        return units.get(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 12, 257, 1000})
    void of_everybodyDrawn_cutsTheOrderOfTheTeams(int count) {
        DrawTranscript draw = MadeVectors.draw(MadeVectors.CHUNK_257);
        List<List<String>> batches = ofTheOnlyUnit(draw, count);
        assertThat(batches).hasSize(count);
        assertThat(batches.stream().flatMap(List::stream))
                .containsExactlyElementsOf(draw.teams().stream().map(Team::sid).toList());
        assertThat(batches).allSatisfy(batch -> assertThat(batch.size()).isBetween(257 / count, 257 / count + 1));
    }

    @Test
    void of_everybodyDrawn_isNotTheOrderOfThePool() {
        DrawTranscript draw = MadeVectors.draw(MadeVectors.CHUNK_257);
        List<String> first = ofTheOnlyUnit(draw, 2).get(0);
        assertThat(first)
                .isNotEqualTo(first.stream().sorted().toList())
                .isEqualTo(draw.selected().stream()
                        .sorted((a, b) -> a.ticket().hex().compareTo(b.ticket().hex()))
                        .limit(128)
                        .map(SelectedSubject::sid)
                        .toList());
    }

    @Test
    void of_severalUnits_orderEachByItself() {
        DrawTranscript draw = MadeVectors.draw(MadeVectors.FORTY_SM3);
        BatchOrder order = BatchOrder.of(draw, 1);
        assertThat(order.batches()).containsOnlyKeys("440802", "440803", "440804");
        assertThat(order.batches().values().stream().flatMap(List::stream).flatMap(List::stream))
                .containsExactlyElementsOf(draw.teams().stream().map(Team::sid).toList());
    }

    @Test
    void of_noBatch_isRefused() {
        DrawTranscript draw = MadeVectors.draw(MadeVectors.FORTY_SM3);
        assertThatThrownBy(() -> BatchOrder.of(draw, 0)).isInstanceOf(DoubleRandomException.class);
    }
}
