package io.doublerandom.app.bench;

/**
 * Two timings of one run compared, by the time of the working thread unless the label says otherwise.
 *
 * @param suite hash suite
 * @param id name in JSON
 * @param label what is divided by what, in Chinese and English
 * @param ratio the ratio
 * @param goal what the design asks for; empty where it asks for nothing
 */
public record Comparison(String suite, String id, String label, double ratio, String goal) {
    /** By the clock, for work of several threads. */
    static Comparison byClock(String suite, String id, String label, Timing above, Timing below, String goal) {
        return new Comparison(suite, id, label, (double) above.wallNanos() / Math.max(1, below.wallNanos()), goal);
    }

    static Comparison of(String suite, String id, String label, Timing above, Timing below, String goal) {
        return new Comparison(suite, id, label, (double) above.cpuNanos() / Math.max(1, below.cpuNanos()), goal);
    }
}
