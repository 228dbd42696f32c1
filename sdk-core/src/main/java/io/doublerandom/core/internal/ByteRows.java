package io.doublerandom.core.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Rows of bytes in one slab: what a list of strings would be, at a few bytes a row beyond the content.
 *
 * <p>Grows by appending; rows never change. At most 2 GiB of content.
 */
public final class ByteRows {
    private static final int MAX_SLAB = Integer.MAX_VALUE - 16;

    private byte[] slab = new byte[256];
    private int[] ends = new int[16];
    private int used;
    private int size;

    /** Appends a row. */
    public void add(byte[] source, int offset, int length) {
        if (length > MAX_SLAB - used) {
            throw new IllegalStateException("more than 2 GiB of rows");
        }
        if (slab.length - used < length) {
            slab = Arrays.copyOf(slab, grown(slab.length, used + length));
        }
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, grown(ends.length, size + 1));
        }
        System.arraycopy(source, offset, slab, used, length);
        used += length;
        ends[size++] = used;
    }

    /** Appends a row of text in UTF-8. */
    public void add(String row) {
        byte[] bytes = row.getBytes(StandardCharsets.UTF_8);
        add(bytes, 0, bytes.length);
    }

    /** The number of rows. */
    public int size() {
        return size;
    }

    /** The array that holds all rows; not to be written. */
    public byte[] slab() {
        return slab;
    }

    /** Where a row starts in the slab. */
    public int start(int row) {
        return row == 0 ? 0 : ends[row - 1];
    }

    /** The length of a row in bytes. */
    public int length(int row) {
        return ends[row] - start(row);
    }

    /** A row as text. */
    public String text(int row) {
        return new String(slab, start(row), length(row), StandardCharsets.UTF_8);
    }

    /** Compares two rows as unsigned bytes. */
    public int compare(int left, int right) {
        return Arrays.compareUnsigned(slab, start(left), ends[left], slab, start(right), ends[right]);
    }

    /** Compares a row with given bytes, unsigned. */
    public int compare(int row, byte[] other, int offset, int length) {
        return Arrays.compareUnsigned(slab, start(row), ends[row], other, offset, offset + length);
    }

    /** The place of a row with these bytes, if the rows ascend; a negative number if there is none. */
    public int find(byte[] wanted, int offset, int length) {
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = compare(middle, wanted, offset, length);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1 - low;
    }

    /** The row numbers in ascending order of the rows' bytes; equal rows keep their order. */
    public int[] ascending() {
        int[] order = new int[size];
        Arrays.setAll(order, i -> i);
        IndexSort.sort(order, this::compare);
        return order;
    }

    private static int grown(int capacity, int needed) {
        return (int) Math.min(MAX_SLAB, Math.max((long) capacity + (capacity >> 1), needed));
    }
}
