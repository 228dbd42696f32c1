package io.doublerandom.core.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doublerandom.core.DoubleRandomException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordDigestTest {
    // The published example of the contract gd-json/1, computed with two other implementations of SM3.
    private static final String SUBJECT_DIGEST = "feec7a20d51526b4919e885366c2764ed45761a885506ccb462e8976216d76f1";

    private static Map<String, String> subject() {
        Map<String, String> data = new HashMap<>();
        data.put("uscc", "91440800MA5DEM0013");
        data.put("name", "湛江市示例食品有限公司");
        data.put("subjectType", "1");
        data.put("regionCode", "440802");
        data.put("riskClass", "B");
        data.put("status", "1");
        return data;
    }

    @Test
    void digest_ofPublishedSubject_isThePublishedValue() {
        assertThat(RecordDigest.ofTexts(subject())).isEqualTo(SUBJECT_DIGEST);
    }

    @Test
    void leaf_ofPublishedSubject_isThePublishedValue() {
        assertThat(RecordDigest.leaf("440800-SUB-00000001", 7, SUBJECT_DIGEST))
                .isEqualTo("6fa1ba0cac96f277d5290fc82d0e9433c3175d0e95948ac32056227388eeb3be");
    }

    @Test
    void digest_ofSinglesOrTexts_agrees() {
        Map<String, FieldValue> values = new HashMap<>();
        subject().forEach((name, text) -> values.put(name, new FieldValue.Single(text)));

        assertThat(RecordDigest.of(values)).isEqualTo(SUBJECT_DIGEST);
    }

    @Test
    void digest_ofTextNotInNormalFormC_isRefused() {
        assertThatThrownBy(() -> RecordDigest.ofTexts(Map.of("name", "e\u0301")))
                .isInstanceOf(DoubleRandomException.class)
                .hasMessageStartingWith("DR-0201");
    }
}
