package io.doublerandom.core.sync;

import java.util.Collection;
import java.util.Map;

/** Keeps which version of each received record took effect (收件箱), so that nothing takes effect twice. */
public interface InboxStore {
    /** What is known of these keys; keys never received are left out. */
    Map<String, Received> find(String platform, String resource, Collection<String> keys);

    /** Stores what took effect, replacing what was known of each key, in the caller's transaction. */
    void store(String platform, String resource, Collection<Received> received);

    /**
     * The newest version of a record that took effect.
     *
     * @param key key of the record
     * @param ver its version
     * @param op whether it was set or deleted
     * @param hash its digest; empty for a deletion
     */
    record Received(String key, long ver, ExchangeRecord.Op op, String hash) {
        /** The trace a record leaves. */
        public static Received of(ExchangeRecord record) {
            return new Received(record.key(), record.ver(), record.op(), record.hash());
        }
    }
}
