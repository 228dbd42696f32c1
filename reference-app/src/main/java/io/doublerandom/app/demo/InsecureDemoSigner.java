package io.doublerandom.app.demo;

import io.doublerandom.app.desk.KeptKey;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.crypto.SignatureAlgorithm;
import io.doublerandom.core.crypto.Signer;
import io.doublerandom.core.crypto.VerificationKey;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import org.bouncycastle.jce.ECNamedCurveTable;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jce.spec.ECNamedCurveParameterSpec;
import org.bouncycastle.jce.spec.ECPrivateKeySpec;
import org.bouncycastle.jce.spec.ECPublicKeySpec;

/**
 * Signs with SM2 for a party of the demo (演示签名): its key follows from the seed of the demo, and so does what SM2 needs
 * at random, so that a run with the same seed signs the same bytes. Anyone who knows the seed can sign so, too.
 */
final class InsecureDemoSigner implements Signer {
    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

    private final Bytes32 secret;
    private final PrivateKey hidden;
    private final VerificationKey key;

    private InsecureDemoSigner(Bytes32 secret, PrivateKey hidden, VerificationKey key) {
        this.secret = secret;
        this.hidden = hidden;
        this.key = key;
    }

    /** The signer with the key that follows from a secret. */
    static InsecureDemoSigner of(Bytes32 secret) {
        ECNamedCurveParameterSpec curve = ECNamedCurveTable.getParameterSpec("sm2p256v1");
        // From 1 to n - 2, as GB/T 32918.1 has it.
        BigInteger number = new BigInteger(1, secret.bytes())
                .mod(curve.getN().subtract(BigInteger.TWO))
                .add(BigInteger.ONE);
        try {
            KeyFactory keys = KeyFactory.getInstance("EC", PROVIDER);
            byte[] spki = keys.generatePublic(new ECPublicKeySpec(curve.getG().multiply(number), curve))
                    .getEncoded();
            return new InsecureDemoSigner(
                    secret,
                    keys.generatePrivate(new ECPrivateKeySpec(number, curve)),
                    VerificationKey.of(SignatureAlgorithm.SM2, spki));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Bouncy Castle knows the curve of SM2", missing);
        }
    }

    /** Keeps the key in a file, for an app that goes on with the data of the demo. */
    void keep(Path file) throws IOException {
        KeptKey.keep(file, key.spki(), hidden.getEncoded());
    }

    @Override
    public VerificationKey key() {
        return key;
    }

    @Override
    public byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance("SM3withSM2", PROVIDER);
            signature.initSign(hidden, new Repeatable(secret, message));
            signature.update(message);
            return key.algorithm().requireForm(signature.sign());
        } catch (GeneralSecurityException refused) {
            throw new DoubleRandomException(ErrorCode.SIGNATURE_UNAVAILABLE, "SM3withSM2 of the demo", refused);
        }
    }

    /** The same bytes for the same key and message; another message has others, or two signatures would tell the key. */
    private static final class Repeatable extends SecureRandom {
        private static final long serialVersionUID = 1;

        private final byte[] start;
        private int blocks;

        Repeatable(Bytes32 secret, byte[] message) {
            this.start = ByteBuffer.allocate(Bytes32.SIZE + message.length)
                    .put(secret.bytes())
                    .put(message)
                    .array();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            for (int at = 0; at < bytes.length; at += Bytes32.SIZE) {
                ByteBuffer block = ByteBuffer.allocate(Integer.BYTES + start.length)
                        .putInt(blocks)
                        .put(start);
                blocks++;
                byte[] next = CryptoSuite.SM3_SM2.hash(block.array()).bytes();
                System.arraycopy(next, 0, bytes, at, Math.min(Bytes32.SIZE, bytes.length - at));
            }
        }
    }
}
