package io.doublerandom.core.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextFormsTest {
    @Test
    void list_withSignsOfItsOwn_escapesThem() {
        List<String> elements = List.of("A01", ";", "\\", "a;b\\;c", "市级;\\");

        assertThat(ListText.join(elements)).isEqualTo("A01;\\;;\\\\;a\\;b\\\\\\;c;市级\\;\\\\");
        assertThat(ListText.split(ListText.join(elements))).isEqualTo(elements);
    }

    @Test
    void list_empty_isEmptyText() {
        assertThat(ListText.join(List.of())).isEmpty();
        assertThat(ListText.split("")).isEmpty();
    }

    @Test
    void list_withEmptyElement_refused() {
        assertThatThrownBy(() -> ListText.join(List.of("a", ""))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rawText_whatNoColumnTakes_isEscapedAndTheRestIsNot() {
        assertThat(RawText.encode("a\u0000b\uD842c\\𠮷")).isEqualTo("a\\u0000b\\ud842c\\\\𠮷");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\\", "\\u0000", "\u0000", "\uDFB7\uD842", "\uD842\uD842\uDFB7", "示例\\\u0000\\u"})
    void rawText_anyText_comesBackEqual(String raw) {
        assertThat(RawText.decode(RawText.encode(raw))).isEqualTo(raw);
    }
}
