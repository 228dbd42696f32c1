package io.doublerandom.app.desk;

import io.doublerandom.core.crypto.JcaSignatures;
import io.doublerandom.core.crypto.SignatureAlgorithm;
import io.doublerandom.core.crypto.Signer;
import io.doublerandom.core.crypto.VerificationKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * A signing key in a file of its owner alone (演练签名密钥): SM2, in two lines of base64, the public key and the private one.
 * For rehearsals: it lies on this machine, so what it signs shows that this machine signed, and nothing more.
 */
public final class KeptKey {
    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();
    private static final JcaSignatures SIGNATURES = JcaSignatures.of(PROVIDER);

    private KeptKey() {}

    /** Checks signatures of these keys. */
    public static JcaSignatures check() {
        return SIGNATURES;
    }

    /** The signer with the key of a file, which is made the first time. */
    public static synchronized Signer of(Path file) throws IOException {
        if (!Files.exists(file)) {
            make(file);
        }
        List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
        Base64.Decoder base64 = Base64.getDecoder();
        return SIGNATURES.signer(
                VerificationKey.of(SignatureAlgorithm.SM2, base64.decode(lines.get(0))), base64.decode(lines.get(1)));
    }

    /**
     * Keeps a key that was made elsewhere.
     *
     * @param spki the public key, SubjectPublicKeyInfo in DER
     * @param pkcs8 the private key, PKCS #8 in DER
     */
    public static void keep(Path file, byte[] spki, byte[] pkcs8) throws IOException {
        OwnerOnly.folder(Objects.requireNonNull(file.getParent(), "a key lies in a folder"));
        Base64.Encoder base64 = Base64.getEncoder();
        String text = base64.encodeToString(spki) + "\n" + base64.encodeToString(pkcs8) + "\n";
        OwnerOnly.replace(file, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static void make(Path file) throws IOException {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", PROVIDER);
            generator.initialize(new ECGenParameterSpec("sm2p256v1"));
            KeyPair pair = generator.generateKeyPair();
            keep(file, pair.getPublic().getEncoded(), pair.getPrivate().getEncoded());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Bouncy Castle knows the curve of SM2", missing);
        }
    }
}
