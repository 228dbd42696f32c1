package io.doublerandom.core.sync;

import java.util.List;

/** Keeps the records that did not take effect (死信库). */
public interface DeadLetterStore {
    /**
     * Keeps a letter, in the caller's transaction; one with the same platform, direction, resource, key, version, code
     * and raw text is kept once.
     */
    void add(DeadLetter letter);

    /** The letters of a platform, oldest first. */
    List<DeadLetter> letters(String platform);
}
