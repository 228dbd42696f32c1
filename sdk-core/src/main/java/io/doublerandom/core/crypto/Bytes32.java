package io.doublerandom.core.crypto;

import io.doublerandom.core.Values;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Exactly 32 bytes: a digest, a root, a commitment, an opened nonce or a seed. Immutable; in text, 64 lower-case
 * hexadecimal digits.
 */
public final class Bytes32 implements Comparable<Bytes32> {
    /** The number of bytes. */
    public static final int SIZE = 32;

    /** The form in text, as a regular expression. */
    public static final String FORM = "[0-9a-f]{64}";

    private final byte[] bytes;

    private Bytes32(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A copy of 32 bytes. */
    public static Bytes32 of(byte[] bytes) {
        Values.between("bytes", bytes.length, SIZE, SIZE);
        return new Bytes32(bytes.clone());
    }

    /** The bytes that 64 lower-case hexadecimal digits stand for. */
    public static Bytes32 parse(String hex) {
        Values.pattern("bytes32", hex, FORM);
        return new Bytes32(HexFormat.of().parseHex(hex));
    }

    /** The bytes, as a new array. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** 64 lower-case hexadecimal digits. */
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    /** Compares as unsigned bytes. */
    @Override
    public int compareTo(Bytes32 other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Bytes32 that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return hex();
    }
}
