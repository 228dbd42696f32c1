package io.doublerandom.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"a\":1,\"b\":[true,false,-5,9007199254740991],\"c\":{\"d\":\"示例😀\\n\\u001f\\\"\\\\/\u007f\"}}",
                "[[[[[[[0]]]]]]]"
            })
    void parse_canonicalDocument_isAcceptedAndWrittenBack(String document) {
        Json value = CanonicalJson.parse(document.getBytes(StandardCharsets.UTF_8));
        assertThat(CanonicalJson.text(value)).isEqualTo(document);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " {}",
                "{} ",
                "{\"a\": 1}",
                "{\"a\":1,\"a\":1}",
                "{\"b\":1,\"a\":1}",
                "{\"a\":1.0}",
                "{\"a\":1e4}",
                "{\"a\":01}",
                "{\"a\":-0}",
                "{\"a\":+1}",
                "{\"a\":9007199254740992}",
                "{\"a\":99999999999999999999}",
                "{\"a\":null}",
                "{\"a\":\"\\u0041\"}",
                "{\"a\":\"\\/\"}",
                "{\"a\":\"\\ud800\"}",
                "{\"a\":\"e\u0301\"}",
                "{\"键\":1}",
                "{\"a\":\"\t\"}",
                "{\"a\":1,}",
                "[1,]",
                "{\"a\"",
                "tru",
                "\uFEFF{}",
                "[[[[[[[[[0]]]]]]]]]"
            })
    void parse_anyOtherSpelling_isRefused(String document) {
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> CanonicalJson.parse(bytes)).isInstanceOf(MalformedTextException.class);
    }

    @Test
    void parse_bytesThatAreNotUtf8_areRefused() {
        byte[] gbk = {'"', (byte) 0xc0, (byte) 0xfd, '"'};
        assertThatThrownBy(() -> CanonicalJson.parse(gbk))
                .isInstanceOf(MalformedTextException.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void parse_veryDeepNesting_isRefusedWithoutStackOverflow() {
        byte[] deep = "[".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> CanonicalJson.parse(deep)).isInstanceOf(MalformedTextException.class);
    }
}
