package io.doublerandom.core.crypto;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signatures by the JCA, so that a certified module can take the place of any other. Safe for use by many threads.
 *
 * <p>Every JDK from 17 on has Ed25519; SM2 ({@code SM3withSM2} with the user id of GB/T 35276, and {@code EC} keys on its
 * curve) comes from a provider that the caller brings.
 */
public final class JcaSignatures implements SignatureCheck {
    private final @Nullable Provider provider;

    private JcaSignatures(@Nullable Provider provider) {
        this.provider = provider;
    }

    /** Signatures by the providers registered with the JVM. */
    public static JcaSignatures registered() {
        return new JcaSignatures(null);
    }

    /** Signatures by one provider, and by the registered ones for an algorithm that it does not offer. */
    public static JcaSignatures of(Provider provider) {
        return new JcaSignatures(provider);
    }

    @Override
    public boolean holds(VerificationKey key, byte[] message, byte[] signature) {
        try {
            Signature check = signature(key.algorithm());
            PublicKey opened = keys(key.algorithm(), check).generatePublic(new X509EncodedKeySpec(key.spki()));
            check.initVerify(opened);
            check.update(message);
            return check.verify(signature);
        } catch (NoSuchAlgorithmException missing) {
            throw unavailable(key.algorithm(), missing);
        } catch (InvalidKeySpecException | InvalidKeyException | SignatureException refused) {
            return false;
        }
    }

    /**
     * Signs with a private key that a provider knows.
     *
     * @throws DoubleRandomException {@link ErrorCode#SIGNATURE_UNAVAILABLE} if no provider takes it, or it is not the
     *     private half of {@code key}
     */
    public Signer signer(VerificationKey key, PrivateKey secret) {
        JcaSigner signer = new JcaSigner(key, secret);
        byte[] probe = {0};
        if (!holds(key, probe, signer.sign(probe))) {
            throw new DoubleRandomException(
                    ErrorCode.SIGNATURE_UNAVAILABLE, "the private key is not that of " + key.keyId());
        }
        return signer;
    }

    /**
     * Signs with a private key in PKCS #8 (RFC 5958).
     *
     * @throws DoubleRandomException {@link ErrorCode#SIGNATURE_UNAVAILABLE} as above
     */
    public Signer signer(VerificationKey key, byte[] pkcs8) {
        try {
            KeyFactory keys = keys(key.algorithm(), signature(key.algorithm()));
            return signer(key, keys.generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
        } catch (GeneralSecurityException refused) {
            throw unavailable(key.algorithm(), refused);
        }
    }

    /** Keys by the provider of the signatures: another may know the algorithm of a key, but not its curve. */
    private static KeyFactory keys(SignatureAlgorithm algorithm, Signature signature) throws NoSuchAlgorithmException {
        Provider own = signature.getProvider();
        return own.getService("KeyFactory", algorithm.keyName()) != null
                ? KeyFactory.getInstance(algorithm.keyName(), own)
                : KeyFactory.getInstance(algorithm.keyName());
    }

    private Signature signature(SignatureAlgorithm algorithm) throws NoSuchAlgorithmException {
        Provider own = provider;
        return own != null && own.getService("Signature", algorithm.signatureName()) != null
                ? Signature.getInstance(algorithm.signatureName(), own)
                : Signature.getInstance(algorithm.signatureName());
    }

    private static DoubleRandomException unavailable(SignatureAlgorithm algorithm, GeneralSecurityException why) {
        return new DoubleRandomException(
                ErrorCode.SIGNATURE_UNAVAILABLE, "no JCA provider serves " + algorithm.signatureName(), why);
    }

    /** A key of the JCA that signs. */
    private final class JcaSigner implements Signer {
        private final VerificationKey key;
        private final PrivateKey secret;

        JcaSigner(VerificationKey key, PrivateKey secret) {
            this.key = key;
            this.secret = secret;
        }

        @Override
        public VerificationKey key() {
            return key;
        }

        @Override
        public byte[] sign(byte[] message) {
            try {
                Signature signature = signature(key.algorithm());
                signature.initSign(secret);
                signature.update(message);
                return key.algorithm().requireForm(signature.sign());
            } catch (GeneralSecurityException refused) {
                throw unavailable(key.algorithm(), refused);
            }
        }
    }
}
