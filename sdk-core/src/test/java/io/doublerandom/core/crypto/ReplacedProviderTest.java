package io.doublerandom.core.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A module with nothing but the names of {@code docs/reference/algorithms.md} takes the place of any other, and is asked. */
class ReplacedProviderTest {
    private final BouncyCastleProvider inner = new BouncyCastleProvider();
    private final Module module = new Module(inner);

    /** Stands in for a certified module: it notes what it is asked for, and refuses every other name. */
    private static final class Module extends Provider {
        private static final long serialVersionUID = 1;
        private static final Set<String> NAMES = Set.of("SM3WITHSM2", "EC");

        private final transient Provider inner;
        private final transient List<String> asked = new ArrayList<>();

        Module(Provider inner) {
            super("Module", "1", "stand-in for a certified module");
            this.inner = inner;
        }

        @Override
        public @Nullable Service getService(String type, String algorithm) {
            Service service = inner.getService(type, algorithm);
            if (service == null || !NAMES.contains(algorithm.toUpperCase(Locale.ROOT))) {
                return null;
            }
            asked.add(type + " " + algorithm);
            return new Service(this, type, algorithm, service.getClassName(), null, null) {
                @Override
                public Object newInstance(@Nullable Object parameter) throws NoSuchAlgorithmException {
                    return service.newInstance(parameter);
                }

                @Override
                public boolean supportsParameter(Object parameter) {
                    return service.supportsParameter(parameter);
                }
            };
        }
    }

    @Test
    void signature_bySm2OfTheModule_holdsForEveryOther() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", inner);
        generator.initialize(new ECGenParameterSpec("sm2p256v1"));
        KeyPair pair = generator.generateKeyPair();
        VerificationKey key =
                VerificationKey.of(SignatureAlgorithm.SM2, pair.getPublic().getEncoded());
        byte[] message = "DRAW1".getBytes(StandardCharsets.US_ASCII);
        byte[] signature = JcaSignatures.of(module)
                .signer(key, pair.getPrivate().getEncoded())
                .sign(message);
        assertThat(module.asked).contains("Signature SM3withSM2", "KeyFactory EC");
        assertThat(JcaSignatures.of(module).holds(key, message, signature)).isTrue();
        assertThat(JcaSignatures.of(inner).holds(key, message, signature)).isTrue();
        message[0]++;
        assertThat(JcaSignatures.of(module).holds(key, message, signature)).isFalse();
    }

    /** The module has no Ed25519; that comes from the JDK then. */
    @Test
    void signature_thatTheModuleLacks_isMadeByTheRegisteredOnes() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        VerificationKey key =
                VerificationKey.of(SignatureAlgorithm.ED25519, pair.getPublic().getEncoded());
        byte[] message = {1};
        byte[] signature =
                JcaSignatures.of(module).signer(key, pair.getPrivate()).sign(message);
        assertThat(JcaSignatures.registered().holds(key, message, signature)).isTrue();
        assertThat(module.asked).isEmpty();
    }
}
