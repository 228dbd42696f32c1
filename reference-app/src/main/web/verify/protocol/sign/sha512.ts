/** SHA-512, FIPS 180-4, for the few short messages of Ed25519. */
import type { Bytes } from '../bytes';
import { fractions } from '../fractions';

const MASK = (1n << 64n) - 1n;

let constants: readonly bigint[] | undefined;
let start: readonly bigint[] | undefined;

function turned(x: bigint, by: bigint): bigint {
  return ((x >> by) | (x << (64n - by))) & MASK;
}

/** The digest of a message, 64 bytes. */
export function sha512(message: Bytes): Bytes {
  constants ??= fractions(80, 3n);
  start ??= fractions(8, 2n);
  const padded = new Uint8Array(((message.length + 16) >> 7 << 7) + 128);
  padded.set(message);
  padded[message.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 4, message.length * 8);
  let state = start;
  for (let block = 0; block < padded.length; block += 128) {
    state = compress(state, constants, view, block);
  }
  const digest = new DataView(new ArrayBuffer(64));
  state.forEach((word, i) => digest.setBigUint64(8 * i, word));
  return new Uint8Array(digest.buffer);
}

function compress(before: readonly bigint[], k: readonly bigint[], view: DataView, block: number): readonly bigint[] {
  const w: bigint[] = [];
  for (let t = 0; t < 80; t++) {
    if (t < 16) {
      w.push(view.getBigUint64(block + 8 * t));
    } else {
      const x = w[t - 15] as bigint;
      const y = w[t - 2] as bigint;
      const s0 = turned(x, 1n) ^ turned(x, 8n) ^ (x >> 7n);
      const s1 = turned(y, 19n) ^ turned(y, 61n) ^ (y >> 6n);
      w.push(((w[t - 16] as bigint) + s0 + (w[t - 7] as bigint) + s1) & MASK);
    }
  }
  let [a, b, c, d, e, f, g, h] = before as [bigint, bigint, bigint, bigint, bigint, bigint, bigint, bigint];
  for (let t = 0; t < 80; t++) {
    const s1 = turned(e, 14n) ^ turned(e, 18n) ^ turned(e, 41n);
    const t1 = h + s1 + ((e & f) ^ (~e & g & MASK)) + (k[t] as bigint) + (w[t] as bigint);
    const s0 = turned(a, 28n) ^ turned(a, 34n) ^ turned(a, 39n);
    const t2 = s0 + ((a & b) ^ (a & c) ^ (b & c));
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) & MASK, c, b, a, (t1 + t2) & MASK];
  }
  return [a, b, c, d, e, f, g, h].map((word, i) => (word + (before[i] as bigint)) & MASK);
}
