package io.doublerandom.core.crypto;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.internal.ByteWriter;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The hash and signature algorithms that one draw uses throughout (密码算法套件).
 *
 * <p>Sources: SM3 is GB/T 32905-2016, SM2 is GB/T 32918-2016; SHA-256 is FIPS 180-4, Ed25519 is RFC 8032.
 */
public enum CryptoSuite {
    /** The national algorithms; the default. */
    SM3_SM2("SM3"),
    /** The international algorithms. */
    SHA256_ED25519("SHA-256");

    private final String id;

    CryptoSuite(String id) {
        this.id = id;
    }

    /** The name of the suite in documents: {@code SM3} or {@code SHA-256}. */
    public String id() {
        return id;
    }

    /** A fresh hash computation with a digest of 32 bytes; not for use by two threads at once. */
    public MessageDigest newDigest() {
        if (this == SM3_SM2) {
            return new Sm3Digest();
        }
        try {
            return MessageDigest.getInstance(id);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }

    /** The digest of a message. */
    public Bytes32 hash(byte[] message) {
        return Bytes32.of(newDigest().digest(message));
    }

    /** The digest of a once-per-draw value: ASCII {@code DRAW1/label}, a zero byte, then the message. */
    public Bytes32 hash(String label, byte[] message) {
        return hash(new ByteWriter().raw("DRAW1/").raw(label).u8(0).raw(message).bytes());
    }

    /**
     * The suite with this name.
     *
     * @throws DoubleRandomException {@link ErrorCode#VALUE_INVALID} for any other name
     */
    public static CryptoSuite parse(String id) {
        for (CryptoSuite suite : values()) {
            if (suite.id.equals(id)) {
                return suite;
            }
        }
        throw new DoubleRandomException(ErrorCode.VALUE_INVALID, "suite is neither SM3 nor SHA-256");
    }
}
