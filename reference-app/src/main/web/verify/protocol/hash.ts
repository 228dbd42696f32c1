/**
 * The two hash functions of the protocol, in plain TypeScript.
 *
 * `crypto.subtle` has no SM3, answers only later, and is missing where a page comes over plain http from another
 * machine, as it does inside government networks.
 */
import { utf8, type Bytes } from './bytes';
import { compressSha256, SHA256_START } from './sha256';
import { compressSm3, SM3_START } from './sm3';

/** The bytes of a digest. */
export const DIGEST = 32;

/** The names of the hash functions in documents. */
export type SuiteName = 'SM3' | 'SHA-256';

type Compress = (state: Int32Array, block: Bytes, from: number) => void;

const BLOCK = 64;

/** One hash computation at a time, without garbage: bytes go in, `finish` gives the digest and begins anew. */
export class Hash {
  private readonly compress: Compress;
  private readonly start: Int32Array;
  private readonly state: Int32Array;
  private readonly block = new Uint8Array(BLOCK);
  private filled = 0;
  private total = 0;

  constructor(name: SuiteName) {
    this.compress = name === 'SM3' ? compressSm3 : compressSha256;
    this.start = name === 'SM3' ? SM3_START : SHA256_START;
    this.state = this.start.slice();
  }

  byte(value: number): this {
    this.block[this.filled++] = value;
    this.total++;
    if (this.filled === BLOCK) {
      this.compress(this.state, this.block, 0);
      this.filled = 0;
    }
    return this;
  }

  bytes(source: Bytes, from = 0, to = source.length): this {
    let at = from;
    this.total += to - from;
    while (at < to) {
      if (this.filled === 0 && to - at >= BLOCK) {
        this.compress(this.state, source, at);
        at += BLOCK;
        continue;
      }
      const count = Math.min(BLOCK - this.filled, to - at);
      for (let i = 0; i < count; i++) {
        this.block[this.filled + i] = source[at + i] as number;
      }
      this.filled += count;
      at += count;
      if (this.filled === BLOCK) {
        this.compress(this.state, this.block, 0);
        this.filled = 0;
      }
    }
    return this;
  }

  text(value: string): this {
    return this.bytes(utf8(value));
  }

  u32(value: number): this {
    return this.byte(value >>> 24).byte((value >>> 16) & 255).byte((value >>> 8) & 255).byte(value & 255);
  }

  /** An integer of less than 2^53 in eight bytes. */
  u64(value: number): this {
    return this.u32(Math.floor(value / 2 ** 32)).u32(value >>> 0);
  }

  /** Text behind its length in one byte. */
  lp8(value: string): this {
    const bytes = utf8(value);
    return this.byte(bytes.length).bytes(bytes);
  }

  /** Bytes behind their length in two bytes. */
  lp16(value: Bytes): this {
    return this.byte(value.length >>> 8).byte(value.length & 255).bytes(value);
  }

  /** Starts a value that is made once in a draw. */
  label(label: string): this {
    return this.text(`DRAW1/${label}`).byte(0);
  }

  /** Writes the digest and begins a new message. */
  finish(target: Bytes = new Uint8Array(DIGEST), offset = 0): Bytes {
    const bits = this.total * 8;
    this.block[this.filled++] = 0x80;
    if (this.filled > BLOCK - 8) {
      this.block.fill(0, this.filled);
      this.compress(this.state, this.block, 0);
      this.filled = 0;
    }
    this.block.fill(0, this.filled);
    const high = Math.floor(bits / 2 ** 32);
    for (let i = 0; i < 4; i++) {
      this.block[56 + i] = (high >>> (24 - 8 * i)) & 255;
      this.block[60 + i] = (bits >>> (24 - 8 * i)) & 255;
    }
    this.compress(this.state, this.block, 0);
    for (let i = 0; i < 8; i++) {
      const word = this.state[i] as number;
      target[offset + 4 * i] = word >>> 24;
      target[offset + 4 * i + 1] = (word >>> 16) & 255;
      target[offset + 4 * i + 2] = (word >>> 8) & 255;
      target[offset + 4 * i + 3] = word & 255;
    }
    this.state.set(this.start);
    this.filled = 0;
    this.total = 0;
    return target;
  }

  /** Where the message begun stands, to begin others with the same bytes; only between two blocks. */
  midstate(): Midstate {
    if (this.filled !== 0) {
      throw new Error('a midstate lies between two blocks');
    }
    const state = { words: this.state.slice(), total: this.total };
    this.state.set(this.start);
    this.total = 0;
    return state;
  }

  /** Begins a message with the bytes of a midstate. */
  resume(from: Midstate): this {
    this.state.set(from.words);
    this.total = from.total;
    this.filled = 0;
    return this;
  }
}

/** A message begun, a whole number of blocks long. */
export interface Midstate {
  readonly words: Int32Array;
  readonly total: number;
}
