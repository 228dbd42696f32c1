package io.doublerandom.core.draw;

import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.internal.IndexSort;
import java.util.Arrays;

/** Rows whose tickets are below their threshold, with these tickets; rows ascend. Grows at the end only. */
final class Survivors {
    private int[] rows = new int[64];
    private byte[] tickets = new byte[64 * Bytes32.SIZE];
    private long[] prefixes = new long[64];
    private int size;

    /** Adds the rows of a range that are in a wanted stratum and have a ticket within its limit. */
    void collect(
            int from,
            int to,
            Selection.StratumSource strata,
            Selection.TicketBatch batch,
            boolean[] wanted,
            long[] limits) {
        int[] waiting = new int[Selection.TicketBatch.ROWS];
        int filled = 0;
        for (int row = from; row < to; row++) {
            if (wanted[strata.of(row)]) {
                waiting[filled++] = row;
                if (filled == Selection.TicketBatch.ROWS) {
                    keep(strata, batch, waiting, filled, limits);
                    filled = 0;
                }
            }
        }
        if (filled > 0) {
            keep(strata, batch, waiting, filled, limits);
        }
    }

    private void keep(
            Selection.StratumSource strata, Selection.TicketBatch batch, int[] waiting, int filled, long[] limits) {
        batch.compute(waiting, filled);
        for (int place = 0; place < filled; place++) {
            long prefix = batch.prefix(place);
            if (Long.compareUnsigned(prefix, limits[strata.of(waiting[place])]) <= 0) {
                room(size + 1);
                batch.write(place, tickets, size * Bytes32.SIZE);
                prefixes[size] = prefix;
                rows[size++] = waiting[place];
            }
        }
    }

    /** Adds a row with its ticket, which must come after those that are here. */
    void add(int row, byte[] source, int offset) {
        room(size + 1);
        System.arraycopy(source, offset, tickets, size * Bytes32.SIZE, Bytes32.SIZE);
        prefixes[size] = Selection.prefix(source, offset);
        rows[size++] = row;
    }

    /** The rows of both in one order; neither is changed. */
    Survivors merge(Survivors other) {
        Survivors both = new Survivors();
        both.exactly(size + other.size);
        int left = 0;
        int right = 0;
        while (left < size || right < other.size) {
            boolean own = right == other.size || left < size && rows[left] < other.rows[right];
            if (own) {
                both.add(rows[left], tickets, left++ * Bytes32.SIZE);
            } else {
                both.add(other.rows[right], other.tickets, right++ * Bytes32.SIZE);
            }
        }
        return both;
    }

    /** All but the rows of some strata. */
    Survivors without(Selection.StratumSource strata, boolean[] dropped) {
        Survivors kept = new Survivors();
        for (int i = 0; i < size; i++) {
            if (!dropped[strata.of(rows[i])]) {
                kept.add(rows[i], tickets, i * Bytes32.SIZE);
            }
        }
        return kept;
    }

    int size() {
        return size;
    }

    int row(int place) {
        return rows[place];
    }

    /** The tickets of the rows, one behind the other; not to be written. */
    byte[] tickets() {
        return tickets;
    }

    long[] perStratum(Selection.StratumSource strata, int count) {
        long[] kept = new long[count];
        for (int i = 0; i < size; i++) {
            kept[strata.of(rows[i])]++;
        }
        return kept;
    }

    Selection smallest(Selection.StratumSource strata, long[] kept, long[] quota) {
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
                System.arraycopy(tickets, survivor * Bytes32.SIZE, drawnTickets, place * Bytes32.SIZE, Bytes32.SIZE);
            }
        }
        return new Selection(drawn, drawnTickets, starts);
    }

    /** By ticket, then by id. The first eight bytes nearly always tell. */
    private int compare(int left, int right) {
        int order = Long.compareUnsigned(prefixes[left], prefixes[right]);
        int byTicket = order != 0 ? order : Selection.compareTickets(tickets, left, right);
        return byTicket != 0 ? byTicket : Integer.compare(rows[left], rows[right]);
    }

    private static int[] starts(long[] counts) {
        int[] starts = new int[counts.length + 1];
        for (int h = 0; h < counts.length; h++) {
            starts[h + 1] = Math.toIntExact(starts[h] + counts[h]);
        }
        return starts;
    }

    private void room(int needed) {
        if (needed > rows.length) {
            exactly(Math.max(needed, size + (size >> 1)));
        }
    }

    private void exactly(int capacity) {
        rows = Arrays.copyOf(rows, capacity);
        tickets = Arrays.copyOf(tickets, capacity * Bytes32.SIZE);
        prefixes = Arrays.copyOf(prefixes, capacity);
    }
}
