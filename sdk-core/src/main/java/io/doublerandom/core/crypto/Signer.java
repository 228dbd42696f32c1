package io.doublerandom.core.crypto;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;

/**
 * Whoever can sign with one key (签名者): a key in this process, a smart card, a certified module behind a network.
 *
 * <p>Made from the JCA by {@link JcaSignatures#signer}.
 */
public interface Signer {
    /** The public half of the key. */
    VerificationKey key();

    /**
     * Signs a message.
     *
     * @return the signature in the form of the key's algorithm
     * @throws DoubleRandomException {@link ErrorCode#SIGNATURE_UNAVAILABLE} if the module does not sign
     */
    byte[] sign(byte[] message);
}
