package io.doublerandom.core.internal;

import java.util.Arrays;

/** Numbers distinct rows of bytes in the order in which they are first met. */
public final class ByteIndex {
    private final ByteRows rows = new ByteRows();
    private int[] table = filled(64);

    /** The number of a row; a new row gets the next number. */
    public int intern(byte[] source, int offset, int length) {
        int slot = slot(source, offset, length);
        if (table[slot] >= 0) {
            return table[slot];
        }
        int number = rows.size();
        rows.add(source, offset, length);
        table[slot] = number;
        if (rows.size() * 2 > table.length) {
            grow();
        }
        return number;
    }

    /** The distinct rows, by number. */
    public ByteRows rows() {
        return rows;
    }

    private int slot(byte[] source, int offset, int length) {
        int hash = 1;
        for (int i = offset; i < offset + length; i++) {
            hash = 31 * hash + source[i];
        }
        int mask = table.length - 1;
        int slot = (hash ^ hash >>> 15) & mask;
        while (table[slot] >= 0 && rows.compare(table[slot], source, offset, length) != 0) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        table = filled(table.length * 2);
        for (int row = 0; row < rows.size(); row++) {
            table[slot(rows.slab(), rows.start(row), rows.length(row))] = row;
        }
    }

    private static int[] filled(int size) {
        int[] empty = new int[size];
        Arrays.fill(empty, -1);
        return empty;
    }
}
