/** What a verification finds: the checks in order, their outcomes, and the verdict that follows from them. */

/** A sentence in both languages. */
export interface Say {
  readonly en: string;
  readonly zh: string;
}

/** A sentence in both languages. */
export function say(en: string, zh: string): Say {
  return { en, zh };
}

/** The checks in the order in which they are printed, as the protocol names them. */
export const CHECKS = [
  { id: 'files', en: 'files of the projection', zh: '证据包文件' },
  { id: 'members', en: 'members and ranges', zh: '成员与取值范围' },
  { id: 'canonical', en: 'canonical documents', zh: '规范化文档' },
  { id: 'planHash', en: 'plan hash', zh: '方案哈希' },
  { id: 'header', en: 'header hash and plan identity', zh: '承诺哈希与方案一致' },
  { id: 'parties', en: 'parties and commitments', zh: '参与方与承诺' },
  { id: 'reveals', en: 'reveals', zh: '揭示' },
  { id: 'beacons', en: 'beacons', zh: '公共随机值' },
  { id: 'seed', en: 'seed', zh: '种子' },
  { id: 'pool', en: 'pool order and count', zh: '名录排序与数量' },
  { id: 'exclusions', en: 'exclusions and registry count', zh: '排除名单与登记总数' },
  { id: 'rootS', en: 'rootS', zh: '对象名录根' },
  { id: 'rootA', en: 'rootA', zh: '属性承诺根' },
  { id: 'strata', en: 'strata, quotas, thresholds', zh: '分层、数量、阈值' },
  { id: 'selection', en: 'selection', zh: '抽中名单' },
  { id: 'publicList', en: 'public list', zh: '公示名单' },
  { id: 'roster', en: 'roster', zh: '检查人员名录' },
  { id: 'recusal', en: 'recusal', zh: '回避名单' },
  { id: 'teams', en: 'teams', zh: '检查组' },
  { id: 'signatures', en: 'signatures', zh: '签名' },
  { id: 'log', en: 'log inclusion, order and consistency', zh: '日志收录、顺序与一致性' },
  { id: 'attempts', en: 'attempts and gaps', zh: '抽取次数与序号缺口' },
  { id: 'lints', en: 'lints', zh: '提示' },
] as const;

/** The name of a check inside this program. */
export type CheckId = (typeof CHECKS)[number]['id'];

/** The outcomes of a check, as the protocol names them. */
export type Outcome = 'agree' | 'differ' | 'needs a human eye' | 'not applicable' | 'not run';

/** The verdicts, as the protocol names them. */
export type Verdict =
  | 'verified'
  | 'verified, signatures incomplete or not trusted'
  | 'verified, unsigned'
  | 'consistent at public level'
  | 'refused';

/** The two projections of a bundle; NONE if it is neither, whole. */
export type Projection = 'AUDIT' | 'PUBLIC' | 'NONE';

/** The stable codes of what differs. */
export const CODE = {
  limit: 'DR-0113',
  malformed: 'DR-0114',
  value: 'DR-0201',
  input: 'DR-0301',
  unusable: 'DR-0304',
  log: 'DR-0401',
} as const;

/** Two values that ought to be equal. */
export interface Both {
  readonly expected: string;
  readonly found: string;
}

/** One check with its outcome. */
export interface Check {
  readonly id: CheckId;
  readonly en: string;
  readonly zh: string;
  readonly outcome: Outcome;
  readonly detail: Say;
  /** The code of what differs. */
  readonly code?: string;
  /** Where it differs: file, line, member. */
  readonly place?: string;
  /** Both values, where two were compared. */
  readonly both?: Both;
}

/** What is allowed, but worth a look. */
export interface Lint {
  readonly id: string;
  readonly detail: Say;
}

/** All that a verification found. */
export interface Report {
  readonly projection: Projection;
  readonly verdict: Verdict;
  /** The first check that differs, by its English name; empty if none does. */
  readonly finding: string;
  readonly checks: readonly Check[];
  readonly lints: readonly Lint[];
}

/** Where a problem stands. */
export interface Place {
  readonly source: string;
  readonly row?: number;
  readonly column?: string;
  readonly offset?: number;
}

/** A place as one text. */
export function placeText(place: Place): string {
  return (
    place.source +
    (place.row ? `:${place.row}` : '') +
    (place.column ? ` [${place.column}]` : '') +
    (place.offset ? ` @${place.offset}` : '')
  );
}

/** What a check found wrong. */
export class Fault extends Error {
  readonly code: string;
  readonly place: Place;
  readonly detail: Say;
  readonly both: Both | undefined;

  constructor(code: string, place: Place, detail: Say, both?: Both) {
    super(detail.en);
    this.code = code;
    this.place = place;
    this.detail = detail;
    this.both = both;
  }
}

