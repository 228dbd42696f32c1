/** One verification of a bundle from its files alone, and of the audit log if there is one (§11). */
import { hex, unhex, type Bytes, type Rows } from './bytes';
import {
  hasLog, isSigned, KEYS, LOG_ENTRIES, LOG_PROOF, projectionOf, PUBLIC_LIST, requireWhole,
  SIGNATURES, type BundleFiles,
} from './bundle';
import { readBundleLog } from './bundlelog';
import { requireProven, requireSameLog, standing } from './bundlelogchecks';
import {
  accepts, CEREMONY, HEADER, PLAN, readCeremony, readHeader, readPlan, readResult, RESULT, sameBeacons, sameTexts,
  type Ceremony, type Header, type Plan, type Result,
} from './documents';
import { Hash } from './hash';
import type { Json } from './json';
import { LIMITS, type Limits } from './lines';
import { LogCheck } from './logcheck';
import { OutcomeChecks, UNREADABLE } from './outcome';
import { canonical, timeText } from './reader';
import {
  agree, CheckList, CODE, Fault, humanEye, notApplicable, notRun, require, say, type CheckId, type Finding,
  type Lint, type Projection, type Report,
} from './report';
import { commitment, seedOf } from './seed';
import type { TrustedKeys } from './sign/keys';
import { checkSignatures } from './sign/signatures';
import { readTrail, type Entry } from './trail';

/** The documents of a bundle, with the hashes over their bytes. */
export interface Documents {
  readonly plan: Plan;
  readonly header: Header;
  readonly ceremony: Ceremony;
  readonly result: Result;
  readonly planHash: string;
  readonly headerHash: string;
  readonly resultHash: string;
  readonly seed: string;
  /** As the header writes it. */
  readonly revealBy: string;
  readonly hash: Hash;
}

/** What a verification is given beside the bundle. */
export interface Options {
  /** An exported audit log to compare with. */
  readonly log?: Bytes | undefined;
  /** The reader's own list of trusted keys. */
  readonly trusted?: TrustedKeys | undefined;
  readonly limits?: Limits;
  /** Told of each check before it is made. */
  readonly before?: (id: CheckId) => void;
  /** Told while rows are worked on. */
  readonly tick?: (done: number, total: number) => void;
}

/** A report, and what can be looked up afterwards. */
export interface Verified {
  readonly report: Report;
  readonly documents: Documents | undefined;
  readonly sids: Rows | undefined;
}

/** Verifies a bundle of either projection. */
export function verify(files: BundleFiles, options: Options = {}): Verified {
  const checks = new CheckList(options.before);
  const limits = options.limits ?? LIMITS;
  const values = new Map<string, Json>();
  let projection: Projection = 'NONE';
  let documents: Documents | undefined;
  let lints: readonly Lint[] = [];
  let outcome: OutcomeChecks | undefined;

  checks.run('files', () => {
    const meant = projectionOf(files);
    projection = meant;
    requireWhole(files, meant, limits);
    if (meant === 'PUBLIC' && !files.has(PUBLIC_LIST) && hasNoEmbargo(bytesOf(files, PLAN))) {
      throw new Fault(CODE.input, { source: PUBLIC_LIST },
        say('is missing, and the plan has no embargo', '缺少公示名单，而方案没有封存期'));
    }
    return agree(meant, meant === 'AUDIT' ? '审计证据包' : '公开证据包');
  });
  checks.run('canonical', () => {
    for (const name of [PLAN, HEADER, CEREMONY, RESULT]) {
      values.set(name, canonical(name, bytesOf(files, name)));
    }
    return agree('4 documents', '4 份文档');
  }, 'files');
  checks.run('members', () => {
    documents = readDocuments(files, values);
    return agree('');
  }, 'canonical');

  if (documents) {
    const read: Documents = documents;
    checkDocuments(read, checks);
    outcome = new OutcomeChecks(
      files, (projection as Projection) === 'AUDIT', read, checks, options.tick ?? (() => undefined), limits);
    outcome.run();
    const outcomes = outcome;
    checkEvidence(files, read, checks, options, outcomes);
    checks.run('lints', () => {
      lints = outcomes.lints(options.log !== undefined || hasLog(files));
      return lints.length === 0
        ? agree('none', '无')
        : humanEye(`${lints.length} lint(s)`, `${lints.length} 条提示`);
    });
  }
  return { report: checks.report(projection, lints), documents, sids: outcome?.sids };
}

function bytesOf(files: BundleFiles, name: string): Bytes {
  return files.get(name) as Bytes;
}

/** Whether the plan is readable and has no embargo; an unreadable plan is found by a later check. */
function hasNoEmbargo(plan: Bytes): boolean {
  try {
    return readPlan(canonical(PLAN, plan)).embargoUntil === '';
  } catch (fault) {
    if (fault instanceof Fault) {
      return false;
    }
    throw fault;
  }
}

function readDocuments(files: BundleFiles, values: ReadonlyMap<string, Json>): Documents {
  const value = (name: string): Json => values.get(name) as Json;
  const plan = readPlan(value(PLAN));
  const header = readHeader(value(HEADER));
  const ceremony = readCeremony(value(CEREMONY));
  const result = readResult(value(RESULT));
  const hash = new Hash(plan.suite);
  const of = (label: string, name: string): string => hex(hash.label(label).bytes(bytesOf(files, name)).finish());
  const headerHash = of('header', HEADER);
  return {
    plan, header, ceremony, result, hash, headerHash,
    planHash: of('plan', PLAN),
    resultHash: of('result', RESULT),
    seed: seedOf(hash, headerHash, ceremony),
    revealBy: timeText(header.revealBy),
  };
}

