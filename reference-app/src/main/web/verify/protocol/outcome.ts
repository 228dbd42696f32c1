/** The checks of pool, inputs and outcome: everything is computed again and compared line by line. */
import { Rows } from './bytes';
import { PUBLIC_LIST, type BundleFiles } from './bundle';
import { FrameReader, ROSTER_EXCLUSIONS, type Pool, type Roster } from './frame';
import { Hash } from './hash';
import { checkDigitsHold, isCreditCode } from './identifiers';
import { LIMITS, type Limits } from './lines';
import {
  agree, CODE, Fault, notApplicable, notRun, require, say, type CheckList, type Finding, type Lint,
} from './report';
import { select, type Selection } from './selection';
import { assign, type Teams } from './teams';
import { attributesRoot, idsRoot, linesRoot } from './tree';
import type { Documents } from './verification';

/** Said of a list that is there and cannot be read. */
export const UNREADABLE = '?';

const SMALL_STRATUM = 5;
const GOOD_PARTIES = 5;
const MANY_STRATA = 46_000;

/** Told while rows are worked on: how many of how many. */
export type Tick = (done: number, total: number) => void;

/** One run of the checks. */
export class OutcomeChecks {
  private readonly audit: boolean;
  private readonly documents: Documents;
  private readonly checks: CheckList;
  private readonly files: BundleFiles;
  private readonly reader: FrameReader;
  private readonly tick: Tick;
  private readonly inner: Hash;
  sids: Rows | undefined;
  private pool: Pool | undefined;
  private roster: Roster | undefined;
  private recusals: Rows | undefined;
  private selection: Selection | undefined;
  private teams: Teams | undefined;

  constructor(
    files: BundleFiles, audit: boolean, documents: Documents, checks: CheckList, tick: Tick, limits: Limits = LIMITS,
  ) {
    this.files = files;
    this.audit = audit;
    this.documents = documents;
    this.checks = checks;
    this.tick = tick;
    this.inner = new Hash(documents.plan.suite);
    this.reader = new FrameReader((name) => files.get(name) as Uint8Array, limits);
  }

  run(): void {
    const checks = this.checks;
    checks.run('pool', () => this.checkPool());
    checks.run('exclusions', () => this.checkExclusions());
    checks.run('rootS', () => this.checkRootS());
    if (this.audit) {
      checks.run('rootA', () => this.checkRootA());
      checks.run('strata', () => this.checkStrata());
      checks.run('selection', () => this.checkSelection(), 'seed', 'rootA', 'strata');
      checks.run('publicList', () => this.checkPublicList(), 'selection');
      checks.run('roster', () => this.checkRoster());
      checks.run('recusal', () => this.checkRecusal());
      checks.run('teams', () => this.checkTeams(), 'selection', 'roster', 'recusal');
    } else {
      for (const id of ['rootA', 'strata', 'selection', 'roster', 'recusal', 'teams'] as const) {
        checks.run(id, notInPublic);
      }
      checks.run('publicList', () => this.checkPublishedList());
    }
  }

  private checkPool(): Finding {
    const rows = this.reader.ids('pool.csv');
    this.sids = rows;
    const { count } = this.documents.header;
    require(rows.size > 0, 'pool.csv', 'is empty', '为空');
    require(rows.size === count, 'pool.csv', `has ${rows.size} subjects, the header says ${count}`,
      `有 ${rows.size} 个对象，承诺为 ${count} 个`, { expected: String(count), found: String(rows.size) });
    return agree(`${rows.size} subjects`, `${rows.size} 个对象`);
  }

  private checkExclusions(): Finding {
    const { header, hash } = this.documents;
    if (!this.audit) {
      require(header.registryCount >= header.count, 'header.json', 'registers fewer subjects than the pool has',
        '登记总数少于名录');
      return notInPublic();
    }
    if (!this.sids) {
      return noPool();
    }
    const rows = this.reader.exclusions(this.sids);
    requireRoot(linesRoot(hash, rows), header.exclusionsRoot, 'exclusions.csv');
    const registered = this.sids.size + rows.size;
    require(registered === header.registryCount, 'exclusions.csv',
      `pool and exclusions are ${registered}, the header registers ${header.registryCount}`,
      `名录与排除共 ${registered}，承诺登记 ${header.registryCount}`,
      { expected: String(header.registryCount), found: String(registered) });
    return agree(`${rows.size} excluded`, `排除 ${rows.size} 个`);
  }

  private checkRootS(): Finding {
    if (!this.sids) {
      return noPool();
    }
    const { header, hash } = this.documents;
    const { size } = this.sids;
    const found = idsRoot(hash, this.sids, (row) => this.tick(row, size));
    requireHeaderRoot(found, header.rootS, 'pool.csv', 'has another root than the header');
    return agree(header.rootS);
  }

