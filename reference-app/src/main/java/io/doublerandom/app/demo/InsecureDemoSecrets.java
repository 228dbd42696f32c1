package io.doublerandom.app.demo;

import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import java.nio.charset.StandardCharsets;

/**
 * Secrets and public values of the demo (演示), derived from its seed so that a run can be repeated. Anyone who knows the
 * seed knows them all: they serve rehearsals marked {@code practice} and nothing else.
 */
final class InsecureDemoSecrets {
    private static final int FACES = 6;

    private final long seed;

    InsecureDemoSecrets(long seed) {
        this.seed = seed;
    }

    /** 32 bytes for a purpose. */
    Bytes32 secret(String purpose) {
        return CryptoSuite.SM3_SM2.hash(("demo|" + seed + "|" + purpose).getBytes(StandardCharsets.UTF_8));
    }

    /** So many rolls of a die, as digits. */
    byte[] dice(String purpose, int rolls) {
        StringBuilder digits = new StringBuilder();
        for (int roll = 0; roll < rolls; roll++) {
            int first = secret(purpose + "|" + roll).bytes()[0] & 0xff;
            digits.append((char) ('1' + first % FACES));
        }
        return digits.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
