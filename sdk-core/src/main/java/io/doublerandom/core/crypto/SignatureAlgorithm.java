package io.doublerandom.core.crypto;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Values;

/** How the documents of a draw are signed (签名算法); the suite of the draw decides which one. */
public enum SignatureAlgorithm {
    /** SM2 with SM3, GB/T 32918.2-2016, user id {@code 1234567812345678}; signatures are DER of r and s. */
    SM2("SM2", "SM3withSM2", "EC", CryptoSuite.SM3_SM2),
    /** Ed25519, RFC 8032; signatures are 64 bytes. */
    ED25519("Ed25519", "Ed25519", "Ed25519", CryptoSuite.SHA256_ED25519);

    private final String id;
    private final String signatureName;
    private final String keyName;
    private final CryptoSuite suite;

    SignatureAlgorithm(String id, String signatureName, String keyName, CryptoSuite suite) {
        this.id = id;
        this.signatureName = signatureName;
        this.keyName = keyName;
        this.suite = suite;
    }

    /** The name in documents: {@code SM2} or {@code Ed25519}. */
    public String id() {
        return id;
    }

    /** The suite whose draws are signed so. */
    public CryptoSuite suite() {
        return suite;
    }

    /** What {@link java.security.Signature} calls it. */
    String signatureName() {
        return signatureName;
    }

    /** What {@link java.security.KeyFactory} calls its keys. */
    String keyName() {
        return keyName;
    }

    /** The algorithm of a suite. */
    public static SignatureAlgorithm of(CryptoSuite suite) {
        return suite == CryptoSuite.SM3_SM2 ? SM2 : ED25519;
    }

    /**
     * The algorithm with this name.
     *
     * @throws DoubleRandomException {@link ErrorCode#VALUE_INVALID} for any other name
     */
    public static SignatureAlgorithm parse(String id) {
        for (SignatureAlgorithm algorithm : values()) {
            if (algorithm.id.equals(id)) {
                return algorithm;
            }
        }
        throw new DoubleRandomException(ErrorCode.VALUE_INVALID, "alg is neither SM2 nor Ed25519");
    }

    /**
     * A signature, if it has the one form of this algorithm. Whoever could write one signature in two ways could make
     * two bundles of one draw.
     *
     * @throws DoubleRandomException {@link ErrorCode#VALUE_INVALID} otherwise
     */
    public byte[] requireForm(byte[] signature) {
        if (this == SM2) {
            Values.require(CurveForms.isSm2Signature(signature), "sig", "is no DER of r and s from 1 to n - 1");
        } else {
            Values.require(
                    CurveForms.isEd25519Signature(signature),
                    "sig",
                    "is not 64 bytes of a point and a scalar of the group");
        }
        return signature;
    }
}
