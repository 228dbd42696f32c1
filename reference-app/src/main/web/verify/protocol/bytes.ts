/** Bytes, rows of bytes, and their hexadecimal form. */

/** Bytes of a file or a digest. */
export type Bytes = Uint8Array;

const ENCODER = new TextEncoder();
const DIGITS = '0123456789abcdef';

/** Text in UTF-8. */
export function utf8(text: string): Bytes {
  return ENCODER.encode(text);
}

/** Text of a range of ASCII bytes. */
export function ascii(bytes: Bytes, from = 0, to = bytes.length): string {
  let text = '';
  for (let i = from; i < to; i++) {
    text += String.fromCharCode(bytes[i] as number);
  }
  return text;
}

/** Lower-case hexadecimal digits. */
export function hex(bytes: Bytes, from = 0, to = bytes.length): string {
  let text = '';
  for (let i = from; i < to; i++) {
    const byte = bytes[i] as number;
    text += DIGITS.charAt(byte >>> 4) + DIGITS.charAt(byte & 15);
  }
  return text;
}

/** The bytes that lower-case hexadecimal digits stand for; the caller has checked the form. */
export function unhex(digits: string): Bytes {
  return Uint8Array.from({ length: digits.length / 2 }, (_, i) => parseInt(digits.slice(2 * i, 2 * i + 2), 16));
}

/** Compares two ranges as unsigned bytes. */
export function compareRanges(
  left: Bytes, leftFrom: number, leftTo: number, right: Bytes, rightFrom: number, rightTo: number,
): number {
  const count = Math.min(leftTo - leftFrom, rightTo - rightFrom);
  for (let i = 0; i < count; i++) {
    const order = (left[leftFrom + i] as number) - (right[rightFrom + i] as number);
    if (order !== 0) {
      return order;
    }
  }
  return leftTo - leftFrom - (rightTo - rightFrom);
}

/** Compares two texts by their bytes in UTF-8. */
export function compareText(left: string, right: string): number {
  const a = utf8(left);
  const b = utf8(right);
  return compareRanges(a, 0, a.length, b, 0, b.length);
}

/** Rows of bytes inside one array: the lines of a file, without a copy of it. */
export class Rows {
  readonly slab: Bytes;
  private starts = new Int32Array(64);
  private ends = new Int32Array(64);
  private count = 0;

  constructor(slab: Bytes) {
    this.slab = slab;
  }

  /** Lines of text, as a file would have them. */
  static of(lines: readonly string[]): Rows {
    const slab = utf8(lines.map((line) => line + '\n').join(''));
    const rows = new Rows(slab);
    let start = 0;
    for (let at = 0; at < slab.length; at++) {
      if (slab[at] === 10) {
        rows.add(start, at);
        start = at + 1;
      }
    }
    return rows;
  }

  get size(): number {
    return this.count;
  }

  start(row: number): number {
    return this.starts[row] as number;
  }

  end(row: number): number {
    return this.ends[row] as number;
  }

  text(row: number): string {
    return ascii(this.slab, this.start(row), this.end(row));
  }

  add(start: number, end: number): void {
    if (this.count === this.starts.length) {
      this.starts = grown(this.starts);
      this.ends = grown(this.ends);
    }
    this.starts[this.count] = start;
    this.ends[this.count] = end;
    this.count++;
  }

  /** Compares a row with a range of other bytes. */
  compare(row: number, other: Bytes, from: number, to: number): number {
    return compareRanges(this.slab, this.start(row), this.end(row), other, from, to);
  }

  /** The row with these bytes, if the rows ascend; -1 if there is none. */
  find(wanted: Bytes, from = 0, to = wanted.length): number {
    let low = 0;
    let high = this.count - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const order = this.compare(middle, wanted, from, to);
      if (order === 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }
}

function grown(old: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const next = new Int32Array(old.length * 2);
  next.set(old);
  return next;
}
