package io.doublerandom.adapters.provincial;

import io.doublerandom.core.sync.SignableRequest;

/** One request to the platform before it is signed. */
final class WireCall {
    private final String method;
    private final String path;
    private final String query;
    private final byte[] body;
    private final String idempotencyKey;

    private WireCall(String method, String path, String query, byte[] body, String idempotencyKey) {
        this.method = method;
        this.path = path;
        this.query = query;
        this.body = body;
        this.idempotencyKey = idempotencyKey;
    }

    /** A question; the path is below the platform's base, the query raw and perhaps empty. */
    static WireCall get(String path, String query) {
        return new WireCall("GET", path, query, new byte[0], "");
    }

    /** A batch under its idempotency key. */
    static WireCall post(String path, byte[] body, String idempotencyKey) {
        return new WireCall("POST", path, "", body.clone(), idempotencyKey);
    }

    String method() {
        return method;
    }

    String path() {
        return path;
    }

    String query() {
        return query;
    }

    byte[] body() {
        return body.clone();
    }

    String idempotencyKey() {
        return idempotencyKey;
    }

    SignableRequest signable(String basePath) {
        return SignableRequest.of(method, basePath + path, query, body, idempotencyKey);
    }
}
