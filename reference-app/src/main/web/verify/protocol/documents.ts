/** The four documents of a bundle, each read with the ranges that the protocol sets. */
import { compareText, unhex } from './bytes';
import type { SuiteName } from './hash';
import type { Json } from './json';
import {
  between, distinct, HASH, label, MAX_INTEGER, Members, NAME, need, pattern, some, time,
} from './reader';
import { CODE, Fault, say } from './report';

export const PLAN = 'plan.json';
export const HEADER = 'header.json';
export const CEREMONY = 'ceremony.json';
export const RESULT = 'result.json';

const HASH_OR_EMPTY = `${HASH}|`;
const MAX_TITLE = 1000;
const MAX_LIST = 65_535;
const ALL = 1_000_000;
const MAX_INT = 2 ** 31 - 1;
const TYPES = ['lottery', 'dice', 'drand', 'index'] as const;
const ROLLS = /^(?:[^]*[^0-9])?([1-9][0-9]{0,3})$/;

export type BeaconType = (typeof TYPES)[number];

/** A public value named before the draw. */
export interface Beacon {
  readonly type: BeaconType;
  readonly source: string;
  readonly round: number;
}

/** A seat in every team. */
export interface Seat {
  readonly dept: string;
  readonly qual: number;
}

/** How many subjects are drawn: by the ratios, scaled to a total, or with a floor. */
export type Quota =
  | { readonly kind: 'ratio' }
  | { readonly kind: 'total' | 'atLeast'; readonly subjects: number };

/** The rules of a draw. */
export interface Plan {
  readonly suite: SuiteName;
  readonly authority: string;
  readonly series: string;
  readonly seq: number;
  readonly title: string;
  readonly attributes: readonly string[];
  readonly unit: string;
  readonly ratio: { readonly by: string; readonly ppm: ReadonlyMap<string, number> };
  readonly quota: Quota;
  readonly team: readonly Seat[];
  readonly qualifications: readonly string[];
  readonly units: ReadonlyMap<string, readonly string[]>;
  readonly parties: readonly string[];
  readonly beacon: readonly Beacon[];
  readonly practice: boolean;
  readonly attributesPublic: boolean;
  readonly embargoUntil: string;
}

/** What is fixed before anyone can know the seed. */
export interface Header {
  readonly authority: string;
  readonly series: string;
  readonly seq: number;
  readonly attempt: number;
  readonly supersedes: string;
  readonly plan: string;
  readonly count: number;
  readonly registryCount: number;
  readonly rootS: string;
  readonly rootA: string;
  readonly exclusionsRoot: string;
  readonly rosterRoot: string;
  readonly recusalRoot: string;
  readonly parties: readonly string[];
  readonly beacon: readonly Beacon[];
  /** Seconds since 1970. */
  readonly snapshotAt: number;
  /** Seconds since 1970. */
  readonly revealBy: number;
}

/** What one party put into the seed. */
export interface Contribution {
  readonly id: string;
  readonly commit: string;
  readonly nonce: string | undefined;
}

/** A public value as published. */
export interface PublicValue extends Beacon {
  readonly value: string;
}

/** What came out of a ceremony. */
export interface Ceremony {
  readonly parties: readonly Contribution[];
  readonly beacons: readonly PublicValue[];
}

/** What binds the outcome. */
export interface Result {
  readonly header: string;
  readonly seed: string;
  readonly strataRoot: string;
  readonly selectedRoot: string;
  readonly publicRoot: string;
  readonly teamsRoot: string;
}