/** Throws unless a condition holds for a whole document or list. */
export function require(holds: boolean, source: string, en: string, zh: string, both?: Both): void {
  if (!holds) {
    throw new Fault(CODE.input, { source }, say(en, zh), both);
  }
}

/** What a check found if nothing differs. */
export interface Finding {
  readonly outcome: Outcome;
  readonly detail: Say;
}

/** It holds. */
export function agree(en: string, zh = en): Finding {
  return { outcome: 'agree', detail: say(en, zh) };
}

/** It holds as far as a machine can tell. */
export function humanEye(en: string, zh: string): Finding {
  return { outcome: 'needs a human eye', detail: say(en, zh) };
}

/** There is nothing to check. */
export function notApplicable(en: string, zh: string): Finding {
  return { outcome: 'not applicable', detail: say(en, zh) };
}

/** It cannot be checked. */
export function notRun(en: string, zh: string): Finding {
  return { outcome: 'not run', detail: say(en, zh) };
}

/** Runs checks and keeps their outcomes; a check that was never recorded counts as not run. */
export class CheckList {
  private readonly made = new Map<CheckId, Check>();
  private readonly before: (id: CheckId) => void;

  /** The function is told of each check before it is made. */
  constructor(before: (id: CheckId) => void = () => undefined) {
    this.before = before;
  }

  /** Makes a check, unless one that it needs does not hold. */
  run(id: CheckId, body: () => Finding, ...needs: CheckId[]): void {
    const missing = needs.find((need) => !this.holds(need));
    if (missing !== undefined) {
      const name = nameOf(missing);
      this.put(id, notRun(`depends on ${name.en}`, `取决于「${name.zh}」`));
      return;
    }
    this.before(id);
    try {
      this.put(id, body());
    } catch (fault) {
      if (!(fault instanceof Fault)) {
        throw fault;
      }
      this.put(id, { outcome: 'differ', detail: fault.detail }, fault);
    }
  }

  /** Whether a check was made and nothing differs. */
  holds(id: CheckId): boolean {
    const outcome = this.made.get(id)?.outcome;
    return outcome !== undefined && outcome !== 'differ' && outcome !== 'not run';
  }

  /** The report of all checks in order. */
  report(projection: Projection, lints: readonly Lint[]): Report {
    const checks = CHECKS.map(
      (name): Check =>
        this.made.get(name.id) ?? {
          ...name,
          outcome: 'not run',
          detail: say('depends on a check that differs', '取决于一个不一致的核验项'),
        },
    );
    const open = checks.some((check) => check.outcome === 'differ' || check.outcome === 'not run');
    const whole = this.holds('files') ? projection : 'NONE';
    return {
      projection: whole,
      verdict:
        open || whole === 'NONE' ? 'refused'
        : whole === 'PUBLIC' ? 'consistent at public level'
        : verdictOf(this.made.get('signatures')?.outcome),
      finding: checks.find((check) => check.outcome === 'differ')?.en ?? '',
      checks,
      lints,
    };
  }

  private put(id: CheckId, finding: Finding, fault?: Fault): void {
    this.made.set(id, {
      ...nameOf(id),
      outcome: finding.outcome,
      detail: say(printable(finding.detail.en), printable(finding.detail.zh)),
      ...(fault ? { code: fault.code, place: placeText(fault.place) } : {}),
      ...(fault?.both
        ? { both: { expected: printable(fault.both.expected), found: printable(fault.both.found) } }
        : {}),
    });
  }
}

/** The report as the Java verifier prints it with `--json`, member for member. */
export function reportJson(report: Report): unknown {
  return {
    projection: report.projection,
    verdict: report.verdict,
    finding: report.finding,
    checks: report.checks.map((check) => ({
      name: check.en,
      nameZh: check.zh,
      outcome: check.outcome,
      ...(check.outcome === 'differ' ? { code: check.code, place: check.place } : {}),
      detail: check.detail.en,
    })),
    lints: report.lints.map((lint) => ({ id: lint.id, detail: lint.detail.en })),
  };
}

/** The verdict on an AUDIT bundle in which nothing differs, by how its signatures came out. */
function verdictOf(signatures: Outcome | undefined): Verdict {
  return signatures === 'agree' ? 'verified'
    : signatures === 'needs a human eye' ? 'verified, signatures incomplete or not trusted'
    : 'verified, unsigned';
}

function nameOf(id: CheckId): (typeof CHECKS)[number] {
  const found = CHECKS.find((name) => name.id === id);
  if (!found) {
    throw new Error(`no check ${id}`);
  }
  return found;
}

/** Without control and format characters: names in a foreign bundle could turn the text around. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, '?');
}
