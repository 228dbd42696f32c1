package io.doublerandom.core.sync;

import io.doublerandom.core.Values;
import java.time.Instant;

/**
 * A record that did not take effect, kept whole with the reason (死信).
 *
 * @param platform the other side
 * @param direction which way it went
 * @param resource kind of record
 * @param key its key; empty if unreadable
 * @param ver its version; 0 if unreadable
 * @param status {@code REJ}, {@code FORK} or, for one that waits for a parent, {@code HELD}
 * @param code reason, for example {@code V105}
 * @param field field it concerns; empty if the whole record
 * @param raw the record as text; may hold personal data, so never logged
 * @param at when it was put aside, UTC
 */
public record DeadLetter(
        String platform,
        Direction direction,
        String resource,
        String key,
        long ver,
        RecordReceipt.Status status,
        String code,
        String field,
        String raw,
        Instant at) {
    public DeadLetter {
        Values.text("platform", platform, 32);
        Values.present("direction", direction);
        Values.pattern("resource", resource, ExchangeRecord.RESOURCE);
        Values.atMost("key", key, 64);
        Values.between("ver", ver, 0, Long.MAX_VALUE);
        Values.present("status", status);
        Values.require(!status.settles(), "status", "is " + status + ", which is no reason to put a record aside");
        Values.text("code", code, 32);
        Values.atMost("field", field, 64);
        Values.present("raw", raw);
        Values.present("at", at);
    }

    /** Which way a record went. */
    public enum Direction {
        /** From the platform to us. */
        IN,
        /** From us to the platform. */
        OUT
    }
}
