/** The five input lists, read in place; what the protocol does not allow in them is refused. */
import { ascii, Rows, type Bytes } from './bytes';
import { isName, isSubject } from './identifiers';
import { addAscending, Lines, requireNewFirstField, type Limits } from './lines';
import { CODE, Fault, require, say } from './report';

export const SALT = 16;
export const UNFILLED = 'UNFILLED';
export const ROSTER_EXCLUSIONS = 'roster-exclusions.csv';

const MAX_NAME = 64;
const MAX_IID = 32;
const MAX_INT = 2 ** 31 - 1;
const BAR = 124;

/** The pool: ids ascending, the distinct stratum keys ascending, the number of each row's key, 16 bytes of salt a row. */
export interface Pool {
  readonly sids: Rows;
  readonly keys: readonly string[];
  readonly strata: Int32Array;
  readonly salts: Bytes;
}

/** One inspector who may be drawn. */
export interface RosterEntry {
  readonly iid: string;
  readonly unit: string;
  readonly dept: string;
  readonly qual: number;
  readonly load0: number;
}

/** The roster as lines and as entries, and who is kept off it, if there is a file of them. */
export interface Roster {
  readonly lines: Rows;
  readonly entries: readonly RosterEntry[];
  readonly off: Rows | undefined;
}

/** Gives the bytes of a file of the bundle. */
export type FileSource = (name: string) => Bytes;

/** Reads the lists of a bundle. */
export class FrameReader {
  private readonly file: FileSource;
  private readonly limits: Limits;

  constructor(file: FileSource, limits: Limits) {
    this.file = file;
    this.limits = limits;
  }

  /** The lines of a file. */
  open(name: string): Lines {
    return new Lines(name, this.file(name), this.limits);
  }

  /** A file of ids alone, ascending. */
  ids(name: string): Rows {
    const lines = this.open(name);
    const rows = new Rows(lines.bytes);
    while (lines.next()) {
      requireSubject(lines, lines.start, lines.end);
      addAscending(rows, lines);
    }
    return rows;
  }

  pool(sids: Rows): Pool {
    const lines = this.open('attrs.csv');
    const numbers = new Map<string, number>();
    const strata = new Int32Array(sids.size);
    const salts = new Uint8Array(sids.size * SALT);
    let row = 0;
    while (lines.next()) {
      if (row === sids.size) {
        throw lines.fault('', `is beyond the ${sids.size} rows of pool.csv`, `超出 pool.csv 的 ${sids.size} 行`);
      }
      const end = lines.fieldEnd(lines.start);
      requireCodes(lines, end);
      const key = ascii(lines.bytes, lines.start, end);
      let number = numbers.get(key);
      if (number === undefined) {
        number = numbers.size;
        numbers.set(key, number);
      }
      strata[row] = number;
      readSalt(lines, end + 1, salts, row * SALT);
      row++;
    }
    if (row < sids.size) {
      throw new Fault(CODE.input, { source: 'attrs.csv', row: row + 1 },
        say(`ends after ${row} rows, pool.csv has ${sids.size}`, `只有 ${row} 行，pool.csv 有 ${sids.size} 行`));
    }
    // Keys are ASCII, so the order of characters is that of bytes.
    const keys = [...numbers.keys()].sort();
    const place = new Int32Array(keys.length);
    keys.forEach((key, i) => (place[numbers.get(key) as number] = i));
    for (let i = 0; i < strata.length; i++) {
      strata[i] = place[strata[i] as number] as number;
    }
    return { sids, keys, strata, salts };
  }

  exclusions(sids: Rows): Rows {
    return this.reasons('exclusions.csv', (lines, end) => {
      requireSubject(lines, lines.start, end);
      if (sids.find(lines.bytes, lines.start, end) >= 0) {
        throw lines.fault('sid', 'excludes a subject of the pool', '排除了名录中的对象');
      }
    });
  }

  /** Lines of an id, which a caller checks, and a reason. */
  private reasons(name: string, requireId: (lines: Lines, end: number) => void): Rows {
    const lines = this.open(name);
    const rows = new Rows(lines.bytes);
    while (lines.next()) {
      const end = lines.fieldEnd(lines.start);
      requireId(lines, end);
      requireName(lines, 'reason', end + 1, lines.end, MAX_NAME);
      requireNewFirstField(rows, lines, end);
      addAscending(rows, lines);
    }
    return rows;
  }

