package io.doublerandom.core.sync;

import io.doublerandom.core.Values;

/**
 * A record that could not be used as it came (拒收记录), whole, with the reason.
 *
 * @param key its key; empty if even that is unreadable
 * @param ver its version; 0 if unreadable
 * @param code reason, for example {@code V105}; see the contract
 * @param field field it concerns; empty if the whole record
 * @param raw the record as it came, as text; may hold personal data, so never logged
 */
public record RefusedRecord(String key, long ver, String code, String field, String raw) {
    public RefusedRecord {
        Values.atMost("key", key, 64);
        Values.between("ver", ver, 0, Long.MAX_VALUE);
        Values.text("code", code, 32);
        Values.atMost("field", field, 64);
        Values.present("raw", raw);
    }
}
