package io.doublerandom.core.internal;

/** Text that breaks its grammar, with the place of the first bad byte; callers add the document's name. */
public final class MalformedTextException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int offset;

    /** A fault at a byte offset, counted from 0. */
    public MalformedTextException(int offset, String message) {
        super(message);
        this.offset = offset;
    }

    /** The byte offset of the fault, from 0. */
    public int offset() {
        return offset;
    }
}
