package io.doublerandom.core.draw;

import io.doublerandom.core.Values;
import jakarta.validation.constraints.Positive;

/**
 * Bounds on what is read from untrusted files (读取上限), checked before and while reading.
 *
 * @param listBytes bytes of one list file
 * @param listLines lines of one list file
 */
public record ReadLimits(@Positive long listBytes, @Positive long listLines) {
    private static final long MAX_BYTES = 2_000_000_000L;

    public ReadLimits {
        Values.between("listBytes", listBytes, 1, MAX_BYTES);
        Values.between("listLines", listLines, 1, 100_000_000L);
    }

    /** 256 MiB and 20 million lines a list; JSON documents are bounded by the protocol at 1 MiB. */
    public static ReadLimits standard() {
        return new ReadLimits(256L << 20, 20_000_000L);
    }
}
