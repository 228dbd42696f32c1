package io.doublerandom.app.document;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Place;
import io.doublerandom.core.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The characters of a file, decoded strictly: a byte that does not fit the encoding is an error with its offset, and a
 * line of more than {@link #MAX_LINE_BYTES} bytes is refused before it is held in memory.
 */
final class CsvText implements AutoCloseable {
    static final int MAX_LINE_BYTES = 65_535;
    static final int END = -1;

    private static final int BUFFER = 8192;

    private final InputStream in;
    private final String source;
    private final Charset charset;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
    private final CharBuffer chars = CharBuffer.allocate(BUFFER).flip();
    private long consumed;
    private long line = 1;
    private int lineBytes;
    private boolean byteOrderMark;
    private boolean ended;

    CsvText(InputStream in, String source, Charset charset) {
        this.in = in;
        this.source = source;
        this.charset = charset;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        skipByteOrderMark();
    }

    /** Whether the file begins with the byte order mark of UTF-8; it is no part of the text. */
    boolean byteOrderMark() {
        return byteOrderMark;
    }

    /** The line of the next character, from 1. */
    long line() {
        return line;
    }

    /** The next character, or {@link #END}; line ends come as they are. */
    int read() {
        if (!chars.hasRemaining() && !fill()) {
            return END;
        }
        char c = chars.get();
        if (c == '\n') {
            line++;
            lineBytes = 0;
        } else {
            lineBytes += width(c);
            if (lineBytes > MAX_LINE_BYTES) {
                throw failure(ErrorCode.LIMIT_EXCEEDED, line, "line has more than " + MAX_LINE_BYTES + " bytes", null);
            }
        }
        return c;
    }

    /** The character after the last one read, without taking it. */
    int peek() {
        return chars.hasRemaining() || fill() ? chars.get(chars.position()) : END;
    }

    private static int width(char c) {
        // Bytes of UTF-8 whatever the encoding of the file: a bound on memory, not a measure of the disk.
        return c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }

    private void skipByteOrderMark() {
        load();
        if (charset.equals(StandardCharsets.UTF_8)
                && bytes.remaining() >= 3
                && bytes.get(0) == (byte) 0xEF
                && bytes.get(1) == (byte) 0xBB
                && bytes.get(2) == (byte) 0xBF) {
            bytes.position(3);
            consumed = 3;
            byteOrderMark = true;
        }
    }

    private boolean fill() {
        chars.clear();
        while (chars.position() == 0 && !ended) {
            boolean last = !load();
            int before = bytes.position();
            CoderResult result = decoder.decode(bytes, chars, last);
            consumed += bytes.position() - before;
            if (result.isError() && chars.position() == 0) {
                throw notInCharset();
            }
            if (last && !result.isError() && !result.isOverflow()) {
                ended = true;
                decoder.flush(chars);
            }
        }
        chars.flip();
        return chars.hasRemaining();
    }

    private DoubleRandomException notInCharset() {
        return failure(
                charset.equals(StandardCharsets.UTF_8) ? ErrorCode.INPUT_NOT_UTF8 : ErrorCode.INPUT_UNREADABLE,
                line,
                "byte " + (consumed + 1) + " of the file is not " + charset.name(),
                null);
    }

    /** Loads bytes until the buffer is full or the file ends; false when nothing more will come. */
    private boolean load() {
        bytes.compact();
        try {
            int read = 0;
            while (bytes.hasRemaining() && read >= 0) {
                read = in.read(bytes.array(), bytes.position(), bytes.remaining());
                if (read > 0) {
                    bytes.position(bytes.position() + read);
                }
            }
            return read >= 0;
        } catch (IOException e) {
            throw failure(ErrorCode.INPUT_UNREADABLE, line, "reading failed after byte " + consumed, e);
        } finally {
            bytes.flip();
        }
    }

    DoubleRandomException failure(
            ErrorCode code, long at, String detail, @org.jspecify.annotations.Nullable Throwable cause) {
        return new DoubleRandomException(new Problem(code, new Place(source, at, "", 0), detail), cause);
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw failure(ErrorCode.INPUT_UNREADABLE, line, "closing failed", e);
        }
    }
}
