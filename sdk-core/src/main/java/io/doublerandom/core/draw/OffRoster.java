package io.doublerandom.core.draw;

import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.internal.ByteRows;
import java.util.Optional;

/**
 * What a bundle says of the inspectors who are kept off the roster, and so what its log has to say.
 *
 * @param known whether the bundle says it at all; the PUBLIC projection does not
 * @param root the root of the list; empty if nobody is
 */
record OffRoster(boolean known, Optional<Bytes32> root) {
    static final OffRoster UNKNOWN = new OffRoster(false, Optional.empty());
    static final OffRoster NOBODY = new OffRoster(true, Optional.empty());

    static OffRoster of(CryptoSuite suite, ByteRows lines) {
        return new OffRoster(true, Optional.of(MerkleTree.linesRoot(suite.newDigest(), lines)));
    }
}
