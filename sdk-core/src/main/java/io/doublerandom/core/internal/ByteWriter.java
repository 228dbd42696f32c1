package io.doublerandom.core.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Builds a message of the draw protocol: big-endian integers and length-prefixed bytes. */
public final class ByteWriter {
    private byte[] buffer = new byte[128];
    private int length;

    /** One byte. */
    public ByteWriter u8(int value) {
        return checked(value, 1);
    }

    /** Two bytes, big-endian. */
    public ByteWriter u16(int value) {
        return checked(value, 2);
    }

    /** Four bytes, big-endian. */
    public ByteWriter u32(int value) {
        if (value < 0) {
            throw new IllegalArgumentException("a u32 of this protocol is less than 2^31");
        }
        return number(value, 4);
    }

    /** Eight bytes, big-endian. */
    public ByteWriter u64(long value) {
        return number(value, 8);
    }

    /** Bytes as they are. */
    public ByteWriter raw(byte[] bytes) {
        return raw(bytes, 0, bytes.length);
    }

    /** A range of bytes as they are. */
    public ByteWriter raw(byte[] bytes, int offset, int count) {
        room(count);
        System.arraycopy(bytes, offset, buffer, length, count);
        length += count;
        return this;
    }

    /** ASCII or UTF-8 text as it is. */
    public ByteWriter raw(String text) {
        return raw(text.getBytes(StandardCharsets.UTF_8));
    }

    /** At most 255 bytes behind their length in one byte. */
    public ByteWriter lp8(byte[] bytes) {
        return u8(bytes.length).raw(bytes);
    }

    /** At most 255 bytes of UTF-8 text behind their length in one byte. */
    public ByteWriter lp8(String text) {
        return lp8(text.getBytes(StandardCharsets.UTF_8));
    }

    /** At most 65,535 bytes behind their length in two bytes. */
    public ByteWriter lp16(byte[] bytes) {
        return u16(bytes.length).raw(bytes);
    }

    /** The message so far, as a new array. */
    public byte[] bytes() {
        return Arrays.copyOf(buffer, length);
    }

    private ByteWriter checked(int value, int width) {
        if (value < 0 || value >= 1 << 8 * width) {
            throw new IllegalArgumentException(value + " does not fit into " + width + " bytes");
        }
        return number(value, width);
    }

    private ByteWriter number(long value, int width) {
        room(width);
        for (int i = width - 1; i >= 0; i--) {
            buffer[length++] = (byte) (value >>> 8 * i);
        }
        return this;
    }

    private void room(int count) {
        if (buffer.length - length < count) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + count));
        }
    }
}