/** Reads `plan.json`. */
export function readPlan(document: Json): Plan {
  return Members.read(PLAN, '', document, (m) => {
    m.version();
    const suite = suiteOf(m.text('suite'));
    const authority = m.text('authority');
    const series = m.text('series');
    const seq = m.integer('seq');
    const prev = m.text('prev');
    const title = m.text('title');
    const attributes = m.texts('attributes');
    const unit = m.text('unit');
    const ratio = m.object('ratio', readRatio);
    const quota = m.object('quota', readQuota);
    const team = m.objects('team', readSeat);
    const qualifications = m.texts('qualifications');
    const units = m.has('units') ? m.object('units', readUnits) : new Map<string, readonly string[]>();
    const parties = m.texts('parties');
    const beacon = m.objects('beacon', readBeacon);
    const practice = m.truth('practice');
    const attributesPublic = m.truth('attributesPublic');
    const embargoUntil = m.text('embargoUntil');

    label(PLAN, 'authority', authority);
    label(PLAN, 'series', series);
    between(PLAN, 'seq', seq, 1, MAX_INTEGER);
    pattern(PLAN, 'prev', prev, HASH_OR_EMPTY);
    need((prev === '') === (seq === 1), PLAN, 'prev', 'is empty exactly when seq is 1', '仅当 seq 为 1 时为空');
    need(title.length <= MAX_TITLE, PLAN, 'title', `has ${title.length} characters, at most ${MAX_TITLE}`,
      `有 ${title.length} 字，最多 ${MAX_TITLE}`);
    distinct(PLAN, 'attributes', some(PLAN, 'attributes', attributes));
    attributes.forEach((attribute) => pattern(PLAN, 'attributes', attribute, NAME));
    pattern(PLAN, 'unit', unit, NAME);
    need(attributes.includes(unit), PLAN, 'unit', 'is not among the attributes', '不在 attributes 之中');
    need(attributes.includes(ratio.by), PLAN, 'ratio.by', 'is not among the attributes', '不在 attributes 之中');
    between(PLAN, 'team', team.length, 2, 255);
    distinct(PLAN, 'qualifications', qualifications);
    between(PLAN, 'qualifications', qualifications.length, 0, 31);
    qualifications.forEach((qualification) => label(PLAN, 'qualifications', qualification));
    team.forEach((seat) =>
      need(seat.qual < 2 ** qualifications.length, PLAN, 'team.qual', 'has a bit without a qualification',
        '有未命名的资格位'));
    readParties(PLAN, parties);
    readBeacons(PLAN, beacon);
    if (embargoUntil !== '') {
      time(PLAN, 'embargoUntil', embargoUntil);
    }
    return {
      suite, authority, series, seq, title, attributes, unit, ratio, quota, team, qualifications, units, parties,
      beacon, practice, attributesPublic, embargoUntil,
    };
  });
}

/** Reads `header.json`. */
export function readHeader(document: Json): Header {
  return Members.read(HEADER, '', document, (m) => {
    m.version();
    const header: Header = {
      authority: m.text('authority'),
      series: m.text('series'),
      seq: m.integer('seq'),
      attempt: m.integer('attempt'),
      supersedes: m.text('supersedes'),
      plan: m.hash('plan'),
      count: m.integer('count'),
      registryCount: m.integer('registryCount'),
      rootS: m.hash('rootS'),
      rootA: m.hash('rootA'),
      exclusionsRoot: m.hash('exclusionsRoot'),
      rosterRoot: m.hash('rosterRoot'),
      recusalRoot: m.hash('recusalRoot'),
      parties: m.texts('parties'),
      beacon: m.objects('beacon', readBeacon),
      snapshotAt: m.time('snapshotAt'),
      revealBy: m.time('revealBy'),
    };
    label(HEADER, 'authority', header.authority);
    label(HEADER, 'series', header.series);
    between(HEADER, 'seq', header.seq, 1, MAX_INTEGER);
    between(HEADER, 'attempt', header.attempt, 1, MAX_INTEGER);
    pattern(HEADER, 'supersedes', header.supersedes, HASH_OR_EMPTY);
    need((header.supersedes === '') === (header.attempt === 1), HEADER, 'supersedes',
      'is empty exactly when attempt is 1', '仅当 attempt 为 1 时为空');
    between(HEADER, 'count', header.count, 0, MAX_INTEGER);
    between(HEADER, 'registryCount', header.registryCount, 0, MAX_INTEGER);
    readParties(HEADER, header.parties);
    readBeacons(HEADER, header.beacon);
    need(header.snapshotAt < header.revealBy, HEADER, 'revealBy', 'is not after snapshotAt', '不晚于 snapshotAt');
    return header;
  });
}

/** Reads `ceremony.json`. */
export function readCeremony(document: Json): Ceremony {
  return Members.read(CEREMONY, '', document, (m) => {
    const parties = m.objects('parties', (party) => {
      const opened = party.has('nonce');
      const id = party.text('id');
      const commit = party.hash('commit');
      const nonce = opened ? party.hash('nonce') : undefined;
      return { id: label(CEREMONY, 'party', id), commit, nonce };
    });
    const beacons = m.objects('beacons', (beacon) => {
      const named = readBeacon(beacon);
      const value = beacon.text('value');
      need(value.length <= 2 * MAX_LIST, CEREMONY, 'value', 'has more than 65535 bytes', '超过 65535 字节');
      need(/^(?:[0-9a-f]{2})+$/.test(value), CEREMONY, 'value', 'is not bytes in lower-case hexadecimal digits',
        '不是小写十六进制字节');
      return { ...named, value };
    });
    some(CEREMONY, 'parties', parties);
    some(CEREMONY, 'beacons', beacons);
    return { parties, beacons };
  });
}

/** Reads `result.json`. */
export function readResult(document: Json): Result {
  return Members.read(RESULT, '', document, (m) => {
    m.version();
    return {
      header: m.hash('header'),
      seed: m.hash('seed'),
      strataRoot: m.hash('strataRoot'),
      selectedRoot: m.hash('selectedRoot'),
      publicRoot: m.hash('publicRoot'),
      teamsRoot: m.hash('teamsRoot'),
    };
  });
}

