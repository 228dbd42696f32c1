package io.doublerandom.core;

/**
 * Something said to a person in Chinese and in English, of the same facts (双语表述).
 *
 * @param zh in Chinese
 * @param en in English
 */
public record Wording(String zh, String en) {
    public Wording {
        Values.present("zh", zh);
        Values.present("en", en);
    }

    /** Both in one line, the Chinese first. */
    @Override
    public String toString() {
        return zh + " / " + en;
    }
}
