/** Checks the log that travels with a bundle: its states, that the entries stand in them, and who stands for them (§9a). */
import type { BundleLog, Proven, Seen } from './bundlelog';
import { extendsTree, includes, rootsAt } from './proofs';
import { timeText } from './reader';
import { agree, CODE, Fault, humanEye, say, type Finding, type Say } from './report';
import { SUITES, type TrustedKeys } from './sign/keys';
import { isSignedBy, type SignedNote } from './sign/note';
import type { Entry } from './trail';
import type { Documents } from './verification';

const LATER = '各检查点不是同一日志先后的状态';
const STANDS = '有条目与检查点或其前的条目不符';

/** Throws unless the checkpoints are states of one log, one after the other, and the entries stand in the last. */
export function requireProven({ hash }: Documents, log: BundleLog): void {
  log.checkpoints.forEach(({ state, path }, i) => {
    const next = log.checkpoints[i + 1]?.state;
    if (!next) {
      must(path.length === 0, `checkpoint ${state.size} is the last, and has a path`, LATER);
      return;
    }
    must(
      next.origin === state.origin && next.size > state.size && next.at >= state.at &&
        extendsTree(hash, state.size, state.root, next.size, next.root, path),
      `checkpoint ${next.size} is no later state of checkpoint ${state.size}`, LATER);
  });
  let before: Entry | undefined;
  for (const { entry, path } of log.entries) {
    const { sequence } = entry;
    must(includes(hash, entry.hash, sequence - 1, log.last.size, path, log.last.root),
      `entry ${sequence} does not stand in the log at its place`, STANDS);
    if (before) {
      requireFollows(before, entry);
    }
    requireInTime(log, entry);
    before = entry;
  }
}

function requireFollows(before: Entry, entry: Entry): void {
  const { sequence } = entry;
  must(sequence > before.sequence && entry.at >= before.at,
    `entry ${sequence} is older than one before it`, STANDS);
  must(sequence !== before.sequence + 1 || entry.prev === before.hash,
    `entry ${sequence} does not repeat the hash of the entry before`, STANDS);
}

/** What a checkpoint holds was there at its time; what it does not hold came later. */
function requireInTime({ checkpoints }: BundleLog, { sequence, at }: Entry): void {
  for (const { state } of checkpoints) {
    must(sequence <= state.size ? at <= state.at : at >= state.at,
      `entry ${sequence} of ${timeText(at)} contradicts checkpoint ${state.size} of ${timeText(state.at)}`,
      `第 ${sequence} 条（${timeText(at)}）与检查点 ${state.size}（${timeText(state.at)}）矛盾`);
  }
}

/** Throws if a state of the bundle is not one of the whole log. */
export function requireSameLog({ hash }: Documents, { checkpoints }: BundleLog, whole: readonly Entry[]): void {
  const roots = rootsAt(hash, whole.map((entry) => entry.hash), new Set(checkpoints.map(({ state }) => state.size)));
  for (const { state } of checkpoints) {
    must(roots.get(state.size) === state.root, `checkpoint ${state.size} is no state of the log that was given`,
      `检查点 ${state.size} 不是所提供日志的状态`);
  }
}

/** Who stands for the log: its own signature, and a witness between the header and the first opening. */
export function standing(read: Documents, log: BundleLog, steps: Say, trusted: TrustedKeys): Finding {
  const signed = (note: SignedNote, name: string): boolean => [...trusted.values()].some(({ by, key }) =>
    by === name && SUITES[key.alg] === read.plan.suite && isSignedBy(note, name, key));
  const { origin, size, root, at } = log.last;
  const open: Say[] = [];
  if (!log.checkpoints.every(({ note }) => signed(note, origin))) {
    open.push(say(`compare size ${size}, root ${root} with what ${origin} published`,
      `请与 ${origin} 公布的核对：条数 ${size}，根 ${root}`));
  }
  const witnesses = witnessesOf(read.headerHash, log, signed);
  if (witnesses.length === 0) {
    open.push(say('no checkpoint between header and first opening has a witness on your list',
      '承诺与首次揭示之间的检查点，没有您清单上的见证方签名'));
  }
  const en = `${steps.en}, checkpoint ${size} of ${timeText(at)}`;
  const zh = `${steps.zh}；检查点 ${size}（${timeText(at)}）`;
  return open.length === 0
    ? agree(`${en}, witnessed by ${witnesses.join(', ')}`, `${zh}，见证方：${witnesses.join('、')}`)
    : humanEye([en, ...open.map((what) => what.en)].join('; '), [zh, ...open.map((what) => what.zh)].join('；'));
}

function witnessesOf(
  headerHash: string, log: BundleLog, signed: (note: SignedNote, name: string) => boolean,
): readonly string[] {
  const places = (is: (entry: Entry) => boolean): readonly number[] =>
    log.entries.map(({ entry }: Proven) => entry).filter(is).map(({ sequence }) => sequence);
  const header = Math.max(0, ...places(({ digest }) => digest === headerHash));
  const opening = Math.min(...places(({ doc, type }) => doc === headerHash && type.startsWith('reveal:')));
  const witnesses = new Set<string>();
  const between = ({ state }: Seen): boolean => state.size >= header && state.size < opening;
  for (const { note } of log.checkpoints.filter(between)) {
    for (const { name } of note.lines) {
      if (name !== log.last.origin && !witnesses.has(name) && signed(note, name)) {
        witnesses.add(name);
      }
    }
  }
  return [...witnesses];
}

function must(holds: boolean, en: string, zh: string): void {
  if (!holds) {
    throw new Fault(CODE.log, { source: 'log/proof.json' }, say(en, zh));
  }
}
