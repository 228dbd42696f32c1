/** The compression function of SM3, GB/T 32905-2016. */
import type { Bytes } from './bytes';

/** The initial value. */
export const SM3_START = Int32Array.of(
  0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e,
);

/** The constant of each round, turned as the round needs it. */
const ROUND = Int32Array.from({ length: 64 }, (_, j) => {
  const constant = j < 16 ? 0x79cc4519 : 0x7a879d8a;
  const by = j % 32;
  return by === 0 ? constant : (constant << by) | (constant >>> (32 - by));
});

const WORDS = new Int32Array(68);

function expand(block: Bytes, from: number): void {
  const w = WORDS;
  for (let j = 0; j < 16; j++) {
    const at = from + 4 * j;
    w[j] =
      ((block[at] as number) << 24) |
      ((block[at + 1] as number) << 16) |
      ((block[at + 2] as number) << 8) |
      (block[at + 3] as number);
  }
  for (let j = 16; j < 68; j++) {
    const third = w[j - 3] as number;
    const thirteenth = w[j - 13] as number;
    const x = (w[j - 16] as number) ^ (w[j - 9] as number) ^ ((third << 15) | (third >>> 17));
    w[j] =
      x ^
      ((x << 15) | (x >>> 17)) ^
      ((x << 23) | (x >>> 9)) ^
      ((thirteenth << 7) | (thirteenth >>> 25)) ^
      (w[j - 6] as number);
  }
}

/** Takes one block into the state. */
export function compressSm3(state: Int32Array, block: Bytes, from: number): void {
  expand(block, from);
  const w = WORDS;
  let a = state[0] as number;
  let b = state[1] as number;
  let c = state[2] as number;
  let d = state[3] as number;
  let e = state[4] as number;
  let f = state[5] as number;
  let g = state[6] as number;
  let h = state[7] as number;
  for (let j = 0; j < 64; j++) {
    const a12 = (a << 12) | (a >>> 20);
    const sum = (a12 + e + (ROUND[j] as number)) | 0;
    const ss1 = (sum << 7) | (sum >>> 25);
    const word = w[j] as number;
    const early = j < 16;
    const ff = early ? a ^ b ^ c : (a & b) | (a & c) | (b & c);
    const gg = early ? e ^ f ^ g : (e & f) | (~e & g);
    const tt1 = (ff + d + (ss1 ^ a12) + (word ^ (w[j + 4] as number))) | 0;
    const tt2 = (gg + h + ss1 + word) | 0;
    d = c;
    c = (b << 9) | (b >>> 23);
    b = a;
    a = tt1;
    h = g;
    g = (f << 19) | (f >>> 13);
    f = e;
    e = tt2 ^ ((tt2 << 9) | (tt2 >>> 23)) ^ ((tt2 << 17) | (tt2 >>> 15));
  }
  state[0] = (state[0] as number) ^ a;
  state[1] = (state[1] as number) ^ b;
  state[2] = (state[2] as number) ^ c;
  state[3] = (state[3] as number) ^ d;
  state[4] = (state[4] as number) ^ e;
  state[5] = (state[5] as number) ^ f;
  state[6] = (state[6] as number) ^ g;
  state[7] = (state[7] as number) ^ h;
}
