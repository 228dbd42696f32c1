package io.doublerandom.core.draw;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Place;
import io.doublerandom.core.Problem;
import io.doublerandom.core.SubjectIdentifier;
import io.doublerandom.core.Values;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.internal.ByteWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The secret of one snapshot from which every subject's salt is derived (盐值密钥).
 *
 * <p>32 bytes from a certified generator, fresh for each snapshot. Whoever holds it can open the attribute commitments
 * of the whole pool: it stays with the office, and never appears in text, logs or errors.
 */
public final class SaltKey {
    /** The length of a salt in bytes. */
    public static final int SALT = 16;

    private final Bytes32 key;

    private SaltKey(Bytes32 key) {
        this.key = key;
    }

    /** The key of 32 bytes. */
    public static SaltKey of(byte[] key) {
        return new SaltKey(Bytes32.of(key));
    }

    /**
     * Reads a key file: 64 lower-case hexadecimal digits, perhaps a line feed.
     *
     * @throws DoubleRandomException {@link ErrorCode#DRAW_INPUT_INVALID} for any other content
     */
    public static SaltKey read(Path file) throws IOException {
        if (Files.size(file) <= 2 * Bytes32.SIZE + 2) {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1).stripTrailing();
            if (text.matches(Bytes32.FORM)) {
                return new SaltKey(Bytes32.parse(text));
            }
        }
        throw new DoubleRandomException(new Problem(
                ErrorCode.DRAW_INPUT_INVALID, Place.of("salt key"), "is not 64 lower-case hexadecimal digits"));
    }

    /** The salt of a subject, 16 bytes. */
    public byte[] salt(CryptoSuite suite, String sid) {
        byte[] bytes = sid.getBytes(StandardCharsets.UTF_8);
        Values.require(SubjectIdentifier.matches(bytes, 0, bytes.length), "sid", "is no legal subject id");
        byte[] message = new ByteWriter().u8('S').raw(key.bytes()).raw(bytes).bytes();
        return Arrays.copyOf(suite.newDigest().digest(message), SALT);
    }

    @Override
    public String toString() {
        return "SaltKey[secret]";
    }
}