  private rosterExclusions(entries: readonly RosterEntry[]): Rows {
    const drawable = new Set(entries.map(({ iid }) => iid));
    const rows = this.reasons(ROSTER_EXCLUSIONS, (lines, end) => {
      requireIid(lines, end);
      if (drawable.has(ascii(lines.bytes, lines.start, end))) {
        throw lines.fault('iid', 'excludes an inspector of the roster', '排除了名录中的检查人员');
      }
    });
    require(rows.size > 0, ROSTER_EXCLUSIONS, 'is empty', '是空的');
    return rows;
  }

  roster(withExclusions: boolean): Roster {
    const lines = this.open('roster.csv');
    const rows = new Rows(lines.bytes);
    const entries: RosterEntry[] = [];
    while (lines.next()) {
      const fields = ascii(lines.bytes, lines.start, lines.end).split(',');
      if (fields.length !== 5) {
        throw lines.fault('', `has ${fields.length} fields, 5 are asked for`, `有 ${fields.length} 个字段，应为 5 个`);
      }
      requireNewFirstField(rows, lines, lines.fieldEnd(lines.start));
      entries.push(entry(lines, fields as [string, string, string, string, string]));
      addAscending(rows, lines);
    }
    return { lines: rows, entries, off: withExclusions ? this.rosterExclusions(entries) : undefined };
  }

  recusals(): Rows {
    const lines = this.open('recusal.csv');
    const rows = new Rows(lines.bytes);
    while (lines.next()) {
      const end = lines.fieldEnd(lines.start);
      requireIid(lines, end);
      requireSubject(lines, Math.min(end + 1, lines.end), lines.end);
      addAscending(rows, lines);
    }
    return rows;
  }
}

function requireIid(lines: Lines, end: number): void {
  requireName(lines, 'iid', lines.start, end, MAX_IID);
  if (ascii(lines.bytes, lines.start, end) === UNFILLED) {
    throw lines.fault('iid', 'has no legal inspector id', '的检查人员编号不合规定');
  }
}

function entry(lines: Lines, [iid, unit, dept, qual, load]: [string, string, string, string, string]): RosterEntry {
  const numbers = { qual: integer(lines, 'qual', qual), load0: integer(lines, 'load0', load) };
  requirePattern(lines, 'roster.iid', iid, '(?!UNFILLED$)[A-Za-z0-9._-]{1,32}');
  requirePattern(lines, 'roster.unit', unit, '[A-Za-z0-9._-]{1,64}');
  requirePattern(lines, 'roster.dept', dept, '[A-Za-z0-9._-]{1,64}');
  return { iid, unit, dept, ...numbers };
}

function requirePattern(lines: Lines, field: string, value: string, regex: string): void {
  if (!new RegExp(`^(?:${regex})$`).test(value)) {
    throw lines.fault(field, `${field} has ${value.length} characters and does not match ${regex}`,
      ` ${field} 格式不合规定`);
  }
}

function integer(lines: Lines, column: string, digits: string): number {
  if (!/^(?:0|[1-9][0-9]{0,9})$/.test(digits) || Number(digits) > MAX_INT) {
    throw lines.fault(column, 'has no integer of 0 to 2147483647 without sign or leading zeros',
      ` ${column} 不是 0 至 2147483647 的整数`);
  }
  return Number(digits);
}

function readSalt(lines: Lines, from: number, salts: Bytes, target: number): void {
  let good = lines.end - from === 2 * SALT;
  for (let i = 0; good && i < SALT; i++) {
    const high = digit(lines.bytes[from + 2 * i] as number);
    const low = digit(lines.bytes[from + 2 * i + 1] as number);
    good = high >= 0 && low >= 0;
    salts[target + i] = high * 16 + low;
  }
  if (!good) {
    throw lines.fault('salt', `has no salt of ${2 * SALT} lower-case hexadecimal digits`,
      `没有 ${2 * SALT} 位小写十六进制盐值`);
  }
}

function digit(byte: number): number {
  return byte >= 48 && byte <= 57 ? byte - 48 : byte >= 97 && byte <= 102 ? byte - 87 : -1;
}

function requireCodes(lines: Lines, end: number): void {
  let from = lines.start;
  for (let at = from; at <= end; at++) {
    if (at === end || lines.bytes[at] === BAR) {
      requireName(lines, 'codes', from, at, MAX_NAME);
      from = at + 1;
    }
  }
}

function requireSubject(lines: Lines, from: number, to: number): void {
  if (!isSubject(lines.bytes, from, to)) {
    throw lines.fault('sid', 'has no legal subject id', '的主体编号不合规定');
  }
}

function requireName(lines: Lines, column: string, from: number, to: number, max: number): void {
  if (to - from > max || !isName(lines.bytes, from, to)) {
    throw lines.fault(column, `has no ${column} of 1 to ${max} bytes of A-Za-z0-9._-`, `的 ${column} 不合规定`);
  }
}
