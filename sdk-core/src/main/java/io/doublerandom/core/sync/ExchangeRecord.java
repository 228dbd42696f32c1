package io.doublerandom.core.sync;

import io.doublerandom.core.Values;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One version of one record that crosses a border (交换记录), in canonical field names.
 *
 * <p>Identity is (source platform, resource, key, ver). Adapters translate to and from a platform's own names and codes.
 *
 * @param resource kind of record, for example {@code subject}: 1 to 32 characters of {@code a-z-}
 * @param key key at its origin, 1 to 64 characters of {@code A-Za-z0-9._:-}; never a personal number, since keys travel
 *     in receipts and logs
 * @param ver version, from 1, growing per key at its origin
 * @param op whether it is set or deleted
 * @param at when it was committed at its origin, UTC
 * @param src who commits versions of it, 1 to 64 characters of {@code A-Za-z0-9._:-}
 * @param hash {@link RecordDigest} of the data; empty for a deletion
 * @param data values by canonical field name, sorted, without empty values; empty for a deletion
 */
public record ExchangeRecord(
        @NotNull @Pattern(regexp = RESOURCE) String resource,
        @NotNull @Pattern(regexp = KEY) String key,
        @Positive long ver,
        @NotNull Op op,
        @NotNull Instant at,
        @NotNull @Pattern(regexp = KEY) String src,
        @NotNull @Pattern(regexp = HASH) String hash,
        @NotNull Map<String, String> data) {
    /** The form of a resource name. */
    public static final String RESOURCE = "[a-z][a-z-]{0,31}";

    /** The form of a key. */
    public static final String KEY = "[A-Za-z0-9._:-]{1,64}";

    private static final String HASH = "([0-9a-f]{64})?";

    public ExchangeRecord {
        Values.pattern("resource", resource, RESOURCE);
        Values.pattern("key", key, KEY);
        Values.between("ver", ver, 1, Long.MAX_VALUE);
        Values.present("op", op);
        Values.present("at", at);
        Values.pattern("src", src, KEY);
        Values.pattern("hash", hash, HASH);
        Values.present("data", data);
        TreeMap<String, String> sorted = new TreeMap<>(data);
        sorted.values().removeIf(String::isEmpty);
        data = Collections.unmodifiableMap(sorted);
        Values.require(op == Op.D ? data.isEmpty() && hash.isEmpty() : !hash.isEmpty(), "hash", "does not fit the op");
    }

    /** A record that sets values; the hash is computed. */
    public static ExchangeRecord set(
            String resource, String key, long ver, Instant at, String src, Map<String, String> data) {
        TreeMap<String, String> sorted = new TreeMap<>(data);
        sorted.values().removeIf(String::isEmpty);
        return new ExchangeRecord(resource, key, ver, Op.U, at, src, RecordDigest.ofTexts(sorted), sorted);
    }

    /** A record that deletes a key (墓碑). */
    public static ExchangeRecord deletion(String resource, String key, long ver, Instant at, String src) {
        return new ExchangeRecord(resource, key, ver, Op.D, at, src, "", Map.of());
    }

    /** What a record does. */
    public enum Op {
        /** Creates or replaces. */
        U,
        /** Deletes. */
        D
    }
}
