package io.doublerandom.core.sync;

import io.doublerandom.core.Values;
import java.time.Instant;

/**
 * A request that changed something, with the answer it got (幂等应答): asked again under the same key it is answered again
 * and does nothing.
 *
 * @param by who asked: an account id, at most 64 characters
 * @param key the key the caller chose, 8 to 64 characters
 * @param method HTTP method, at most 10 characters
 * @param path path and query, at most 2000 characters
 * @param digest SHA-256 of the body, 64 hexadecimal digits
 * @param at when it was answered, UTC
 * @param status HTTP status of the answer
 * @param answer body of the answer, perhaps empty
 */
public record AnsweredRequest(
        String by, String key, String method, String path, String digest, Instant at, int status, String answer) {
    public AnsweredRequest {
        Values.text("by", by, 64);
        Values.pattern("key", key, "[A-Za-z0-9._-]{8,64}");
        Values.text("method", method, 10);
        Values.text("path", path, 2000);
        Values.pattern("digest", digest, "[0-9a-f]{64}");
        Values.present("at", at);
        Values.between("status", status, 100, 599);
        Values.present("answer", answer);
    }

    /** Whether another request is the same as this one, whenever it came. */
    public boolean answers(String otherMethod, String otherPath, String otherDigest) {
        return method.equals(otherMethod) && path.equals(otherPath) && digest.equals(otherDigest);
    }
}
