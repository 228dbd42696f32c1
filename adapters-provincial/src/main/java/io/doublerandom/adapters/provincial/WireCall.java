package io.doublerandom.adapters.provincial;

import io.doublerandom.core.sync.SignableRequest;

/**
 * One request to the platform before it is signed.
 *
 * @param method HTTP method
 * @param path path below the platform's base, starting with a slash
 * @param query raw query, perhaps empty
 * @param body body, empty for GET
 * @param idempotencyKey batch id, perhaps empty
 */
record WireCall(String method, String path, String query, byte[] body, String idempotencyKey) {
    static WireCall get(String path, String query) {
        return new WireCall("GET", path, query, new byte[0], "");
    }

    static WireCall post(String path, byte[] body, String idempotencyKey) {
        return new WireCall("POST", path, "", body, idempotencyKey);
    }

    SignableRequest signable(String basePath) {
        return SignableRequest.of(method, basePath + path, query, body, idempotencyKey);
    }
}
