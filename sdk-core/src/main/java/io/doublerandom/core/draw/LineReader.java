package io.doublerandom.core.draw;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Place;
import io.doublerandom.core.Problem;
import io.doublerandom.core.internal.ByteRows;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Reads a text file of the protocol line by line without making strings: LF behind every line, no CR, no BOM. */
final class LineReader implements Closeable {
    static final int MAX_LINE = 65_535;

    private final InputStream in;
    private final String source;
    private final ReadLimits limits;
    private byte[] buffer = new byte[1 << 17];
    private int filled;
    private int next;
    private int start;
    private int length;
    private long row;
    private long total;

    private LineReader(InputStream in, String source, ReadLimits limits) {
        this.in = in;
        this.source = source;
        this.limits = limits;
    }

    static LineReader open(Path directory, String name, ReadLimits limits) throws IOException {
        Path file = directory.resolve(name);
        long size = Files.size(file);
        if (size > limits.listBytes()) {
            throw new DoubleRandomException(new Problem(
                    ErrorCode.LIMIT_EXCEEDED, Place.of(name), "has " + size + " bytes, at most " + limits.listBytes()));
        }
        return new LineReader(Files.newInputStream(file), name, limits);
    }

    /** Throws unless a file has exactly these lines, which follow from the inputs. */
    static void requireSame(Path directory, String name, ReadLimits limits, ByteRows expected) throws IOException {
        try (LineReader lines = open(directory, name, limits)) {
            int row = 0;
            while (lines.next()) {
                if (row == expected.size()) {
                    throw lines.fault("", "is beyond the " + expected.size() + " lines that follow from the inputs");
                }
                if (expected.compare(row, lines.buffer(), lines.start(), lines.length()) != 0) {
                    throw lines.fault("", "is not what follows from the inputs");
                }
                row++;
            }
            if (row < expected.size()) {
                throw CheckList.differ(name, row + 1L, "ends after " + row + " of " + expected.size() + " lines");
            }
        }
    }

    /** Goes to the next line; false at the end of the file. */
    boolean next() throws IOException {
        int end = lineEnd();
        if (end < 0) {
            return false;
        }
        row++;
        start = next;
        length = end - next;
        next = end + 1;
        if (row > limits.listLines()) {
            throw problem(ErrorCode.LIMIT_EXCEEDED, "", "more than " + limits.listLines() + " lines");
        }
        if (length == 0) {
            throw fault("", "is empty");
        }
        if (length > MAX_LINE) {
            throw fault("", "has more than " + MAX_LINE + " bytes");
        }
        if (buffer[end - 1] == '\r') {
            throw fault("", "ends in CR LF, LF alone is asked for");
        }
        if (row == 1 && length >= 3 && buffer[start] == (byte) 0xef && buffer[start + 1] == (byte) 0xbb) {
            throw fault("", "starts with a byte order mark");
        }
        return true;
    }

    byte[] buffer() {
        return buffer;
    }

    int start() {
        return start;
    }

    int length() {
        return length;
    }

    int end() {
        return start + length;
    }

    long row() {
        return row;
    }

    /** Where a field that starts at a place ends: before the next comma, or at the end of the line. */
    int fieldEnd(int from) {
        int at = from;
        while (at < end() && buffer[at] != ',') {
            at++;
        }
        return at;
    }

    DoubleRandomException fault(String column, String what) {
        return problem(ErrorCode.DRAW_INPUT_INVALID, column, what);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private DoubleRandomException problem(ErrorCode code, String column, String what) {
        return new DoubleRandomException(new Problem(code, Place.of(source, row, column), "line " + what));
    }

    /** Where the next line's LF stands in the buffer; -1 at the end of the file. */
    private int lineEnd() throws IOException {
        int from = next;
        while (true) {
            for (int i = from; i < filled; i++) {
                if (buffer[i] == '\n') {
                    return i;
                }
            }
            if (filled - next > MAX_LINE) {
                row++;
                throw fault("", "has more than " + MAX_LINE + " bytes");
            }
            System.arraycopy(buffer, next, buffer, 0, filled - next);
            filled -= next;
            next = 0;
            from = filled;
            int count = in.read(buffer, filled, buffer.length - filled);
            if (count < 0) {
                if (filled > 0) {
                    row++;
                    throw fault("", "is cut off: no LF behind the last line");
                }
                return -1;
            }
            filled += count;
            total += count;
            if (total > limits.listBytes()) {
                throw problem(ErrorCode.LIMIT_EXCEEDED, "", "beyond " + limits.listBytes() + " bytes");
            }
        }
    }

    /** Compares the line with another range of bytes, unsigned. */
    int compareWith(byte[] other, int from, int count) {
        return Arrays.compareUnsigned(buffer, start, end(), other, from, from + count);
    }
}
