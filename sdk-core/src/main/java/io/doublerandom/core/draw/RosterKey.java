package io.doublerandom.core.draw;

import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.internal.ByteWriter;
import io.doublerandom.core.register.Inspector;
import java.nio.charset.StandardCharsets;

/**
 * The secret of one snapshot that turns inspectors into roster pseudonyms (人员假名密钥).
 *
 * <p>32 bytes from a certified generator, fresh for each snapshot, so that nobody follows a person from draw to draw. It
 * stays with the office, and never appears in text, logs or errors.
 */
public final class RosterKey {
    private static final int PSEUDONYM = 32;

    private final Bytes32 key;

    private RosterKey(Bytes32 key) {
        this.key = key;
    }

    /** The key of 32 bytes. */
    public static RosterKey of(byte[] key) {
        return new RosterKey(Bytes32.of(key));
    }

    /** The pseudonym of an inspector: 32 lower-case hexadecimal digits. */
    String pseudonym(CryptoSuite suite, Inspector.Id inspector) {
        byte[] id = inspector.value().getBytes(StandardCharsets.US_ASCII);
        byte[] message = new ByteWriter().raw(key.bytes()).raw(id).bytes();
        return suite.hash(message).hex().substring(0, PSEUDONYM);
    }

    @Override
    public String toString() {
        return "RosterKey[secret]";
    }
}
