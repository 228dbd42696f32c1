package io.doublerandom.adapters.provincial;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doublerandom.core.DoubleRandomException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeClassifierTest {
    private final OutcomeClassifier outcomes = OutcomeClassifier.bundled();

    @ParameterizedTest
    @CsvSource({
        "401,E401_SIGN,DR-0701",
        "401,E401_NONCE,DR-0701",
        "403,E403_SCOPE,DR-0703",
        "409,E409_IDEM,DR-0703",
        "410,E410_TOKEN,DR-0706",
        "429,E429_RATE,DR-0704",
        "500,E500,DR-0702",
        "400,something else,DR-0702",
        "200,E500,DR-0702",
        "200,E403_SCOPE,DR-0702",
    })
    void error_ofThePlatform_hasItsMeaning(int status, String code, String ours) {
        assertThatThrownBy(() -> outcomes.requireSuccess(status, GdJson.object().put("code", code)))
                .isInstanceOf(DoubleRandomException.class)
                .hasMessageStartingWith(ours);
    }

    @Test
    void errorWord_insideAValue_isData() {
        assertThatCode(() -> outcomes.requireSuccess(200, GdJson.object().put("name", "errCode E500 示例公司")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "200,text/html,DR-0702",
        "200,'',DR-0702",
        "302,text/html,DR-0703",
        "301,application/json,DR-0703",
        "429,text/html,DR-0704",
        "503,application/json,DR-0704",
    })
    void message_thatIsNoAnswer_isClassifiedBeforeItsSignature(int status, String type, String ours) {
        assertThatThrownBy(() -> outcomes.requireMessage(status, type)).hasMessageStartingWith(ours);
    }
}
