package io.doublerandom.adapters.ministry;

import io.doublerandom.core.sync.SignableRequest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One request to the platform, before it is signed. */
final class Call {
    private final String method;
    private final String path;
    private final String query;
    private final byte[] body;

    private Call(String method, String path, String query, byte[] body) {
        this.method = method;
        this.path = path;
        this.query = query;
        this.body = body.clone();
    }

    /** A question without a body; path and query are percent-encoded already. */
    static Call get(String path, String query) {
        return new Call("GET", path, query, new byte[0]);
    }

    /** A package to be taken. */
    static Call post(String path, byte[] body) {
        return new Call("POST", path, "", body);
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

    /** What the signature covers. */
    SignableRequest signable() {
        return method.equals("GET")
                ? SignableRequest.get(path, query)
                : SignableRequest.of(method, path, query, body, "");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Call that
                && method.equals(that.method)
                && path.equals(that.path)
                && query.equals(that.query)
                && Arrays.equals(body, that.body);
    }

    @Override
    public int hashCode() {
        return path.hashCode();
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