  private checkRootA(): Finding {
    if (!this.sids) {
      return noPool();
    }
    const { header, hash } = this.documents;
    const pool = this.reader.pool(this.sids);
    this.pool = pool;
    const found = attributesRoot(hash, this.inner, pool, (row) => this.tick(row, pool.sids.size));
    requireHeaderRoot(found, header.rootA, 'attrs.csv', 'have another root than the header');
    return agree(header.rootA);
  }

  private checkStrata(): Finding {
    const pool = this.pool;
    if (!pool || !this.checks.holds('seed')) {
      return pool ? notRun('depends on seed', '取决于种子') : notRun('depends on readable attributes', '取决于可读的属性');
    }
    const { plan, seed, result, hash } = this.documents;
    const selection = select(hash, plan, pool, seed, (row) => this.tick(row, pool.sids.size));
    this.selection = selection;
    this.requireLines('strata.csv', selection.strataLines, result.strataRoot);
    return agree(`${selection.strataLines.length} strata`, `${selection.strataLines.length} 层`);
  }

  private checkSelection(): Finding {
    const selection = this.selection;
    if (!selection) {
      return notRun('depends on strata', '取决于分层');
    }
    this.requireLines('selected.csv', selection.selectedLines, this.documents.result.selectedRoot);
    return agree(`${selection.drawn.length} drawn`, `抽中 ${selection.drawn.length} 个`);
  }

  private checkPublicList(): Finding {
    const selection = this.selection;
    if (!selection) {
      return notRun('depends on selection', '取决于抽中名单');
    }
    this.requireLines(PUBLIC_LIST, selection.publicLines, this.documents.result.publicRoot);
    return listed(selection.drawn.length);
  }

  /** Without the selection the list can only be compared with its root and the pool. */
  private checkPublishedList(): Finding {
    const { plan, result, hash } = this.documents;
    if (!this.files.has(PUBLIC_LIST)) {
      return notApplicable(`under embargo until ${plan.embargoUntil}`, `封存至 ${plan.embargoUntil}`);
    }
    const rows = this.reader.ids(PUBLIC_LIST);
    requireRoot(linesRoot(hash, rows), result.publicRoot, PUBLIC_LIST);
    if (!this.sids) {
      return noPool();
    }
    for (let row = 0; row < rows.size; row++) {
      if (this.sids.find(rows.slab, rows.start(row), rows.end(row)) < 0) {
        throw new Fault(CODE.input, { source: PUBLIC_LIST, row: row + 1 },
          say('lists a subject that is not in the pool', `第 ${row + 1} 行的对象不在名录中`));
      }
    }
    return listed(rows.size);
  }

  private checkRoster(): Finding {
    const { plan, header, hash } = this.documents;
    const roster = this.reader.roster(this.files.has(ROSTER_EXCLUSIONS));
    this.roster = roster;
    requireRoot(linesRoot(hash, roster.lines), header.rosterRoot, 'roster.csv');
    roster.entries.forEach((entry, i) => {
      if (entry.qual >= 2 ** plan.qualifications.length) {
        throw new Fault(CODE.input, { source: 'roster.csv', row: i + 1, column: 'qual' },
          say(`has a bit beyond the ${plan.qualifications.length} qualifications of the plan`,
            `第 ${i + 1} 行有方案之外的资格位`));
      }
    });
    return agree(`${roster.entries.length} inspectors`, `${roster.entries.length} 名检查人员`);
  }

  /**
   * The root of the list of those kept off the roster, empty if there is no such list; unknown to the PUBLIC projection,
   * and {@link UNREADABLE} if it is there and cannot be read.
   */
  offRoster(): string | undefined {
    const there = this.files.has(ROSTER_EXCLUSIONS);
    if (!this.audit) {
      return undefined;
    }
    const off = this.roster?.off;
    return !there ? '' : off ? linesRoot(this.documents.hash, off) : UNREADABLE;
  }

  private checkRecusal(): Finding {
    const { header, hash } = this.documents;
    const rows = this.reader.recusals();
    this.recusals = rows;
    requireRoot(linesRoot(hash, rows), header.recusalRoot, 'recusal.csv');
    return agree(`${rows.size} pairs`, `${rows.size} 对`);
  }

  private checkTeams(): Finding {
    const [selection, pool, roster, recusals] = [this.selection, this.pool, this.roster, this.recusals];
    if (!selection || !pool || !roster || !recusals) {
      return notRun('depends on selection, roster and recusal', '取决于抽中名单、检查人员名录与回避名单');
    }
    const { plan, seed, result, hash } = this.documents;
    const count = selection.drawn.length;
    const teams = assign(hash, plan, pool, selection.drawn, roster.entries, recusals, seed,
      (subject) => this.tick(subject, count));
    this.requireLines('teams.csv', teams.lines, result.teamsRoot);
    this.teams = teams;
    return agree(`${teams.lines.length} teams`, `${teams.lines.length} 个检查组`);
  }

