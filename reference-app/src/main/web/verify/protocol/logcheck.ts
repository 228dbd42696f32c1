/** Compares a bundle with the audit log, or with the part that came with it: every step there, once, with its digest, in order and in time (§4, §11). */
import { hex, unhex } from './bytes';
import type { Documents } from './verification';
import { agree, CODE, Fault, humanEye, say, type Finding, type Say } from './report';
import type { Entry } from './trail';

const PAUSE = 600;

/** The checks against a log's entries. */
export class LogCheck {
  private readonly documents: Documents;
  private readonly entries: readonly Entry[];
  private readonly whole: boolean;
  private readonly offRoster: string | undefined;

  /**
   * With a whole log, or with the entries that came with the bundle, and the root of the list of those kept off the roster:
   * empty if nobody is, undefined if the bundle does not say it.
   */
  constructor(documents: Documents, entries: readonly Entry[], whole: boolean, offRoster: string | undefined) {
    this.documents = documents;
    this.entries = entries;
    this.whole = whole;
    this.offRoster = offRoster;
  }

  /** Throws unless every step stands in the log as it must; answers where they stand. */
  steps(): Say {
    const { header, headerHash, ceremony, resultHash, hash } = this.documents;
    const doc = this.planDoc(header.seq);
    const plan = this.only('plan', doc, header.plan);
    const committed = this.only('header', `${doc}/${header.attempt}`, headerHash);
    requireEntry(committed.at >= header.snapshotAt, committed, 'is before the snapshot', '早于快照');
    const commitments: Entry[] = [];
    const reveals: Entry[] = [];
    for (const party of ceremony.parties) {
      commitments.push(this.only(`commit:${party.id}`, headerHash, party.commit));
      if (party.nonce !== undefined) {
        const digest = hex(hash.bytes(unhex(party.nonce)).finish());
        reveals.push(this.only(`reveal:${party.id}`, headerHash, digest));
      }
    }
    const values = ceremony.beacons.map((beacon, i) =>
      this.only(`beacon:${i}`, headerHash, hex(hash.lp16(unhex(beacon.value)).finish())));
    const result = this.only('result', headerHash, resultHash);

    const expected = commitments.length + reveals.length + values.length + 1;
    const found = this.entries.filter((entry) => entry.doc === headerHash).length;
    if (found !== expected) {
      throw fault(0, `has ${found} entries on this draw, ${expected} follow from the bundle`,
        `本次抽取在日志中有 ${found} 条，按证据包应有 ${expected} 条`);
    }
    requirePhases([[plan], this.offRosterEntry(committed.doc), [committed], commitments, reveals, values, [result]]);
    this.requireTimes(reveals, values);
    const all = this.entries.length;
    const [from, to] = [plan.sequence, result.sequence];
    return this.whole
      ? say(`entries ${from} to ${to} of ${all}`, `日志共 ${all} 条，本次为第 ${from} 至 ${to} 条`)
      : say(`entries ${from} to ${to}`, `本次为日志第 ${from} 至 ${to} 条`);
  }

  /** Who is kept off the roster is fixed before the header, as the roster is by the header. */
  private offRosterEntry(doc: string): readonly Entry[] {
    const type = 'roster-exclusions';
    const found = this.find(type, doc);
    if (this.offRoster) {
      return [this.only(type, doc, this.offRoster)];
    }
    if (found.length > (this.offRoster === '' ? 0 : 1)) {
      throw fault(0, 'has roster exclusions that the bundle does not have', '所记的人员排除名单不在证据包中');
    }
    return found;
  }

  attempts(): Finding {
    const { header } = this.documents;
    const attempts = new Map<number, Entry>();
    for (const entry of this.entries) {
      const number = numberBehind(entry, 'header', `${this.planDoc(header.seq)}/`);
      if (number > 0 && !attempts.has(number)) {
        attempts.set(number, entry);
      }
    }
    let before: Entry | undefined;
    for (let attempt = 1; attempt <= header.attempt; attempt++) {
      const entry = attempts.get(attempt);
      if (!entry) {
        throw fault(0, `attempt ${attempt} was never logged`, `第 ${attempt} 次抽取从未入日志`);
      }
      if (before) {
        this.requireVoided(before, entry);
        requireEntry(attempt < header.attempt || before.digest === header.supersedes, before,
          'is the attempt before, but not the one that supersedes names', '是上一次抽取，但不是 supersedes 所指');
      }
      before = entry;
    }
    const last = Math.max(...attempts.keys());
    requireEntry(last === header.attempt, attempts.get(last) as Entry, 'is a later attempt, though this one has a result',
      '是之后的一次抽取，而本次已有结果');
    if (!this.whole) {
      return humanEye(`${header.attempt} attempt(s); others and gaps show in the whole log only`,
        `抽取 ${header.attempt} 次；是否另有抽取、序号有无缺口，只有整本日志能证明`);
    }
    const gaps = this.gaps();
    const en = `${header.attempt} attempt(s); ${gaps === '' ? `no gap up to seq ${header.seq}` : `seq not in the log: ${gaps}`}`;
    const zh = `抽取 ${header.attempt} 次；${gaps === '' ? `序号至 ${header.seq} 无缺口` : `日志中没有序号 ${gaps}`}`;
    return gaps === '' ? agree(en, zh) : humanEye(en, zh);
  }

