package io.doublerandom.app.http;

import io.helidon.http.HttpException;
import io.helidon.http.Status;

/** A request that is not accepted, with words of ours that may be passed on: they repeat nothing that was sent. */
public final class RefusedRequest extends HttpException {
    private static final long serialVersionUID = 1L;

    private final String detail;

    /** Refused with this status; {@code detail} is Chinese and English. */
    public RefusedRequest(Status status, String detail) {
        super(detail, status);
        this.detail = detail;
    }

    /** What is wrong. */
    public String detail() {
        return detail;
    }
}