  /** The file must have exactly these lines, and the result their root. */
  private requireLines(name: string, texts: readonly string[], root: string): void {
    const expected = Rows.of(texts);
    const lines = this.reader.open(name);
    let row = 0;
    while (lines.next()) {
      if (row === expected.size) {
        throw lines.fault('', `is beyond the ${expected.size} lines that follow from the inputs`,
          `超出按输入应有的 ${expected.size} 行`);
      }
      if (expected.compare(row, lines.bytes, lines.start, lines.end) !== 0) {
        const plain = lines.fault('', 'is not what follows from the inputs', '与按输入重算的不同');
        const found = new TextDecoder().decode(lines.bytes.subarray(lines.start, Math.min(lines.end, lines.start + 200)));
        throw new Fault(plain.code, plain.place, plain.detail, { expected: expected.text(row), found });
      }
      row++;
    }
    if (row < expected.size) {
      throw new Fault(CODE.input, { source: name, row: row + 1 },
        say(`ends after ${row} of ${expected.size} lines`, `只有 ${row} 行，应有 ${expected.size} 行`));
    }
    requireHeaderRoot(linesRoot(this.documents.hash, expected), root, 'result.json', `has another root for ${name}`);
  }

  /** What is allowed, but worth a look. */
  lints(logged: boolean): readonly Lint[] {
    const { plan } = this.documents;
    const lints: Lint[] = [];
    const lint = (id: string, en: string, zh: string): void => void lints.push({ id, detail: say(en, zh) });
    if (plan.practice) {
      lint('practice', 'a rehearsal (演练), never to be published as a draw', '这是演练，不得作为抽取公布');
    }
    if (!logged) {
      lint('unlogged', 'no audit log was compared, so nothing shows that the steps were in time',
        '没有比对审计日志，各步骤的先后与时间无从证明');
    }
    if (plan.parties.length < GOOD_PARTIES) {
      lint('parties', `${plan.parties.length} parties, better ${GOOD_PARTIES}`,
        `参与方 ${plan.parties.length} 个，最好 ${GOOD_PARTIES} 个`);
    }
    const seats = new Map<string, number>();
    plan.team.forEach(({ dept }) => seats.set(dept, (seats.get(dept) ?? 0) + 1));
    [...seats].sort(([a], [b]) => (a < b ? -1 : 1)).forEach(([dept, count]) => {
      if (count < 2) {
        lint('seats', `department ${dept} has fewer than two seats`, `部门 ${dept} 的席位少于两个`);
      }
    });
    const small = this.selection?.members.filter((members) => members < SMALL_STRATUM).length ?? 0;
    if (small > 0) {
      lint('small-strata', `${small} strata of fewer than ${SMALL_STRATUM} subjects`,
        `${small} 层的对象少于 ${SMALL_STRATUM} 个`);
    }
    const strata = this.selection?.members.length ?? 0;
    if (strata > MANY_STRATA) {
      lint('many-strata', `${strata} strata`, `${strata} 层`);
    }
    const wrong = countOf(this.sids, (sid, sids, row) =>
      isCreditCode(sids.slab, sids.start(row), sids.end(row)) && !checkDigitsHold(sid));
    if (wrong > 0) {
      lint('check-digits', `${wrong} credit code(s) with a wrong check digit`, `${wrong} 个统一社会信用代码校验位不符`);
    }
    const strange = countOf(this.sids, (sid) => /^[ac-ik-mqrt-z]/.test(sid));
    if (strange > 0) {
      lint('schemes', `${strange} id(s) with a scheme letter that has no meaning yet`, `${strange} 个编号的类别字母尚无含义`);
    }
    if (this.teams && this.teams.unfilled > 0) {
      lint('unfilled', `${this.teams.unfilled} seat(s) that nobody could fill`, `${this.teams.unfilled} 个席位无人可派`);
    }
    return lints;
  }
}

function countOf(sids: Rows | undefined, counts: (sid: string, sids: Rows, row: number) => boolean): number {
  let count = 0;
  for (let row = 0; sids && row < sids.size; row++) {
    count += Number(counts(sids.text(row), sids, row));
  }
  return count;
}

function requireRoot(found: string, root: string, source: string): void {
  requireHeaderRoot(found, root, source, 'has another root than was committed to');
}

function requireHeaderRoot(found: string, root: string, source: string, en: string): void {
  require(found === root, source, en, `${source} 的根与所承诺的不同`, { expected: root, found });
}

function listed(count: number): Finding {
  return agree(`${count} listed`, `公示 ${count} 个`);
}

function noPool(): Finding {
  return notRun('the pool cannot be read', '名录无法读取');
}

function notInPublic(): Finding {
  return notApplicable('not part of the PUBLIC projection', '公开证据包不含此项');
}
