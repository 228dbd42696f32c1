package io.doublerandom.core.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.junit.jupiter.api.Test;

class Sm3DigestTest {
    @Test
    void digest_abc_isTheStandardsFirstExample() {
        // GB/T 32905-2016, appendix A.1
        assertThat(CryptoSuite.SM3_SM2
                        .hash("abc".getBytes(StandardCharsets.US_ASCII))
                        .hex())
                .isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    }

    @Test
    void digest_sixtyFourBytes_isTheStandardsSecondExample() {
        // GB/T 32905-2016, appendix A.2
        assertThat(CryptoSuite.SM3_SM2
                        .hash("abcd".repeat(16).getBytes(StandardCharsets.US_ASCII))
                        .hex())
                .isEqualTo("debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
    }

    @Test
    void digest_everyLengthAndSplit_agreesWithBouncyCastle() {
        byte[] message = new byte[300];
        for (int i = 0; i < message.length; i++) {
            message[i] = (byte) (i * 37 + 11);
        }
        MessageDigest ours = CryptoSuite.SM3_SM2.newDigest();
        for (int length = 0; length <= message.length; length++) {
            SM3Digest theirs = new SM3Digest();
            theirs.update(message, 0, length);
            byte[] expected = new byte[32];
            theirs.doFinal(expected, 0);
            int split = length * 7 % (length + 1);
            ours.update(message, 0, split);
            for (int i = split; i < Math.min(length, split + 3); i++) {
                ours.update(message[i]);
            }
            ours.update(message, Math.min(length, split + 3), length - Math.min(length, split + 3));
            assertThat(HexFormat.of().formatHex(ours.digest()))
                    .as("length %d", length)
                    .isEqualTo(HexFormat.of().formatHex(expected));
        }
    }

    @Test
    void clone_halfWay_goesOnApart() throws Exception {
        MessageDigest first = CryptoSuite.SM3_SM2.newDigest();
        first.update("ab".getBytes(StandardCharsets.US_ASCII));
        MessageDigest second = (MessageDigest) first.clone();
        second.update("zzz".getBytes(StandardCharsets.US_ASCII));
        byte[] expected = CryptoSuite.SM3_SM2
                .hash("abc".getBytes(StandardCharsets.US_ASCII))
                .bytes();
        first.update((byte) 'c');
        byte[] target = new byte[40];
        assertThat(first.digest(target, 4, 36)).isEqualTo(32);
        assertThat(Arrays.copyOfRange(target, 4, 36)).isEqualTo(expected);
    }
}