  private requireVoided(attempt: Entry, next: Entry): void {
    const voids = this.find('void', attempt.digest);
    requireEntry(voids.length > 0, next, 'follows an attempt that was not voided', '之前的一次抽取未被作废');
    requireOrder(voids[0] as Entry, next);
    requireEntry(this.find('result', attempt.digest).length === 0, next, 'follows an attempt that has a result',
      '之前的一次抽取已有结果');
  }

  private gaps(): string {
    const { header } = this.documents;
    const prefix = this.planDoc(0).slice(0, -1);
    const logged = new Set(
      this.entries.map((entry) => numberBehind(entry, 'plan', prefix)).filter((seq) => seq > 0 && seq <= header.seq));
    const gaps: string[] = [];
    let expected = 1;
    for (const seq of [...logged].sort((a, b) => a - b)) {
      if (seq > expected) {
        gaps.push(seq - 1 === expected ? `${expected}` : `${expected}-${seq - 1}`);
      }
      expected = seq + 1;
    }
    return gaps.join(', ');
  }

  /** Each opening by its deadline; a public value ten minutes after the openings ended at the earliest. */
  private requireTimes(reveals: readonly Entry[], values: readonly Entry[]): void {
    const { header, revealBy } = this.documents;
    let over = reveals.length === header.parties.length ? -Infinity : header.revealBy;
    for (const reveal of reveals) {
      requireEntry(reveal.at <= header.revealBy, reveal, `is after ${revealBy}`, `晚于 ${revealBy}`);
      over = Math.max(over, reveal.at);
    }
    for (const value of values) {
      requireEntry(value.at >= over + PAUSE, value, 'is less than 10 minutes after the openings ended',
        '距揭示结束不足 10 分钟');
    }
  }

  private planDoc(seq: number): string {
    const { header } = this.documents;
    return `${escaped(header.authority)}/${escaped(header.series)}/${seq}`;
  }

  private only(type: string, doc: string, digest: string): Entry {
    const found = this.find(type, doc);
    const [entry] = found;
    if (!entry || found.length !== 1) {
      throw fault(0, `${found.length} entries of type ${type}, exactly 1 is asked for`,
        `类型 ${type} 有 ${found.length} 条，应恰有 1 条`);
    }
    if (entry.digest !== digest) {
      throw new Fault(CODE.log, { source: 'log', row: entry.sequence },
        say(`${type} fixes another ${type}`, `第 ${entry.sequence} 条 ${type} 固定的是另一份内容`),
        { expected: entry.digest, found: digest });
    }
    return entry;
  }

  private find(type: string, doc: string): readonly Entry[] {
    return this.entries.filter((entry) => entry.type === type && entry.doc === doc);
  }
}

/** The number that stands behind a prefix as the last part of an entry's doc; 0 if it is another entry. */
function numberBehind(entry: Entry, type: string, prefix: string): number {
  const number = entry.type === type && entry.doc.startsWith(prefix) ? entry.doc.slice(prefix.length) : '';
  return /^[1-9][0-9]{0,15}$/.test(number) ? Number(number) : 0;
}

function requirePhases(phases: readonly (readonly Entry[])[]): void {
  let before = 0;
  for (const phase of phases) {
    let last = before;
    for (const entry of phase) {
      requireEntry(entry.sequence > before, entry, 'stands before a step that must precede it', '先于应在其前的步骤');
      last = Math.max(last, entry.sequence);
    }
    before = last;
  }
}

function requireOrder(first: Entry, second: Entry): void {
  requireEntry(first.sequence < second.sequence, second, 'stands before a step that must precede it',
    '先于应在其前的步骤');
}

function requireEntry(holds: boolean, entry: Entry, en: string, zh: string): void {
  if (!holds) {
    throw fault(entry.sequence, `${entry.type} ${en}`, `第 ${entry.sequence} 条 ${entry.type} ${zh}`);
  }
}

function fault(row: number, en: string, zh: string): Fault {
  return new Fault(CODE.log, { source: 'log', row }, say(en, zh));
}

/** A name in which the separator cannot stand. */
function escaped(name: string): string {
  return name.replace(/%/g, '%25').replace(/\//g, '%2F');
}
