package io.doublerandom.core.draw;

import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.internal.IndexSort;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * The drawn rows: of each stratum the ones with the smallest tickets, equal tickets by smaller id.
 *
 * <p>One pass computes every ticket and keeps those below a threshold that nearly always leaves enough; only they are
 * sorted. A stratum left with too few is done again without a threshold, so the threshold never decides.
 */
final class Selection {
    private final int[] rows;
    private final byte[] tickets;
    private final int[] starts;

    private Selection(int[] rows, byte[] tickets, int[] starts) {
        this.rows = rows;
        this.tickets = tickets;
        this.starts = starts;
    }

    /** Gives the ticket of a row. */
    @FunctionalInterface
    interface TicketSource {
        /** Writes the 32 bytes of a row's ticket. */
        void write(int row, byte[] target, int offset);
    }

    /** Tells the stratum of a row. */
    @FunctionalInterface
    interface StratumSource {
        /** The number of the row's stratum. */
        int of(int row);
    }

    /**
     * Draws.
     *
     * @param count rows in all, in ascending order of their ids
     * @param members rows of each stratum
     * @param quota rows to draw of each stratum, at most its members
     */
    static Selection draw(int count, StratumSource strata, TicketSource tickets, long[] members, long[] quota) {
        long[] limits = new long[members.length];
        for (int h = 0; h < members.length; h++) {
            limits[h] = limit(members[h], quota[h]);
        }
        Survivors survivors = new Survivors();
        survivors.collect(count, strata, tickets, quota, limits);
        long[] kept = survivors.perStratum(strata, members.length);
        boolean[] again = new boolean[members.length];
        boolean any = false;
        for (int h = 0; h < members.length; h++) {
            again[h] = kept[h] < quota[h];
            any |= again[h];
        }
        if (any) {
            survivors.recollect(count, strata, tickets, again);
        }
        return survivors.smallest(strata, quota);
    }

    /** The greatest first eight bytes (unsigned) of a ticket to keep: eight deviations and more above the mean. */
    private static long limit(long members, long quota) {
        long keep = quota + 8 * (BigInteger.valueOf(quota + 1).sqrt().longValueExact() + 1) + 32;
        if (keep >= members) {
            return -1L;
        }
        return BigInteger.valueOf(keep)
                .shiftLeft(64)
                .divide(BigInteger.valueOf(members))
                .longValue();
    }

    int size() {
        return rows.length;
    }

    /** Where a stratum's drawn rows start; one place more than there are strata. */
    int start(int stratum) {
        return starts[stratum];
    }

    int row(int place) {
        return rows[place];
    }

    Bytes32 ticket(int place) {
        return Bytes32.of(Arrays.copyOfRange(tickets, place * Bytes32.SIZE, (place + 1) * Bytes32.SIZE));
    }

    /** Compares two places by ticket, then by id. */
    int compare(int left, int right) {
        int order = compareTickets(tickets, left, right);
        return order != 0 ? order : Integer.compare(rows[left], rows[right]);
    }

    private static int compareTickets(byte[] tickets, int left, int right) {
        return Arrays.compareUnsigned(
                tickets,
                left * Bytes32.SIZE,
                (left + 1) * Bytes32.SIZE,
                tickets,
                right * Bytes32.SIZE,
                (right + 1) * Bytes32.SIZE);
    }

    /** The rows below their threshold, with their tickets. */
    private static final class Survivors {
        private int[] rows = new int[64];
        private byte[] tickets = new byte[64 * Bytes32.SIZE];
        private int size;

        void collect(int count, StratumSource strata, TicketSource source, long[] quota, long[] limits) {
            for (int row = 0; row < count; row++) {
                int stratum = strata.of(row);
                if (quota[stratum] > 0) {
                    room();
                    source.write(row, tickets, size * Bytes32.SIZE);
                    if (Long.compareUnsigned(prefix(size), limits[stratum]) <= 0) {
                        rows[size++] = row;
                    }
                }
            }
        }

        void recollect(int count, StratumSource strata, TicketSource source, boolean[] again) {
            int kept = 0;
            for (int i = 0; i < size; i++) {
                if (!again[strata.of(rows[i])]) {
                    rows[kept] = rows[i];
                    System.arraycopy(tickets, i * Bytes32.SIZE, tickets, kept * Bytes32.SIZE, Bytes32.SIZE);
                    kept++;
                }
            }
            size = kept;
            for (int row = 0; row < count; row++) {
                if (again[strata.of(row)]) {
                    room();
                    source.write(row, tickets, size * Bytes32.SIZE);
                    rows[size++] = row;
                }
            }
        }

        long[] perStratum(StratumSource strata, int count) {
            long[] kept = new long[count];
            for (int i = 0; i < size; i++) {
                kept[strata.of(rows[i])]++;
            }
            return kept;
        }

        Selection smallest(StratumSource strata, long[] quota) {
            int[] order = new int[size];
            Arrays.setAll(order, i -> i);
            IndexSort.sort(order, (left, right) -> {
                int byStratum = Integer.compare(strata.of(rows[left]), strata.of(rows[right]));
                int byTicket = byStratum != 0 ? byStratum : compareTickets(tickets, left, right);
                return byTicket != 0 ? byTicket : Integer.compare(rows[left], rows[right]);
            });
            int[] starts = new int[quota.length + 1];
            for (int h = 0; h < quota.length; h++) {
                starts[h + 1] = Math.toIntExact(starts[h] + quota[h]);
            }
            int[] drawn = new int[starts[quota.length]];
            byte[] drawnTickets = new byte[drawn.length * Bytes32.SIZE];
            int[] taken = new int[quota.length];
            for (int i : order) {
                int stratum = strata.of(rows[i]);
                if (taken[stratum] < quota[stratum]) {
                    int place = starts[stratum] + taken[stratum]++;
                    drawn[place] = rows[i];
                    System.arraycopy(tickets, i * Bytes32.SIZE, drawnTickets, place * Bytes32.SIZE, Bytes32.SIZE);
                }
            }
            return new Selection(drawn, drawnTickets, starts);
        }

        private long prefix(int place) {
            long prefix = 0;
            for (int i = 0; i < Long.BYTES; i++) {
                prefix = prefix << 8 | tickets[place * Bytes32.SIZE + i] & 0xff;
            }
            return prefix;
        }

        private void room() {
            if (size == rows.length) {
                rows = Arrays.copyOf(rows, size + (size >> 1));
                tickets = Arrays.copyOf(tickets, rows.length * Bytes32.SIZE);
            }
        }
    }
}
