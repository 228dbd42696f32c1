package io.doublerandom.core.draw;

import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.internal.Sm3Lanes;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The drawn rows: of each stratum the ones with the smallest tickets, equal tickets by smaller id. */
final class Selection {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final int[] rows;
    private final byte[] tickets;
    private final int[] starts;

    Selection(int[] rows, byte[] tickets, int[] starts) {
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

    /** The first eight bytes of a ticket. */
    static long prefix(byte[] tickets, int offset) {
        return (long) LONGS.get(tickets, offset);
    }

    static int compareTickets(byte[] tickets, int left, int right) {
        return Arrays.compareUnsigned(
                tickets,
                left * Bytes32.SIZE,
                (left + 1) * Bytes32.SIZE,
                tickets,
                right * Bytes32.SIZE,
                (right + 1) * Bytes32.SIZE);
    }

    /** A batch that is computed row by row. */
    private static final class OneByOne implements TicketBatch {
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
            return Selection.prefix(tickets, place * Bytes32.SIZE);
        }

        @Override
        public void write(int place, byte[] target, int offset) {
            System.arraycopy(tickets, place * Bytes32.SIZE, target, offset, Bytes32.SIZE);
        }
    }
}
