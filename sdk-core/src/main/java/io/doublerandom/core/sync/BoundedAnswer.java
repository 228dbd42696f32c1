package io.doublerandom.core.sync;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Values;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * Reads a platform's answer up to a size and up to a deadline for the whole of it (应答读取上限); a client's own timeout
 * usually starts anew with each byte.
 */
public final class BoundedAnswer {
    private static final int FIRST_BUFFER = 64 * 1024;

    private final int maxBytes;
    private final Duration deadline;
    private final LongSupplier nanoTime;

    /**
     * Bounds for answers.
     *
     * @param maxBytes the most bytes an answer may have, at least 1
     * @param deadline the longest the reading of one may take
     * @param nanoTime a clock of nanoseconds that never runs backwards, for example {@code System::nanoTime}
     */
    public BoundedAnswer(int maxBytes, Duration deadline, LongSupplier nanoTime) {
        this.maxBytes = (int) Values.between("maxBytes", maxBytes, 1, Integer.MAX_VALUE);
        this.deadline = Values.present("deadline", deadline);
        this.nanoTime = Values.present("nanoTime", nanoTime);
    }

    /**
     * Reads a stream to its end; the stream stays open.
     *
     * @throws DoubleRandomException {@link ErrorCode#SYNC_ANSWER} beyond the size, {@link ErrorCode#SYNC_UNREACHABLE}
     *     beyond the deadline
     */
    public byte[] read(InputStream stream) throws IOException {
        long began = nanoTime.getAsLong();
        byte[] bytes = new byte[Math.min(FIRST_BUFFER, maxBytes)];
        int filled = 0;
        int read = stream.read(bytes, 0, bytes.length);
        while (read >= 0) {
            filled += read;
            if (nanoTime.getAsLong() - began > deadline.toNanos()) {
                throw new DoubleRandomException(
                        ErrorCode.SYNC_UNREACHABLE, "the answer took more than " + deadline.toMillis() + " ms");
            }
            if (filled == maxBytes) {
                if (stream.read() >= 0) {
                    throw new DoubleRandomException(
                            ErrorCode.SYNC_ANSWER, "the answer has more than " + maxBytes + " bytes");
                }
                break;
            }
            if (filled == bytes.length) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(2L * bytes.length, maxBytes));
            }
            read = stream.read(bytes, filled, bytes.length - filled);
        }
        return Arrays.copyOf(bytes, filled);
    }
}
