package io.doublerandom.adapters.ministry.sandbox;

/** A request the sandbox refuses as a whole, with the contract's status and code; expected, so without a stack. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    Refusal(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }
}
