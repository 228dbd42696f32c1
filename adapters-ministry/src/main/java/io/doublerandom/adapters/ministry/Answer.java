package io.doublerandom.adapters.ministry;

/** The platform's answer to one {@link Call}: genuine, complete and not yet understood. */
final class Answer {
    private final int status;
    private final byte[] body;

    Answer(int status, byte[] body) {
        this.status = status;
        this.body = body.clone();
    }

    int status() {
        return status;
    }

    byte[] body() {
        return body.clone();
    }
}
