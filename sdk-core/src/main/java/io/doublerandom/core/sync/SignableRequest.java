package io.doublerandom.core.sync;

import io.doublerandom.core.Values;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The parts of an HTTP request that a signature covers (待签请求): nothing of it can be changed on the way unseen.
 */
public final class SignableRequest {
    private static final Comparator<String> BY_NAME_THEN_VALUE =
            Comparator.<String, String>comparing(SignableRequest::name).thenComparing(SignableRequest::value);

    private final String method;
    private final String rawPath;
    private final String sortedQuery;
    private final byte[] body;
    private final String idempotencyKey;

    private SignableRequest(String method, String rawPath, String rawQuery, byte[] body, String idempotencyKey) {
        this.method = Values.pattern("method", method, "[A-Z]{3,8}");
        this.rawPath = Values.pattern("path", rawPath, "/[!-~]{0,1000}");
        this.sortedQuery = sorted(Values.atMost("query", rawQuery, 4000));
        this.body = body.clone();
        this.idempotencyKey = Values.atMost("idempotencyKey", idempotencyKey, 64);
    }

    /** A request without a body. */
    public static SignableRequest get(String rawPath, String rawQuery) {
        return new SignableRequest("GET", rawPath, rawQuery, new byte[0], "");
    }

    /**
     * A request.
     *
     * @param rawPath path as sent, percent-encoded
     * @param rawQuery query as sent, without the question mark; empty if none
     * @param body body as sent
     * @param idempotencyKey the header {@code Idempotency-Key}; empty if none
     */
    public static SignableRequest of(
            String method, String rawPath, String rawQuery, byte[] body, String idempotencyKey) {
        return new SignableRequest(method, rawPath, rawQuery, body, idempotencyKey);
    }

    String contentDigest() {
        return RecordDigest.sm3(body);
    }

    String canonicalText(String app, String timestamp, String nonce) {
        return String.join(
                "\n", "SSJ1", method, rawPath, sortedQuery, app, timestamp, nonce, contentDigest(), idempotencyKey);
    }

    private static String sorted(String query) {
        List<String> pairs = Arrays.asList(query.split("&", -1));
        return String.join("&", pairs.stream().sorted(BY_NAME_THEN_VALUE).toList());
    }

    private static String name(String pair) {
        int equals = pair.indexOf('=');
        return equals < 0 ? pair : pair.substring(0, equals);
    }

    private static String value(String pair) {
        int equals = pair.indexOf('=');
        return equals < 0 ? "" : pair.substring(equals + 1);
    }
}