/** The checks that need nothing but the documents. */
export function checkDocuments(read: Documents, checks: CheckList): void {
  const { plan, header, ceremony, result, planHash, headerHash, seed } = read;
  checks.run('planHash', () => {
    require(planHash === header.plan, HEADER, 'names another plan hash', '所记方案哈希与方案文件不同',
      { expected: header.plan, found: planHash });
    return agree(planHash);
  });
  checks.run('header', () => {
    require(headerHash === result.header, RESULT, 'names another header hash', '所记承诺哈希与承诺文件不同',
      { expected: result.header, found: headerHash });
    require(
      header.authority === plan.authority && header.series === plan.series && header.seq === plan.seq &&
        sameTexts(header.parties, plan.parties) && sameBeacons(header.beacon, plan.beacon),
      HEADER, 'does not repeat authority, series, seq, parties and beacons of the plan',
      '没有重复方案的机关、系列、序号、参与方与公共值');
    return agree(headerHash);
  });
  checks.run('parties', () => {
    require(sameTexts(ceremony.parties.map((party) => party.id), header.parties), CEREMONY,
      "does not list the header's parties in their order", '没有按次序列出承诺中的参与方',
      { expected: header.parties.join(', '), found: ceremony.parties.map((party) => party.id).join(', ') });
    return agree(`${header.parties.length} parties`, `${header.parties.length} 方`);
  });
  checks.run('reveals', () => checkReveals(read));
  checks.run('beacons', () => checkBeacons(read));
  checks.run('seed', () => {
    require(seed === result.seed, RESULT, 'has another seed than the ceremony gives', '所记种子与仪式得出的不同',
      { expected: seed, found: result.seed });
    return agree(seed);
  });
}

function checkReveals({ hash, headerHash, ceremony }: Documents): Finding {
  let opened = 0;
  ceremony.parties.forEach((party, i) => {
    if (party.nonce !== undefined) {
      opened++;
      const found = commitment(hash, headerHash, party.id, party.nonce);
      require(found === party.commit, CEREMONY, `the nonce of party ${i + 1} is not the one committed to`,
        `第 ${i + 1} 方揭示的随机数不是其所承诺的`, { expected: party.commit, found });
    }
  });
  require(opened > 0, CEREMONY, 'no nonce was opened, so the attempt is void', '没有任何一方揭示，本次抽取作废');
  const withheld = ceremony.parties.length - opened;
  return agree(`${opened} opened, ${withheld} withheld`, `揭示 ${opened} 方，未揭示 ${withheld} 方`);
}

function checkBeacons({ header, ceremony }: Documents): Finding {
  require(sameBeacons(ceremony.beacons, header.beacon), CEREMONY,
    "does not list the header's beacons in their order", '没有按次序列出承诺中的公共值');
  const shown = ceremony.beacons.map((beacon, i) => {
    require(accepts(beacon), CEREMONY, `public value ${i} is not in the form of its type`,
      `第 ${i + 1} 个公共值不合其类型的格式`);
    return `${beacon.type} ${beacon.source} ${beacon.round} = ${beaconText(beacon.type, beacon.value)}`;
  });
  return humanEye(`compare with the source: ${shown.join('; ')}`, `请与发布方核对：${shown.join('；')}`);
}

/** A public value as its source prints it. */
export function beaconText(type: string, value: string): string {
  return type === 'drand' ? value : String.fromCharCode(...unhex(value));
}

function checkEvidence(
  files: BundleFiles, read: Documents, checks: CheckList, { log, trusted }: Options, outcomes: OutcomeChecks,
): void {
  checks.run('signatures', () =>
    isSigned(files)
      ? checkSignatures(read, bytesOf(files, SIGNATURES), bytesOf(files, KEYS), trusted)
      : notApplicable('unsigned', '未签名'));
  const offRoster = outcomes.offRoster();
  let best: LogCheck | undefined;
  checks.run('log', () => {
    if (offRoster === UNREADABLE) {
      return notRun('depends on roster', '取决于检查人员名录');
    }
    const whole = log && readTrail(read.hash, log);
    best = whole && new LogCheck(read, whole, true, offRoster);
    if (hasLog(files)) {
      const [check, finding] = checkBundled(files, read, whole, offRoster, trusted);
      best = check;
      return finding;
    }
    const steps = best?.steps();
    return steps ? agree(steps.en, steps.zh) : notApplicable('no log was given', '没有提供日志');
  });
  checks.run('attempts', () => {
    const { attempt, seq } = read.header;
    return best?.attempts() ?? notApplicable(
      `attempt ${attempt}, seq ${seq} by the header alone`, `仅按承诺文件：第 ${attempt} 次，序号 ${seq}`);
  }, 'log');
}

/** The log that came with the bundle, and whether it is part of the whole one, if there is that too. */
function checkBundled(
  files: BundleFiles, read: Documents, whole: readonly Entry[] | undefined, offRoster: string | undefined,
  trusted: TrustedKeys = new Map(),
): readonly [LogCheck, Finding] {
  const log = readBundleLog(read.hash, bytesOf(files, LOG_ENTRIES), bytesOf(files, LOG_PROOF));
  requireProven(read, log);
  let check = new LogCheck(read, log.entries.map(({ entry }) => entry), false, offRoster);
  let steps = check.steps();
  if (whole) {
    requireSameLog(read, log, whole);
    check = new LogCheck(read, whole, true, offRoster);
    steps = check.steps();
  }
  return [check, standing(read, log, steps, trusted)];
}
