package io.doublerandom.core.sync;

import io.doublerandom.core.Values;

/**
 * What became of one record (记录回执).
 *
 * @param key key of the record
 * @param ver version of the record
 * @param status what became of it
 * @param code reason, for example {@code V105}; empty if none
 * @param field field the reason concerns, in canonical names where a mapping has one; empty if none
 * @param ref external reference the platform gave it, or the parent it waits for; empty if none
 */
public record RecordReceipt(String key, long ver, Status status, String code, String field, String ref) {
    public RecordReceipt {
        Values.pattern("key", key, ExchangeRecord.KEY);
        Values.between("ver", ver, 1, Long.MAX_VALUE);
        Values.present("status", status);
        Values.atMost("code", code, 32);
        Values.atMost("field", field, 64);
        Values.atMost("ref", ref, 200);
    }

    /** A receipt without reason or reference. */
    public static RecordReceipt of(ExchangeRecord record, Status status) {
        return new RecordReceipt(record.key(), record.ver(), status, "", "", "");
    }

    /** A receipt with a reason. */
    public static RecordReceipt of(ExchangeRecord record, Status status, String code, String field) {
        return new RecordReceipt(record.key(), record.ver(), status, code, field, "");
    }

    /** The same receipt with a reference. */
    public RecordReceipt withRef(String reference) {
        return new RecordReceipt(key, ver, status, code, field, reference);
    }

    /** What becomes of a record. */
    public enum Status {
        /** Took effect. */
        OK,
        /** Took effect before: same version, same content. */
        DUP,
        /** A newer version is there already. */
        STALE,
        /** A parent is missing; sent again later. */
        HELD,
        /** Not now; sent again later. */
        RETRY,
        /** Refused for a reason of its own. */
        REJ,
        /** Same version, other content: nothing is overwritten. */
        FORK;

        /** Whether nothing is left to be sent. */
        public boolean settles() {
            return this == OK || this == DUP || this == STALE;
        }

        /** Whether it is sent again without hand work. */
        public boolean again() {
            return this == HELD || this == RETRY;
        }
    }
}
