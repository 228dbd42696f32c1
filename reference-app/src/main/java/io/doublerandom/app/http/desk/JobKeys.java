package io.doublerandom.app.http.desk;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The keys of jobs that are begun or ended, which is the same when done twice (幂等键): no answer is kept for them, but a key that was used for
 * something else is a mistake of the caller. Known since the start of the app. Safe for use by several threads.
 */
final class JobKeys {
    private static final int MOST = 10_000;

    private final Map<String, String> used = new LinkedHashMap<>();

    /**
     * Requires that a request has a key, and one that was not used for another request.
     *
     * @throws DoubleRandomException VALUE_REQUIRED, VALUE_PATTERN or KEY_REUSED
     */
    synchronized void require(DeskRequest request) {
        String before = used.get(key(request));
        if (before != null && !before.equals(asked(request))) {
            throw new DoubleRandomException(
                    ErrorCode.KEY_REUSED, "该键用过，但方法、地址或内容不同 / used before, for another method, address or body");
        }
    }

    /** Keeps the key of a request that was done; a refused one leaves its key free. */
    synchronized void keep(DeskRequest request) {
        if (used.size() >= MOST) {
            used.remove(used.keySet().iterator().next());
        }
        used.put(key(request), asked(request));
    }

    private static String key(DeskRequest request) {
        return request.actor().id() + "/" + request.idempotencyKey();
    }

    private static String asked(DeskRequest request) {
        return request.method() + " " + request.target() + " " + Idempotency.digest(request.bytes());
    }
}
