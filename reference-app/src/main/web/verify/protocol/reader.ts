/** Takes the members of one JSON object of a document, and at the end requires that none is left over. */
import { utf8, type Bytes } from './bytes';
import { isObject, Malformed, parseCanonical, type Json } from './json';
import { CODE, Fault, say, type Say } from './report';

/** The most bytes of a document. */
export const MAX_DOCUMENT = 1 << 20;

/** The largest integer of a document. */
export const MAX_INTEGER = 2 ** 53 - 1;

/** The form of a hash. */
export const HASH = '[0-9a-f]{64}';

/** The form of a code, unit, department or attribute name. */
export const NAME = '[A-Za-z0-9._-]{1,64}';

const TIME = '(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z';
const MAX_LABEL = 255;

/** The canonical value of a document's bytes. */
export function canonical(source: string, document: Bytes): Json {
  if (document.length > MAX_DOCUMENT) {
    throw new Fault(CODE.limit, { source }, say(`has more than ${MAX_DOCUMENT} bytes`, `超过 ${MAX_DOCUMENT} 字节`));
  }
  try {
    return parseCanonical(document);
  } catch (malformed) {
    if (!(malformed instanceof Malformed)) {
      throw malformed;
    }
    throw new Fault(
      CODE.input,
      { source, row: 1, offset: malformed.offset + 1 },
      say(malformed.message, `第 ${malformed.offset + 1} 字节处不合规范格式（RFC 8785）`),
    );
  }
}

/** Requires a rule of the values themselves; the fault's place is the field. */
export function need(holds: boolean, source: string, field: string, rule: string, zh: string): void {
  if (!holds) {
    throw new Fault(CODE.input, { source, row: 1, column: field }, say(`${field} ${rule}`, `${field} ${zh}`));
  }
}

/** Requires text that matches a pattern as a whole. */
export function pattern(source: string, field: string, value: string, regex: string): string {
  need(
    new RegExp(`^(?:${regex})$`).test(value), source, field,
    `has ${value.length} characters and does not match ${regex}`, '的格式不合规定',
  );
  return value;
}

/** Requires a number between two others. */
export function between(source: string, field: string, value: number, min: number, max: number): number {
  need(value >= min && value <= max, source, field, `is ${value}, allowed ${min} to ${max}`,
    `为 ${value}，允许 ${min} 至 ${max}`);
  return value;
}

/** Text of 1 to 255 bytes. */
export function label(source: string, field: string, value: string): string {
  need(value !== '', source, field, 'is empty', '为空');
  const bytes = utf8(value).length;
  need(bytes <= MAX_LABEL, source, field, `has ${bytes} bytes, at most ${MAX_LABEL}`, `有 ${bytes} 字节，最多 ${MAX_LABEL}`);
  return value;
}

/** A list whose elements differ from each other. */
export function distinct(source: string, field: string, values: readonly string[]): readonly string[] {
  need(new Set(values).size === values.length, source, field, 'has an element twice', '有重复项');
  return values;
}

/** A list with at least one element. */
export function some<T>(source: string, field: string, values: readonly T[]): readonly T[] {
  need(values.length > 0, source, field, 'is empty, at least one is required', '为空，至少一项');
  return values;
}

/** A time in seconds since 1970; it must be a real one. */
export function time(source: string, field: string, text: string): number {
  pattern(source, field, text, TIME);
  const part = (from: number, to: number): number => Number(text.slice(from, to));
  const date = new Date(0);
  date.setUTCFullYear(part(0, 4), part(5, 7) - 1, part(8, 10));
  date.setUTCHours(part(11, 13), part(14, 16), part(17, 19));
  need(date.toISOString() === text.replace('Z', '.000Z'), source, field, 'is no real time', '不是真实时间');
  return date.getTime() / 1000;
}

/** A time as documents write it. */
export function timeText(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
}

/** The members of an object, taken one by one. */
export class Members {
  readonly source: string;
  private readonly path: string;
  private readonly left: Map<string, Json>;
  private readonly known = new Set<string>();

  private constructor(source: string, path: string, value: Json) {
    this.source = source;
    this.path = path;
    if (!isObject(value)) {
      throw this.invalid(path, say('is no object', '不是对象'));
    }
    this.left = new Map(value);
  }

  /** Reads an object whole. */
  static read<T>(source: string, path: string, value: Json, reading: (members: Members) => T): T {
    const members = new Members(source, path, value);
    const result = reading(members);
    if (members.left.size > 0) {
      const known = `[${[...members.known].sort().join(', ')}]`;
      throw members.invalid(
        path,
        say(`has ${members.left.size} unknown member(s) beside ${known}`, `有 ${members.left.size} 个未知成员`),
      );
    }
    return result;
  }

  text(member: string): string {
    return this.textOf(member, this.take(member));
  }

  integer(member: string): number {
    const value = this.take(member);
    if (typeof value !== 'number') {
      throw this.invalid(this.path + member, say('is no integer', '不是整数'));
    }
    return value;
  }

  integerUpTo(member: string, max: number): number {
    const value = this.integer(member);
    if (value < 0 || value > max) {
      throw this.invalid(
        this.path + member, say(`is ${value}, allowed 0 to ${max}`, `为 ${value}，允许 0 至 ${max}`));
    }
    return value;
  }

  truth(member: string): boolean {
    const value = this.take(member);
    if (typeof value !== 'boolean') {
      throw this.invalid(this.path + member, say('is neither true nor false', '不是 true 或 false'));
    }
    return value;
  }

  hash(member: string): string {
    return pattern(this.source, 'bytes32', this.text(member), HASH);
  }

  time(member: string): number {
    return time(this.source, this.path + member, this.text(member));
  }

  has(member: string): boolean {
    return this.left.has(member);
  }

  texts(member: string): readonly string[] {
    return this.elements(member).map((element) => this.textOf(member, element));
  }

  object<T>(member: string, reading: (members: Members) => T): T {
    return Members.read(this.source, `${this.path}${member}.`, this.take(member), reading);
  }

  objects<T>(member: string, reading: (members: Members) => T): readonly T[] {
    return this.elements(member).map((element) =>
      Members.read(this.source, `${this.path}${member}.`, element, reading));
  }

  /** The names of the members not taken yet, in order. */
  names(): readonly string[] {
    return [...this.left.keys()].sort();
  }

  version(): void {
    const version = this.integer('v');
    if (version !== 1) {
      throw this.invalid(
        `${this.path}v`, say(`is ${version}, this version reads 1`, `为 ${version}，本版只读 1`));
    }
  }

  private take(member: string): Json {
    this.known.add(member);
    const value = this.left.get(member);
    this.left.delete(member);
    if (value === undefined) {
      throw this.invalid(this.path + member, say('is missing', '缺失'));
    }
    return value;
  }

  private textOf(member: string, value: Json): string {
    if (typeof value !== 'string') {
      throw this.invalid(this.path + member, say('is no string', '不是字符串'));
    }
    return value;
  }

  private elements(member: string): readonly Json[] {
    const value = this.take(member);
    if (!Array.isArray(value)) {
      throw this.invalid(this.path + member, say('is no array', '不是数组'));
    }
    return value as readonly Json[];
  }

  private invalid(member: string, what: Say): Fault {
    return new Fault(
      CODE.input,
      { source: this.source, row: 1, column: member },
      say(`${member} ${what.en}`, `${member} ${what.zh}`),
    );
  }
}
