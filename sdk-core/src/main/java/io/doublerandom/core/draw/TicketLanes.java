package io.doublerandom.core.draw;

import io.doublerandom.core.internal.ByteRows;
import io.doublerandom.core.internal.Sm3Lanes;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The SM3 tickets of many rows at once. An open ticket is one block; of a salted one the first block is the same for all,
 * so that it too costs one block a row.
 */
final class TicketLanes implements Selection.TicketBatch {
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final int BLOCK = 64;
    private static final int WORDS = 16;
    private static final int LENGTH_AT = 56;

    private final Sm3Lanes lanes;
    private final ByteRows sids;
    private final byte[] salts;
    private final boolean open;
    private final byte[] block = new byte[BLOCK];

    /** Where a row's own bytes begin in its block, and how many bytes of the message went before the block. */
    private final int own;

    private final int before;

    TicketLanes(byte[] key, boolean open, ByteRows sids, byte[] salts) {
        this.sids = sids;
        this.salts = salts;
        this.open = open;
        block[0] = (byte) (open ? 'T' : 'P');
        System.arraycopy(key, 0, block, 1, key.length);
        if (open) {
            this.own = 1 + key.length;
            this.before = 0;
            this.lanes = new Sm3Lanes(Sm3Lanes.initial());
        } else {
            this.own = 0;
            this.before = BLOCK;
            this.lanes = new Sm3Lanes(after(block));
        }
    }

    /** The state after one block. */
    private static int[] after(byte[] first) {
        Sm3Lanes lanes = new Sm3Lanes(Sm3Lanes.initial());
        for (int i = 0; i < WORDS; i++) {
            lanes.word(0, i, (int) INTS.get(first, i * Integer.BYTES));
        }
        lanes.compress();
        int[] state = new int[8];
        Arrays.setAll(state, i -> lanes.digest(0, i));
        return state;
    }

    @Override
    public void compute(int[] rows, int count) {
        for (int lane = 0; lane < count; lane++) {
            fill(lane, rows[lane]);
        }
        lanes.compress();
    }

    /** At most 22 bytes of id with its length, and 16 of salt: the padding fits into the same block. */
    private void fill(int lane, int row) {
        int length = sids.length(row);
        int at = own;
        block[at++] = (byte) length;
        System.arraycopy(sids.slab(), sids.start(row), block, at, length);
        at += length;
        if (!open) {
            System.arraycopy(salts, row * SaltKey.SALT, block, at, SaltKey.SALT);
            at += SaltKey.SALT;
        }
        int bits = (before + at) * Byte.SIZE;
        block[at++] = (byte) 0x80;
        Arrays.fill(block, at, LENGTH_AT, (byte) 0);
        for (int i = 0; i < WORDS - 2; i++) {
            lanes.word(lane, i, (int) INTS.get(block, i * Integer.BYTES));
        }
        lanes.word(lane, WORDS - 2, 0);
        lanes.word(lane, WORDS - 1, bits);
    }

    @Override
    public long prefix(int place) {
        return (long) lanes.digest(place, 0) << 32 | lanes.digest(place, 1) & 0xffffffffL;
    }

    @Override
    public void write(int place, byte[] target, int offset) {
        for (int i = 0; i < 8; i++) {
            INTS.set(target, offset + i * Integer.BYTES, lanes.digest(place, i));
        }
    }
}
