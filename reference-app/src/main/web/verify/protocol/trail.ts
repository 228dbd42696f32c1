/** An exported audit log: one canonical entry a line, chained by hashes. */
import { hex, type Bytes } from './bytes';
import type { Hash } from './hash';
import { isObject, Malformed, parseCanonical } from './json';
import { HASH, time } from './reader';
import { CODE, Fault, say } from './report';

const MAX_LINE = 65_535;
const MAX_ENTRIES = 1_000_000;
const MEMBERS = ['at', 'digest', 'doc', 'prev', 'type'];
const BLANK = /^[\t-\r\x1c-\x20\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]*$/;

/** One entry with its place in the log, from 1. */
export interface Entry {
  readonly sequence: number;
  /** Seconds since 1970. */
  readonly at: number;
  readonly type: string;
  readonly doc: string;
  readonly digest: string;
  readonly prev: string;
  /** The chain hash, in hexadecimal digits. */
  readonly hash: string;
}

/** Reads an export and checks its chain. */
export function readTrail(hash: Hash, export_: Bytes): readonly Entry[] {
  const entries: Entry[] = [];
  let start = 0;
  while (start < export_.length) {
    let end = start;
    while (end < export_.length && export_[end] !== 10) {
      end++;
    }
    const row = entries.length + 1;
    if (end - start > MAX_LINE) {
      throw new Fault(CODE.limit, { source: 'log', row },
        say(`line is longer than ${MAX_LINE} bytes`, `第 ${row} 行超过 ${MAX_LINE} 字节`));
    }
    if (end === export_.length) {
      throw new Fault(CODE.malformed, { source: 'log', row },
        say('the last line lacks its line feed', '末行之后没有换行'));
    }
    if (entries.length === MAX_ENTRIES) {
      throw new Fault(CODE.limit, { source: 'log', row },
        say(`more than ${MAX_ENTRIES} entries`, `超过 ${MAX_ENTRIES} 条`));
    }
    entries.push(readEntry(hash, export_.subarray(start, end), 'log', row, row));
    start = end + 1;
  }
  let prev = '';
  let before = -Infinity;
  for (const entry of entries) {
    if (entry.prev !== prev) {
      throw broken(entry.sequence, 'does not repeat the hash of the entry before', '没有重复上一条的哈希');
    }
    if (entry.at < before) {
      throw broken(entry.sequence, 'is older than the entry before', '早于上一条');
    }
    prev = entry.hash;
    before = entry.at;
  }
  return entries;
}

function broken(sequence: number, en: string, zh: string): Fault {
  return new Fault(CODE.log, { source: 'audit log', row: sequence },
    say(`entry ${sequence} ${en}`, `第 ${sequence} 条${zh}`));
}

/** Reads one canonical entry: a line without its line feed, where it stands in its file, and its place in the log. */
export function readEntry(hash: Hash, line: Bytes, source: string, row: number, sequence: number): Entry {
  const bad = (en: string): Fault =>
    new Fault(CODE.malformed, { source, row }, say(en, `第 ${row} 条不是规范的日志条目`));
  let value;
  try {
    value = parseCanonical(line);
  } catch (malformed) {
    throw malformed instanceof Malformed ? bad(`log entry: ${malformed.message}`) : malformed;
  }
  const members = isObject(value) ? MEMBERS.map((name) => value.get(name)) : [];
  if (!isObject(value) || value.size !== MEMBERS.length || !members.every((member) => typeof member === 'string')) {
    throw bad('log entry has not exactly at, type, doc, digest and prev');
  }
  const [at, digest, doc, prev, type] = members as [string, string, string, string, string];
  const form = new RegExp(`^${HASH}$`);
  if (!form.test(digest) || (prev !== '' && !form.test(prev)) ||
      BLANK.test(type) || type.length > 300 || BLANK.test(doc) || doc.length > 1000) {
    throw bad('log entry: has a value out of its range');
  }
  try {
    return {
      sequence, at: time(source, 'at', at), type, doc, digest, prev,
      hash: hex(hash.byte(0).bytes(line).finish()),
    };
  } catch {
    throw bad('log entry: at is no real time');
  }
}
