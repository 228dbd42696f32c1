package io.doublerandom.core.crypto;

import io.doublerandom.core.Values;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A public key for signatures (验签公钥), and its fingerprint. Immutable.
 *
 * <p>The fingerprint, also called key id (密钥指纹), is the hash of the key's bytes in the suite of its algorithm, so
 * nobody can choose it.
 */
public final class VerificationKey {
    private final SignatureAlgorithm algorithm;
    private final byte[] spki;
    private final Bytes32 keyId;

    private VerificationKey(SignatureAlgorithm algorithm, byte[] spki) {
        this.algorithm = algorithm;
        this.spki = spki;
        this.keyId = algorithm.suite().hash(spki);
    }

    /**
     * A key from its SubjectPublicKeyInfo (RFC 5280) in DER: 91 bytes with an uncompressed point for SM2, 44 for Ed25519.
     *
     * @throws io.doublerandom.core.DoubleRandomException {@link io.doublerandom.core.ErrorCode#VALUE_INVALID} for other
     *     bytes, another curve, or a point beside the curve or outside its group of prime order
     */
    public static VerificationKey of(SignatureAlgorithm algorithm, byte[] spki) {
        byte[] copy = spki.clone();
        if (algorithm == SignatureAlgorithm.SM2) {
            Values.require(CurveForms.isSm2Key(copy), "spki", "is no public key on the curve of SM2");
        } else {
            Values.require(CurveForms.isEd25519Key(copy), "spki", "is no public key on the curve of Ed25519");
        }
        return new VerificationKey(algorithm, copy);
    }

    /** The algorithm it is for. */
    public SignatureAlgorithm algorithm() {
        return algorithm;
    }

    /** The fingerprint. */
    public Bytes32 keyId() {
        return keyId;
    }

    /** Its SubjectPublicKeyInfo in DER, as a new array. */
    public byte[] spki() {
        return spki.clone();
    }

    /** The same in base64 (RFC 4648, section 4), as it stands in documents. */
    public String base64() {
        return Base64.getEncoder().encodeToString(spki);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof VerificationKey that && algorithm == that.algorithm && Arrays.equals(spki, that.spki);
    }

    @Override
    public int hashCode() {
        return keyId.hashCode();
    }

    @Override
    public String toString() {
        return algorithm.id() + ' ' + keyId;
    }
}
