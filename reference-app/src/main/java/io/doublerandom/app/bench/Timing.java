package io.doublerandom.app.bench;

/**
 * How long something took: the median of its rounds.
 *
 * @param suite hash suite, or empty where there is none
 * @param id name in JSON
 * @param label what was done, in Chinese and English
 * @param wallNanos nanoseconds on the clock
 * @param cpuNanos nanoseconds of the working thread alone, which others on the machine disturb less
 * @param things how many things each round went through
 */
public record Timing(String suite, String id, String label, long wallNanos, long cpuNanos, long things) {
    /** Nanoseconds of the working thread for each thing. */
    double nanosEach() {
        return (double) cpuNanos / things;
    }
}
