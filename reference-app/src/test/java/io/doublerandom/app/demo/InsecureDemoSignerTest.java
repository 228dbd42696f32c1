package io.doublerandom.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.doublerandom.core.crypto.JcaSignatures;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;

class InsecureDemoSignerTest {
    private static final byte[] MESSAGE = "header".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] OTHER = "result".getBytes(StandardCharsets.US_ASCII);

    private final InsecureDemoSigner signer = signer(7);

    private static InsecureDemoSigner signer(long seed) {
        return InsecureDemoSigner.of(new InsecureDemoSecrets(seed).secret("signing key|lead"));
    }

    @Test
    void sign_sameSeedAndMessage_givesTheSameBytesThatHoldForItAlone() {
        JcaSignatures check = JcaSignatures.of(new BouncyCastleProvider());
        byte[] signature = signer.sign(MESSAGE);

        assertThat(signer(7).sign(MESSAGE)).isEqualTo(signature);
        assertThat(check.holds(signer.key(), MESSAGE, signature)).isTrue();
        assertThat(check.holds(signer.key(), OTHER, signature)).isFalse();
        assertThat(check.holds(signer(8).key(), MESSAGE, signature)).isFalse();
    }

    @Test
    void sign_otherMessage_takesAnotherRandomNumber() {
        // r of the DER, behind its head of four bytes: the same number twice would give the private key away.
        byte[] first = signer.sign(MESSAGE);
        byte[] second = signer.sign(OTHER);

        assertThat(Arrays.copyOfRange(first, 4, 36)).isNotEqualTo(Arrays.copyOfRange(second, 4, 36));
    }
}
