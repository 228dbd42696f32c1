package io.doublerandom.core.draw;

import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.internal.IndexSort;
import io.doublerandom.core.internal.Sm3Lanes;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;
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

        /** Gives the same tickets, many rows at once. */
        default TicketBatch batch() {
            return new OneByOne(this);
        }
    }

    /** The tickets of up to {@link #ROWS} rows at once; of most of them only the first bytes are looked at. */
    interface TicketBatch {
        /** The most rows of a batch. */
        int ROWS = Sm3Lanes.LANES;

        /** Computes the tickets of the first {@code count} of these rows, in place of those before. */
        void compute(int[] rows, int count);

        /** The first eight bytes of a ticket, by the row's place in the batch. */
        long prefix(int place);

        /** Writes the 32 bytes of a ticket. */
        void write(int place, byte[] target, int offset);
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
        boolean[] wanted = new boolean[members.length];
        for (int h = 0; h < members.length; h++) {
            wanted[h] = quota[h] > 0;
        }
        Survivors survivors = new Survivors();
        TicketBatch batch = tickets.batch();
        survivors.collect(count, strata, batch, wanted, limits);
        long[] kept = survivors.perStratum(strata, members.length);
        boolean[] again = new boolean[members.length];
        boolean any = false;
        for (int h = 0; h < members.length; h++) {
            again[h] = kept[h] < quota[h];
            any |= again[h];
        }
        if (any) {
            survivors.drop(strata, again);
            Arrays.fill(limits, -1L);
            survivors.collect(count, strata, batch, again, limits);
            kept = survivors.perStratum(strata, members.length);
        }
        return survivors.smallest(strata, kept, quota);
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
        private long[] prefixes = new long[64];
        private int size;

        /** Adds the rows of the wanted strata whose tickets are within the limit of their stratum. */
        void collect(int count, StratumSource strata, TicketBatch batch, boolean[] wanted, long[] limits) {
            int[] waiting = new int[TicketBatch.ROWS];
            int filled = 0;
            for (int row = 0; row < count; row++) {
                if (wanted[strata.of(row)]) {
                    waiting[filled++] = row;
                    if (filled == TicketBatch.ROWS) {
                        keep(strata, batch, waiting, filled, limits);
                        filled = 0;
                    }
                }
            }
            if (filled > 0) {
                keep(strata, batch, waiting, filled, limits);
            }
        }

        private void keep(StratumSource strata, TicketBatch batch, int[] waiting, int filled, long[] limits) {
            batch.compute(waiting, filled);
            for (int place = 0; place < filled; place++) {
                long prefix = batch.prefix(place);
                if (Long.compareUnsigned(prefix, limits[strata.of(waiting[place])]) <= 0) {
                    room();
                    batch.write(place, tickets, size * Bytes32.SIZE);
                    prefixes[size] = prefix;
                    rows[size++] = waiting[place];
                }
            }
        }

        /** Forgets the rows of some strata. */
        void drop(StratumSource strata, boolean[] dropped) {
            int kept = 0;
            for (int i = 0; i < size; i++) {
                if (!dropped[strata.of(rows[i])]) {
                    rows[kept] = rows[i];
                    prefixes[kept] = prefixes[i];
                    System.arraycopy(tickets, i * Bytes32.SIZE, tickets, kept * Bytes32.SIZE, Bytes32.SIZE);
                    kept++;
                }
            }
            size = kept;
        }

        long[] perStratum(StratumSource strata, int count) {
            long[] kept = new long[count];
            for (int i = 0; i < size; i++) {
                kept[strata.of(rows[i])]++;
            }
            return kept;
        }

        Selection smallest(StratumSource strata, long[] kept, long[] quota) {
            int[] from = starts(kept);
            int[] next = from.clone();
            int[] order = new int[size];
            for (int i = 0; i < size; i++) {
                order[next[strata.of(rows[i])]++] = i;
            }
            int[] starts = starts(quota);
            int[] drawn = new int[starts[quota.length]];
            byte[] drawnTickets = new byte[drawn.length * Bytes32.SIZE];
            for (int h = 0; h < quota.length; h++) {
                IndexSort.sort(order, from[h], from[h + 1], this::compare);
                for (int i = 0; i < quota[h]; i++) {
                    int survivor = order[from[h] + i];
                    int place = starts[h] + i;
                    drawn[place] = rows[survivor];
                    System.arraycopy(
                            tickets, survivor * Bytes32.SIZE, drawnTickets, place * Bytes32.SIZE, Bytes32.SIZE);
                }
            }
            return new Selection(drawn, drawnTickets, starts);
        }

        /** By ticket, then by id. The first eight bytes nearly always tell. */
        private int compare(int left, int right) {
            int order = Long.compareUnsigned(prefixes[left], prefixes[right]);
            int byTicket = order != 0 ? order : compareTickets(tickets, left, right);
            return byTicket != 0 ? byTicket : Integer.compare(rows[left], rows[right]);
        }

        private static int[] starts(long[] counts) {
            int[] starts = new int[counts.length + 1];
            for (int h = 0; h < counts.length; h++) {
                starts[h + 1] = Math.toIntExact(starts[h] + counts[h]);
            }
            return starts;
        }

        private void room() {
            if (size == rows.length) {
                rows = Arrays.copyOf(rows, size + (size >> 1));
                tickets = Arrays.copyOf(tickets, rows.length * Bytes32.SIZE);
                prefixes = Arrays.copyOf(prefixes, rows.length);
            }
        }
    }

    /** A batch that is computed row by row. */
    private static final class OneByOne implements TicketBatch {
        private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

        private final TicketSource source;
        private final byte[] tickets = new byte[ROWS * Bytes32.SIZE];

        OneByOne(TicketSource source) {
            this.source = source;
        }

        @Override
        public void compute(int[] rows, int count) {
            for (int place = 0; place < count; place++) {
                source.write(rows[place], tickets, place * Bytes32.SIZE);
            }
        }

        @Override
        public long prefix(int place) {
            return (long) LONGS.get(tickets, place * Bytes32.SIZE);
        }

        @Override
        public void write(int place, byte[] target, int offset) {
            System.arraycopy(tickets, place * Bytes32.SIZE, target, offset, Bytes32.SIZE);
        }
    }
}
