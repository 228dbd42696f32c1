package io.doublerandom.core.internal;

import java.util.Arrays;

/** A stable merge sort of row numbers that boxes nothing. */
public final class IndexSort {
    private static final int RUN = 12;

    private IndexSort() {}

    /** The order of two rows, given by their numbers. */
    @FunctionalInterface
    public interface Order {
        /** Negative, zero or positive, as the left row is before, equal to or after the right one. */
        int compare(int left, int right);
    }

    /** Sorts row numbers by an order. */
    public static void sort(int[] rows, Order order) {
        sort(rows.clone(), rows, 0, rows.length, order);
    }

    /** Sorts the row numbers of a range by an order. */
    public static void sort(int[] rows, int from, int to, Order order) {
        // Only the range is copied: many small ranges of a large array cost no more than their own sizes.
        int[] part = Arrays.copyOfRange(rows, from, to);
        sort(part.clone(), part, 0, part.length, order);
        System.arraycopy(part, 0, rows, from, part.length);
    }

    /** Sorts a range that both arrays hold alike; the answer ends in the second. */
    private static void sort(int[] source, int[] target, int from, int to, Order order) {
        if (to - from <= RUN) {
            insert(target, from, to, order);
            return;
        }
        int middle = (from + to) >>> 1;
        sort(target, source, from, middle, order);
        sort(target, source, middle, to, order);
        int left = from;
        int right = middle;
        for (int i = from; i < to; i++) {
            boolean takeLeft = right >= to || left < middle && order.compare(source[left], source[right]) <= 0;
            target[i] = takeLeft ? source[left++] : source[right++];
        }
    }

    private static void insert(int[] rows, int from, int to, Order order) {
        for (int i = from + 1; i < to; i++) {
            int row = rows[i];
            int at = i;
            while (at > from && order.compare(rows[at - 1], row) > 0) {
                rows[at] = rows[at - 1];
                at--;
            }
            rows[at] = row;
        }
    }
}
