package io.doublerandom.core.draw;

import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.internal.Sm3Lanes;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The scores that choose among inspectors of the same load: H('I' ‖ unit key ‖ u32 rank ‖ u8 seat ‖ u32 roster index), least
 * first.
 *
 * <p>Scores do not depend on loads, so with SM3 those of the next ranks are computed at once, in lanes, for all who are on the
 * level now. Nothing is computed where only one is left. Of a score the first eight bytes nearly always tell.
 */
final class SeatScores {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final int MESSAGE = 42;
    private static final int RANK = 33;
    private static final int SEAT = 37;
    private static final int INDEX = 38;
    private static final int DIGEST = 32;

    /** With fewer to compute, one by one is faster than all lanes. */
    private static final int FEW = 56;

    private final MessageDigest digest;
    private final @Nullable Sm3Lanes lanes;
    private final byte[] message = new byte[MESSAGE];
    private final byte[] one = new byte[DIGEST];
    private final byte[] other = new byte[DIGEST];
    private long[] prefixes = new long[Sm3Lanes.LANES];

    /** Of everybody in the roster: the place among those computed last, and when that was. */
    private final int[] column;

    private final int[] computed;
    private int round;
    private int columns;
    private int first;
    private int beyond;
    private int ranks;
    private long hashes;

    /** Scores of a roster of this size. */
    SeatScores(CryptoSuite suite, int roster) {
        this.digest = suite.newDigest();
        this.lanes = suite == CryptoSuite.SM3_SM2 ? new Sm3Lanes(Sm3Lanes.initial()) : null;
        this.column = new int[roster];
        this.computed = new int[roster];
        message[0] = 'I';
    }

    /** Goes on to a seat of a unit's teams, of which there are so many. */
    void begin(byte[] unitKey, int seat, int teams) {
        System.arraycopy(unitKey, 0, message, 1, unitKey.length);
        message[SEAT] = (byte) seat;
        ranks = teams;
        first = 0;
        beyond = 0;
    }

    /** The place, among the first {@code count}, of the least score of those not blocked; -1 if there is none. */
    int least(int rank, int[] people, int count, Blocked blocked) {
        int only = LoadLevels.NOBODY;
        int open = 0;
        for (int i = 0; i < count; i++) {
            if (!blocked.has(people[i])) {
                only = i;
                open++;
            }
        }
        if (open <= 1) {
            return only;
        }
        if (!covers(rank, people, count)) {
            compute(rank, people, count, blocked);
        }
        int row = (rank - first) * columns;
        int least = LoadLevels.NOBODY;
        long best = 0;
        for (int i = 0; i < count; i++) {
            int index = people[i];
            if (!blocked.has(index)) {
                long prefix = prefixes[row + column[index]];
                int order = least < 0 ? -1 : Long.compareUnsigned(prefix, best);
                if (order < 0 || order == 0 && compare(rank, index, people[least]) < 0) {
                    least = i;
                    best = prefix;
                }
            }
        }
        return least;
    }

    private boolean covers(int rank, int[] people, int count) {
        if (rank < first || rank >= beyond) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            if (computed[people[i]] != round) {
                return false;
            }
        }
        return true;
    }

    /** Computes the scores of these people for this rank, and for as many of the next as fit without much waste. */
    private void compute(int rank, int[] people, int count, Blocked blocked) {
        round++;
        columns = count;
        first = rank;
        for (int i = 0; i < count; i++) {
            column[people[i]] = i;
            computed[people[i]] = round;
        }
        // After as many ranks as there are people the level is empty.
        int rows = lanes == null ? 1 : Math.max(1, Math.min(Math.min(Sm3Lanes.LANES / count, count), ranks - rank));
        if (lanes == null || rows * count < FEW) {
            rows = 1;
        }
        beyond = rank + rows;
        if (prefixes.length < rows * count) {
            prefixes = new long[rows * count];
        }
        if (lanes == null || rows * count < FEW) {
            // For this rank alone, at which nobody looks at those blocked.
            for (int i = 0; i < count; i++) {
                if (!blocked.has(people[i])) {
                    score(rank, people[i], one);
                    prefixes[i] = (long) LONGS.get(one, 0);
                    hashes++;
                }
            }
        } else {
            hashes += (long) rows * count;
            for (int from = 0; from < rows * count; from += Sm3Lanes.LANES) {
                lanes(lanes, people, count, from, Math.min(rows * count, from + Sm3Lanes.LANES));
            }
        }
    }

    private void lanes(Sm3Lanes kernel, int[] people, int count, int from, int to) {
        for (int place = 0; place < 8; place++) {
            Arrays.fill(kernel.words(place), (int) INTS.get(message, place * Integer.BYTES));
        }
        for (int place = 11; place < 15; place++) {
            Arrays.fill(kernel.words(place), 0);
        }
        Arrays.fill(kernel.words(15), MESSAGE * Byte.SIZE);
        int[] eighth = kernel.words(8);
        int[] ninth = kernel.words(9);
        int[] tenth = kernel.words(10);
        int key = message[32] << 24;
        int seat = (message[SEAT] & 0xff) << 16;
        int rank = first + from / count;
        int person = from % count;
        for (int lane = 0; lane < to - from; lane++) {
            int index = people[person];
            eighth[lane] = key | rank >>> 8;
            ninth[lane] = rank << 24 | seat | index >>> 16;
            // Behind the message stands a one bit.
            tenth[lane] = index << 16 | 0x8000;
            if (++person == count) {
                person = 0;
                rank++;
            }
        }
        kernel.compress();
        kernel.prefixes(prefixes, from, to - from);
    }

    /** Compares two scores of a rank whole; the same score, were there one, goes to the smaller index. */
    int compare(int rank, int left, int right) {
        score(rank, left, one);
        score(rank, right, other);
        int order = Arrays.compareUnsigned(one, other);
        return order != 0 ? order : Integer.compare(left, right);
    }

    /** Scores computed so far, those of ranks not come to yet included. */
    long hashes() {
        return hashes;
    }

    private void score(int rank, int index, byte[] target) {
        INTS.set(message, RANK, rank);
        INTS.set(message, INDEX, index);
        digest.update(message, 0, MESSAGE);
        try {
            digest.digest(target, 0, DIGEST);
        } catch (DigestException impossible) {
            throw new IllegalStateException("a score is one digest", impossible);
        }
    }
}
