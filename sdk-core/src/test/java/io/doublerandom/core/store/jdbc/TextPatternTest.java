package io.doublerandom.core.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextPatternTest {
    @ParameterizedTest
    @ValueSource(strings = {"湛江", "a", "\uD7FF", "x\uFFFE", "\uD842\uDFB7", "\uDBFF\uDFFE"})
    void after_prefix_isBehindEverythingThatBeginsWithIt(String prefix) {
        String after = TextPattern.after(prefix);
        for (String rest : new String[] {"", "0", "\uFF08", "\uFFFF", "\uD842\uDFB7", "\uDBFF\uDFFF"}) {
            assertThat((prefix + rest).compareTo(after)).isNegative();
            assertThat(Arrays.compareUnsigned(utf8(prefix + rest), utf8(after))).isNegative();
        }
    }

    @ParameterizedTest
    @CsvSource({"x\uFFFF, y", "a\uDBFF\uDFFF, b"})
    void after_prefixThatEndsInTheLastCharacter_isBehindWhatComesBefore(String prefix, String after) {
        assertThat(TextPattern.after(prefix)).isEqualTo(after);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