/** Whether two lists of beacons are equal. */
export function sameBeacons(left: readonly Beacon[], right: readonly Beacon[]): boolean {
  return (
    left.length === right.length &&
    left.every((a, i) => {
      const b = right[i];
      return b !== undefined && a.type === b.type && a.source === b.source && a.round === b.round;
    })
  );
}

/** Whether two lists of texts are equal. */
export function sameTexts(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((text, i) => text === right[i]);
}

const FORMS: Record<Exclude<BeaconType, 'drand'>, RegExp> = {
  lottery: /^[0-9]{2}(?: [0-9]{2})*(?: \+ [0-9]{2})*$/,
  dice: /^[1-6]+$/,
  index: /^(?:0|[1-9][0-9]*)\.[0-9]{2}$/,
};

/** Whether a value has the one form of its type; another spelling of the same numbers would be a late choice. */
export function accepts(beacon: PublicValue): boolean {
  const value = unhex(beacon.value);
  if (value.length === 0 || value.length > (beacon.type === 'dice' ? 9999 : 255)) {
    return false;
  }
  if (beacon.type === 'drand') {
    return value.length === 32;
  }
  const text = String.fromCharCode(...value);
  return (
    FORMS[beacon.type].test(text) &&
    (beacon.type !== 'dice' || Number(ROLLS.exec(beacon.source)?.[1]) === value.length)
  );
}

function suiteOf(name: string): SuiteName {
  if (name !== 'SM3' && name !== 'SHA-256') {
    throw new Fault(CODE.input, { source: PLAN, row: 1 },
      say('suite is neither SM3 nor SHA-256', 'suite 既非 SM3 也非 SHA-256'));
  }
  return name;
}

function readRatio(m: Members): Plan['ratio'] {
  const by = m.text('by');
  const ppm = m.object('ppm', (shares) =>
    new Map(shares.names().map((code) => [code, shares.integerUpTo(code, ALL)])));
  pattern(PLAN, 'ratio.by', by, NAME);
  [...ppm.keys()].forEach((code) => pattern(PLAN, 'ratio.ppm', code, NAME));
  return { by, ppm };
}

function readQuota(m: Members): Quota {
  if (m.text('mode') !== 'sys') {
    throw new Fault(CODE.input, { source: PLAN, row: 1 }, say('quota.mode is not sys', 'quota.mode 不是 sys'));
  }
  for (const kind of ['total', 'atLeast'] as const) {
    if (m.has(kind)) {
      return { kind, subjects: between(PLAN, `quota.${kind}`, m.integer(kind), 0, MAX_INTEGER) };
    }
  }
  return { kind: 'ratio' };
}

function readSeat(m: Members): Seat {
  const dept = m.text('dept');
  const qual = m.integerUpTo('qual', MAX_INT);
  return { dept: pattern(PLAN, 'team.dept', dept, NAME), qual };
}

function readUnits(m: Members): ReadonlyMap<string, readonly string[]> {
  const units = new Map(m.names().map((unit) => [unit, m.texts(unit)]));
  units.forEach((others, unit) => {
    pattern(PLAN, 'units', unit, NAME);
    others.forEach((other) => pattern(PLAN, 'units', other, NAME));
  });
  return units;
}

function readBeacon(m: Members): Beacon {
  const name = m.text('type');
  const type = TYPES.find((known) => known === name);
  if (type === undefined) {
    throw new Fault(CODE.input, { source: m.source, row: 1 },
      say('beacon.type is none of lottery, dice, drand and index', 'beacon.type 不在规定之列'));
  }
  const source = m.text('source');
  const round = m.integer('round');
  label(m.source, 'beacon.source', source);
  between(m.source, 'beacon.round', round, 0, MAX_INTEGER);
  need(type !== 'dice' || ROLLS.test(source), m.source, 'beacon.source',
    'of dice does not end in the number of rolls', '（骰子）未以次数结尾');
  return { type, source, round };
}

function readParties(source: string, parties: readonly string[]): void {
  need(parties.length >= 3, source, 'parties', `are ${parties.length}, at least 3`, `有 ${parties.length} 方，至少 3 方`);
  need(parties.length <= MAX_LIST, source, 'parties', 'are more than 65535', '超过 65535 方');
  parties.forEach((party, i) => {
    label(source, 'parties', party);
    need(i === 0 || compareText(parties[i - 1] as string, party) < 0, source, 'parties',
      `do not ascend at place ${i + 1}`, `第 ${i + 1} 个未按升序`);
  });
}

function readBeacons(source: string, beacons: readonly Beacon[]): void {
  some(source, 'beacon', beacons);
  need(beacons.length <= MAX_LIST, source, 'beacon', 'are more than 65535', '超过 65535 个');
  need(beacons.some((beacon) => beacon.type !== 'index'), source, 'beacon',
    'has only stock indexes, which are too weak alone', '只有股指，过弱');
}
