package io.doublerandom.core.sync;

import java.time.Instant;
import java.util.Optional;

/** Keeps how far each resource of each platform was pulled (水位线). */
public interface WatermarkStore {
    /** The stored watermark; empty if the resource was never pulled to its end. */
    Optional<String> watermark(String platform, String resource);

    /** Stores a watermark with the platform's time of it, in the caller's transaction. */
    void store(String platform, String resource, String watermark, Instant serverTime);
}
