package io.doublerandom.core.crypto;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;

/** Checks signatures (验签). */
@FunctionalInterface
public interface SignatureCheck {
    /**
     * Whether this is the key's signature over the message; both have the form of the key's algorithm.
     *
     * @throws DoubleRandomException {@link ErrorCode#SIGNATURE_UNAVAILABLE} if nobody here knows the algorithm
     */
    boolean holds(VerificationKey key, byte[] message, byte[] signature);
}
