package io.doublerandom.core.crypto;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.jce.ECNamedCurveTable;
import org.bouncycastle.jce.spec.ECNamedCurveParameterSpec;

/** Keys whose private half is public: made from a name, and signing the same bytes every time. For samples and tests only. */
public final class TestKeys {
    private static final String SM2_HEAD = "3059301306072a8648ce3d020106082a811ccf5501822d034200";
    private static final String ED25519_HEAD = "302a300506032b6570032100";

    private TestKeys() {}

    /** The signer of this name in a suite. */
    public static Signer signer(CryptoSuite suite, String name) {
        byte[] secret = CryptoSuite.SHA256_ED25519
                .hash(("a test key of nobody: " + name).getBytes(StandardCharsets.UTF_8))
                .bytes();
        return suite == CryptoSuite.SM3_SM2 ? sm2(secret) : ed25519(secret);
    }

    private static byte[] joined(String head, byte[] tail) {
        byte[] start = HexFormat.of().parseHex(head);
        byte[] all = Arrays.copyOf(start, start.length + tail.length);
        System.arraycopy(tail, 0, all, start.length, tail.length);
        return all;
    }

    private static Signer ed25519(byte[] secret) {
        Ed25519PrivateKeyParameters key = new Ed25519PrivateKeyParameters(secret);
        byte[] spki = joined(ED25519_HEAD, key.generatePublicKey().getEncoded());
        return new TestSigner(VerificationKey.of(SignatureAlgorithm.ED25519, spki), message -> {
            Ed25519Signer signer = new Ed25519Signer();
            signer.init(true, key);
            signer.update(message, 0, message.length);
            return signer.generateSignature();
        });
    }

    private static Signer sm2(byte[] secret) {
        ECNamedCurveParameterSpec spec = ECNamedCurveTable.getParameterSpec("sm2p256v1");
        ECDomainParameters curve = new ECDomainParameters(spec.getCurve(), spec.getG(), spec.getN(), spec.getH());
        BigInteger d = new BigInteger(1, secret)
                .mod(spec.getN().subtract(BigInteger.TWO))
                .add(BigInteger.ONE);
        byte[] point = spec.getG().multiply(d).normalize().getEncoded(false);
        VerificationKey key = VerificationKey.of(SignatureAlgorithm.SM2, joined(SM2_HEAD, point));
        return new TestSigner(key, message -> {
            SM2Signer signer = new SM2Signer();
            signer.init(
                    true,
                    new ParametersWithID(
                            new ParametersWithRandom(
                                    new ECPrivateKeyParameters(d, curve), new Repeatable(secret, message)),
                            "1234567812345678".getBytes(StandardCharsets.US_ASCII)));
            signer.update(message, 0, message.length);
            return signer.generateSignature();
        });
    }

    /** A use of a secret key. */
    @FunctionalInterface
    private interface Use {
        byte[] sign(byte[] message) throws org.bouncycastle.crypto.CryptoException;
    }

    private record TestSigner(VerificationKey key, Use use) implements Signer {
        @Override
        public byte[] sign(byte[] message) {
            try {
                return use.sign(message);
            } catch (org.bouncycastle.crypto.CryptoException failed) {
                throw new IllegalStateException(failed);
            }
        }
    }

    /** The same bytes for the same key and message, so that samples can be written again and compared. */
    private static final class Repeatable extends SecureRandom {
        private static final long serialVersionUID = 1;

        private final byte[] start;
        private int blocks;

        Repeatable(byte[] secret, byte[] message) {
            this.start = joined(HexFormat.of().formatHex(secret), message);
        }

        @Override
        public void nextBytes(byte[] bytes) {
            for (int at = 0; at < bytes.length; at += Bytes32.SIZE) {
                byte[] block = CryptoSuite.SHA256_ED25519
                        .hash(joined("%08x".formatted(blocks++), start))
                        .bytes();
                System.arraycopy(block, 0, bytes, at, Math.min(Bytes32.SIZE, bytes.length - at));
            }
        }
    }
}
