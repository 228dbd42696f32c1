package io.doublerandom.app.demo;

/**
 * The generator of sample data: SplitMix64 (Steele, Lea, Flood 2014), the same numbers for the same seed on any JDK.
 *
 * <p>For sample data only; a lawful draw never uses a generator like this.
 */
public final class SplitMix64 {
    private long state;

    /** The numbers of a seed. */
    public SplitMix64(long seed) {
        this.state = seed;
    }

    /** The next 64 bits. */
    public long next() {
        state += 0x9E3779B97F4A7C15L;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** A number of 0 to {@code bound - 1}; the bias of the remainder does not matter for samples. */
    public int below(int bound) {
        return (int) Long.remainderUnsigned(next(), bound);
    }

    /** The index of one of several weights, as often as its share. */
    int weighted(int... weights) {
        int total = 0;
        for (int weight : weights) {
            total += weight;
        }
        int at = below(total);
        int index = 0;
        while (at >= weights[index]) {
            at -= weights[index];
            index++;
        }
        return index;
    }
}
