package io.doublerandom.core.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class VoidNoticeTest {
    private static final Bytes32 HEADER = Bytes32.parse("ab".repeat(32));
    private static final VoidNotice.Decision OFFICE =
            new VoidNotice.Decision("联席办", "office", Instant.parse("2024-04-16T01:00:00Z"));

    @Test
    void notice_writtenAndRead_isTheSame() {
        VoidNotice plain = new VoidNotice(HEADER, "公证员未到场", -1, OFFICE, null);
        VoidNotice whole = new VoidNotice(HEADER, "未掷骰", 0, OFFICE, OFFICE);
        assertThat(VoidNotice.parse(plain.canonicalBytes())).isEqualTo(plain);
        assertThat(VoidNotice.parse(whole.canonicalBytes())).isEqualTo(whole);
        assertThat(new String(plain.canonicalBytes(), StandardCharsets.UTF_8))
                .isEqualTo("{\"header\":\"" + "ab".repeat(32) + "\",\"reason\":\"公证员未到场\",\"v\":1,"
                        + "\"voided\":{\"at\":\"2024-04-16T01:00:00Z\",\"officeEn\":\"office\",\"officeZh\":\"联席办\"}}");
    }

    @Test
    void notice_withAnythingElse_isRefused() {
        byte[] more = new String(new VoidNotice(HEADER, "x", -1, OFFICE, null).canonicalBytes(), StandardCharsets.UTF_8)
                .replace("\"v\":1,", "\"v\":1,\"who\":\"张三\",")
                .getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> VoidNotice.parse(more))
                .isInstanceOfSatisfying(
                        DoubleRandomException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.DRAW_INPUT_INVALID));
    }

    /** As docs/spec/draw-v1.md has it: H(lp16(reason)); of an outage the reason is that of the rule. */
    @Test
    void digest_isThatOfTheLog() {
        CryptoSuite suite = CryptoSuite.SHA256_ED25519;
        assertThat(new VoidNotice(HEADER, "no", -1, OFFICE, null).digest(suite))
                .isEqualTo(suite.hash(new byte[] {0, 2, 'n', 'o'}));
        assertThat(new VoidNotice(HEADER, "no", 1, OFFICE, null).digest(suite))
                .isEqualTo(suite.hash("\0\u000foutage:beacon:1".getBytes(StandardCharsets.US_ASCII)));
    }
}
