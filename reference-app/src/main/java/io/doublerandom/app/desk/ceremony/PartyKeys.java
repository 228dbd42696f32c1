package io.doublerandom.app.desk.ceremony;

import io.doublerandom.app.desk.OwnerOnly;
import io.doublerandom.core.crypto.JcaSignatures;
import io.doublerandom.core.crypto.SignatureAlgorithm;
import io.doublerandom.core.crypto.Signer;
import io.doublerandom.core.crypto.VerificationKey;
import io.doublerandom.core.draw.TrustedKeys;
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
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * The signing keys of the local users in rehearsals (演练签名密钥): SM2, one file a user. All lie on this machine, so such a
 * signature shows which account acted and not that its owner agreed; real parties sign with keys of their own.
 */
final class PartyKeys {
    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();
    private static final JcaSignatures SIGNATURES = JcaSignatures.of(PROVIDER);

    private final Path folder;

    PartyKeys(Path folder) {
        this.folder = folder;
    }

    /** Checks signatures of these keys. */
    static JcaSignatures check() {
        return SIGNATURES;
    }

    /** The signer of a user, whose key is made the first time. */
    synchronized Signer of(String user) throws IOException {
        Path file = folder.resolve(user + ".sm2");
        if (!Files.exists(file)) {
            make(file);
        }
        List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
        Base64.Decoder base64 = Base64.getDecoder();
        return SIGNATURES.signer(
                VerificationKey.of(SignatureAlgorithm.SM2, base64.decode(lines.get(0))), base64.decode(lines.get(1)));
    }

    /** These users' keys as a list that a verifier may be given. */
    TrustedKeys trusted(List<String> users) throws IOException {
        TrustedKeys trusted = TrustedKeys.none();
        for (String user : users) {
            trusted = trusted.with(of(user).key(), user);
        }
        return trusted;
    }

    private void make(Path file) throws IOException {
        OwnerOnly.folder(folder);
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", PROVIDER);
            generator.initialize(new ECGenParameterSpec("sm2p256v1"));
            KeyPair pair = generator.generateKeyPair();
            Base64.Encoder base64 = Base64.getEncoder();
            String text = base64.encodeToString(pair.getPublic().getEncoded()) + "\n"
                    + base64.encodeToString(pair.getPrivate().getEncoded()) + "\n";
            OwnerOnly.replace(file, text.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Bouncy Castle knows the curve of SM2", missing);
        }
    }
}
