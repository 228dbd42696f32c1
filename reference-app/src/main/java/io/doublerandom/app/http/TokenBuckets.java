package io.doublerandom.app.http;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A bucket of tokens for each client: an answer costs one, they come back steadily, and a full bucket holds as many as come
 * back in a minute. Of many clients those that asked longest ago are forgotten, so that strangers cannot fill the memory.
 */
final class TokenBuckets {
    /** No wait. */
    static final long NOW = 0;

    private static final int CLIENTS = 100_000;
    private static final long MINUTE = 60_000_000_000L;

    private final long perMinute;
    private final int clients;
    /** By the time of the last question, the longest ago first. */
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);

    /** What is left, in tokens times {@link #MINUTE}, at a time in nanoseconds. */
    private static final class Bucket {
        private long left;
        private long at;

        private Bucket(long left, long at) {
            this.left = left;
            this.at = at;
        }
    }

    /** Buckets that hold {@code perMinute} tokens, 1 to 1,000,000. */
    TokenBuckets(int perMinute) {
        this(perMinute, CLIENTS);
    }

    TokenBuckets(int perMinute, int clients) {
        this.perMinute = perMinute;
        this.clients = clients;
    }

    /**
     * Takes a token of a client.
     *
     * @param now nanoseconds of a clock that only goes forwards
     * @return {@link #NOW}, or in how many whole seconds there will be one
     */
    synchronized long take(String client, long now) {
        Bucket bucket = buckets.computeIfAbsent(client, unknown -> new Bucket(perMinute * MINUTE, now));
        long since = Math.min(MINUTE, Math.max(0, now - bucket.at));
        bucket.left = Math.min(perMinute * MINUTE, bucket.left + since * perMinute);
        bucket.at = now;
        if (buckets.size() > clients) {
            Iterator<Bucket> oldest = buckets.values().iterator();
            oldest.next();
            oldest.remove();
        }
        if (bucket.left >= MINUTE) {
            bucket.left -= MINUTE;
            return NOW;
        }
        long second = perMinute * 1_000_000_000L;
        return (MINUTE - bucket.left + second - 1) / second;
    }
}
