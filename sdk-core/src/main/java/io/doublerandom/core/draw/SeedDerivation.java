package io.doublerandom.core.draw;

import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.internal.ByteWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Commitments, the seed and the keys that follow from it. */
final class SeedDerivation {
    private SeedDerivation() {}

    /** What a party commits to before anybody opens anything; it binds the header and the party. */
    static Bytes32 commitment(CryptoSuite suite, Bytes32 headerHash, String party, Bytes32 nonce) {
        return suite.hash(new ByteWriter()
                .u8('C')
                .raw(headerHash.bytes())
                .lp8(party)
                .raw(nonce.bytes())
                .bytes());
    }

    /** The seed of a ceremony; a withheld nonce counts as a flag and zero bytes. */
    static Bytes32 seed(CryptoSuite suite, Bytes32 headerHash, CeremonyRecord ceremony) {
        ByteWriter message = new ByteWriter().raw(headerHash.bytes());
        message.u16(ceremony.parties().size());
        for (Contribution contribution : ceremony.parties()) {
            Optional<Bytes32> nonce = contribution.nonce();
            message.lp8(contribution.party())
                    .u8(nonce.isPresent() ? 1 : 0)
                    .raw(nonce.map(Bytes32::bytes).orElse(new byte[Bytes32.SIZE]));
        }
        values(message, ceremony.beacons());
        return suite.hash("seed", message.bytes());
    }

    /** The seed of a substitution round: fresh, but bound to the draw, the requests and the custodian's link. */
    static Bytes32 substitutionSeed(
            CryptoSuite suite, Bytes32 seed, SubstitutionBatch batch, Bytes32 link, List<PublicValue> beacons) {
        ByteWriter message = new ByteWriter()
                .raw(seed.bytes())
                .u32(batch.round())
                .raw(batch.requests().bytes())
                .raw(link.bytes());
        values(message, beacons);
        return suite.hash("sub", message.bytes());
    }

    private static void values(ByteWriter message, List<PublicValue> beacons) {
        message.u16(beacons.size());
        for (PublicValue value : beacons) {
            message.lp8(value.beacon().type().id())
                    .lp8(value.beacon().source())
                    .u64(value.beacon().round())
                    .lp16(value.value());
        }
    }

    static Bytes32 ticketKey(CryptoSuite suite, Bytes32 seed) {
        return key(suite, seed, "ticket");
    }

    static Bytes32 assignmentKey(CryptoSuite suite, Bytes32 seed) {
        return key(suite, seed, "assign");
    }

    /** The one random number of the quotas, an unsigned 64-bit integer. */
    static long quotaNumber(CryptoSuite suite, Bytes32 seed) {
        byte[] key = key(suite, seed, "quota").bytes();
        long number = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            number = number << 8 | key[i] & 0xff;
        }
        return number;
    }

    private static Bytes32 key(CryptoSuite suite, Bytes32 seed, String purpose) {
        return suite.hash(
                "key",
                new ByteWriter()
                        .raw(seed.bytes())
                        .raw(purpose.getBytes(StandardCharsets.US_ASCII))
                        .bytes());
    }
}
