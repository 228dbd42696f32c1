/** Text files of the protocol: LF behind every line, no CR, no BOM, no empty line, nothing above its bound. */
import { compareRanges, Rows, type Bytes } from './bytes';
import { CODE, Fault, say, type Say } from './report';

/** Bounds on one list. */
export interface Limits {
  readonly bytes: number;
  readonly lines: number;
}

/** The bounds of the protocol. */
export const LIMITS: Limits = { bytes: 256 * 2 ** 20, lines: 20_000_000 };

const MAX_LINE = 65_535;
const LF = 10;
const CR = 13;
const COMMA = 44;

/** Reads a file line by line, in place. */
export class Lines {
  readonly bytes: Bytes;
  readonly source: string;
  private readonly limits: Limits;
  row = 0;
  start = 0;
  end = 0;
  private following = 0;

  constructor(source: string, bytes: Bytes, limits: Limits) {
    this.source = source;
    this.bytes = bytes;
    this.limits = limits;
    if (bytes.length > limits.bytes) {
      throw new Fault(CODE.limit, { source },
        say(`has ${bytes.length} bytes, at most ${limits.bytes}`, `有 ${bytes.length} 字节，最多 ${limits.bytes}`));
    }
  }

  /** Goes to the next line; false at the end of the file. */
  next(): boolean {
    const from = this.following;
    if (from >= this.bytes.length) {
      return false;
    }
    let end = from;
    while (end < this.bytes.length && this.bytes[end] !== LF) {
      end++;
    }
    this.row++;
    const length = end - from;
    if (end === this.bytes.length) {
      throw length > MAX_LINE
        ? this.tooLong()
        : this.fault('', 'is cut off: no LF behind the last line', '被截断：末行之后没有换行');
    }
    this.start = from;
    this.end = end;
    this.following = end + 1;
    if (this.row > this.limits.lines) {
      throw new Fault(CODE.limit, { source: this.source, row: this.row },
        say(`line more than ${this.limits.lines} lines`, `超过 ${this.limits.lines} 行`));
    }
    if (length === 0) {
      throw this.fault('', 'is empty', '为空');
    }
    if (length > MAX_LINE) {
      throw this.tooLong();
    }
    if (this.bytes[end - 1] === CR) {
      throw this.fault('', 'ends in CR LF, LF alone is asked for', '以 CR LF 结尾，只应有 LF');
    }
    if (this.row === 1 && this.bytes[from] === 0xef && this.bytes[from + 1] === 0xbb && length >= 3) {
      throw this.fault('', 'starts with a byte order mark', '以字节顺序标记开头');
    }
    return true;
  }

  /** Where a field that starts at a place ends: before the next comma, or at the end of the line. */
  fieldEnd(from: number): number {
    let at = from;
    while (at < this.end && this.bytes[at] !== COMMA) {
      at++;
    }
    return at;
  }

  fault(column: string, en: string, zh: string): Fault {
    const detail: Say = say(`line ${en}`, `第 ${this.row} 行${zh}`);
    return new Fault(CODE.input, { source: this.source, row: this.row, column }, detail);
  }

  private tooLong(): Fault {
    return this.fault('', `has more than ${MAX_LINE} bytes`, `超过 ${MAX_LINE} 字节`);
  }
}

/** Takes the line into rows that must ascend strictly. */
export function addAscending(rows: Rows, lines: Lines): void {
  if (rows.size > 0 && rows.compare(rows.size - 1, lines.bytes, lines.start, lines.end) >= 0) {
    throw lines.fault('', 'is not greater than the line before', '不大于上一行');
  }
  rows.add(lines.start, lines.end);
}

/** Refuses a line with the first field of the one before; such lines stand together, since no byte is as small as the comma. */
export function requireNewFirstField(rows: Rows, lines: Lines, end: number): void {
  if (rows.size > 0) {
    const last = rows.size - 1;
    const start = rows.start(last);
    const to = start + (end - lines.start) + 1;
    if (to <= rows.end(last) && compareRanges(rows.slab, start, to, lines.bytes, lines.start, end + 1) === 0) {
      throw lines.fault('', 'repeats the first field of the line before', '与上一行首字段重复');
    }
  }
}
