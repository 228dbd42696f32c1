package io.doublerandom.core.crypto;

import io.doublerandom.core.internal.Sm3Lanes;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;

/** SM3 (密码杂凑算法) of GB/T 32905-2016 in plain Java: 64-byte blocks, 32-byte digest. */
final class Sm3Digest extends MessageDigest implements Cloneable {
    private static final int BLOCK = 64;
    private static final int DIGEST = 32;
    private static final int[] INITIAL = Sm3Lanes.initial();

    private int[] state = INITIAL.clone();
    private int[] schedule = new int[68];
    private byte[] block = new byte[BLOCK];
    private int filled;
    private long total;

    Sm3Digest() {
        super("SM3");
    }

    @Override
    protected int engineGetDigestLength() {
        return DIGEST;
    }

    @Override
    protected void engineReset() {
        System.arraycopy(INITIAL, 0, state, 0, INITIAL.length);
        Arrays.fill(block, (byte) 0);
        Arrays.fill(schedule, 0);
        filled = 0;
        total = 0;
    }

    @Override
    protected void engineUpdate(byte input) {
        block[filled++] = input;
        total++;
        if (filled == BLOCK) {
            compress(block, 0);
            filled = 0;
        }
    }

    @Override
    protected void engineUpdate(byte[] input, int offset, int length) {
        int at = offset;
        int left = length;
        total += length;
        if (filled > 0) {
            int part = Math.min(left, BLOCK - filled);
            System.arraycopy(input, at, block, filled, part);
            filled += part;
            at += part;
            left -= part;
            if (filled < BLOCK) {
                return;
            }
            compress(block, 0);
            filled = 0;
        }
        while (left >= BLOCK) {
            compress(input, at);
            at += BLOCK;
            left -= BLOCK;
        }
        System.arraycopy(input, at, block, 0, left);
        filled = left;
    }

    @Override
    protected byte[] engineDigest() {
        byte[] digest = new byte[DIGEST];
        finish(digest, 0);
        return digest;
    }

    @Override
    protected int engineDigest(byte[] target, int offset, int length) throws DigestException {
        if (length < DIGEST) {
            throw new DigestException("an SM3 digest needs 32 bytes");
        }
        finish(target, offset);
        return DIGEST;
    }

    @Override
    public Object clone() throws CloneNotSupportedException {
        Sm3Digest copy = (Sm3Digest) super.clone();
        copy.state = state.clone();
        copy.schedule = schedule.clone();
        copy.block = block.clone();
        return copy;
    }

    private void finish(byte[] target, int offset) {
        long bits = total << 3;
        block[filled++] = (byte) 0x80;
        if (filled > BLOCK - 8) {
            Arrays.fill(block, filled, BLOCK, (byte) 0);
            compress(block, 0);
            filled = 0;
        }
        Arrays.fill(block, filled, BLOCK - 8, (byte) 0);
        for (int i = 0; i < 8; i++) {
            block[BLOCK - 1 - i] = (byte) (bits >>> 8 * i);
        }
        compress(block, 0);
        for (int i = 0; i < DIGEST; i++) {
            target[offset + i] = (byte) (state[i >> 2] >>> 24 - 8 * (i & 3));
        }
        engineReset();
    }

    private void compress(byte[] in, int offset) {
        expand(in, offset);
        int a = state[0];
        int b = state[1];
        int c = state[2];
        int d = state[3];
        int e = state[4];
        int f = state[5];
        int g = state[6];
        int h = state[7];
        for (int j = 0; j < 64; j++) {
            int constant = j < 16 ? 0x79cc4519 : 0x7a879d8a;
            int a12 = Integer.rotateLeft(a, 12);
            int ss1 = Integer.rotateLeft(a12 + e + Integer.rotateLeft(constant, j), 7);
            int ss2 = ss1 ^ a12;
            int ff = j < 16 ? a ^ b ^ c : a & b | a & c | b & c;
            int gg = j < 16 ? e ^ f ^ g : e & f | ~e & g;
            int tt1 = ff + d + ss2 + (schedule[j] ^ schedule[j + 4]);
            int tt2 = gg + h + ss1 + schedule[j];
            d = c;
            c = Integer.rotateLeft(b, 9);
            b = a;
            a = tt1;
            h = g;
            g = Integer.rotateLeft(f, 19);
            f = e;
            e = tt2 ^ Integer.rotateLeft(tt2, 9) ^ Integer.rotateLeft(tt2, 17);
        }
        state[0] ^= a;
        state[1] ^= b;
        state[2] ^= c;
        state[3] ^= d;
        state[4] ^= e;
        state[5] ^= f;
        state[6] ^= g;
        state[7] ^= h;
    }

    private void expand(byte[] in, int offset) {
        for (int j = 0; j < 16; j++) {
            int at = offset + 4 * j;
            schedule[j] = in[at] << 24 | (in[at + 1] & 0xff) << 16 | (in[at + 2] & 0xff) << 8 | in[at + 3] & 0xff;
        }
        for (int j = 16; j < 68; j++) {
            int x = schedule[j - 16] ^ schedule[j - 9] ^ Integer.rotateLeft(schedule[j - 3], 15);
            int p1 = x ^ Integer.rotateLeft(x, 15) ^ Integer.rotateLeft(x, 23);
            schedule[j] = p1 ^ Integer.rotateLeft(schedule[j - 13], 7) ^ schedule[j - 6];
        }
    }
}
