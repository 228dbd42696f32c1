/** Who sits in which seat: least load first, then least score (§8). */
import { compareRanges, type Bytes, type Rows } from './bytes';
import type { Plan, Seat } from './documents';
import { UNFILLED, type Pool, type RosterEntry } from './frame';
import { DIGEST, type Hash } from './hash';
import { keyOf } from './seed';
import type { Drawn } from './selection';

/** The teams of a draw. */
export interface Teams {
  readonly lines: readonly string[];
  readonly unfilled: number;
}

/** Assigns every seat. */
export function assign(
  hash: Hash, plan: Plan, pool: Pool, drawn: readonly Drawn[], roster: readonly RosterEntry[], recusals: Rows,
  seed: string, tick: (subject: number) => void,
): Teams {
  const key = keyOf(hash, seed, 'assign');
  const load = roster.map((entry) => entry.load0);
  const barred = recusedPairs(recusals);
  const eligible = new Map<string, readonly number[]>();
  const of = (unit: string, seat: Seat): readonly number[] => {
    const need = `${unit}|${seat.dept}|${seat.qual}`;
    let found = eligible.get(need);
    if (found === undefined) {
      found = roster.flatMap((entry, i) =>
        entry.unit === unit && entry.dept === seat.dept && (entry.qual & seat.qual) === seat.qual ? [i] : []);
      eligible.set(need, found);
    }
    return found;
  };

  const lines: string[] = [];
  let unfilled = 0;
  let done = 0;
  for (const [unit, subjects] of byUnit(plan, pool, drawn)) {
    const unitKey = hash.label('unit').bytes(key).lp8(unit).finish();
    const units = [...new Set([unit, ...(plan.units.get(unit) ?? [])])];
    const teams: number[][] = subjects.map(() => []);
    plan.team.forEach((seat, j) => {
      subjects.forEach((subject, rank) => {
        tick(Math.floor(done++ / plan.team.length));
        const team = teams[rank] as number[];
        const refused = barred.get(subject.sid);
        const free = (i: number): boolean =>
          !team.includes(i) && !(refused?.has((roster[i] as RosterEntry).iid) ?? false);
        let chosen = -1;
        for (const place of units) {
          chosen = leastScore(hash, unitKey, rank, j, leastLoad(of(place, seat).filter(free), load));
          if (chosen >= 0) {
            load[chosen] = (load[chosen] as number) + 1;
            break;
          }
        }
        unfilled += chosen < 0 ? 1 : 0;
        team.push(chosen);
      });
    });
    subjects.forEach((subject, rank) => {
      const names = (teams[rank] as number[]).map((i) => (i < 0 ? UNFILLED : (roster[i] as RosterEntry).iid));
      lines.push([subject.sid, ...names].join(','));
    });
  }
  return { lines, unfilled };
}

/** The drawn subjects of each unit over all its strata, in ticket order; units ascending. */
function byUnit(plan: Plan, pool: Pool, drawn: readonly Drawn[]): [string, Drawn[]][] {
  const place = plan.attributes.indexOf(plan.unit);
  const units = new Map<string, Drawn[]>();
  for (const subject of drawn) {
    const unit = (pool.keys[subject.stratum] as string).split('|')[place] as string;
    const list = units.get(unit);
    if (list) {
      list.push(subject);
    } else {
      units.set(unit, [subject]);
    }
  }
  units.forEach((list) =>
    list.sort((a, b) => compareRanges(a.ticket, 0, DIGEST, b.ticket, 0, DIGEST) || a.row - b.row));
  return [...units].sort(([a], [b]) => (a < b ? -1 : 1));
}

function leastLoad(candidates: readonly number[], load: readonly number[]): readonly number[] {
  let least = Infinity;
  for (const i of candidates) {
    least = Math.min(least, load[i] as number);
  }
  return candidates.filter((i) => load[i] === least);
}

function leastScore(hash: Hash, unitKey: Bytes, rank: number, seat: number, candidates: readonly number[]): number {
  if (candidates.length < 2) {
    return candidates[0] ?? -1;
  }
  let chosen = -1;
  let best = new Uint8Array(DIGEST);
  for (const i of candidates) {
    const score = hash.byte(0x49).bytes(unitKey).u32(rank).byte(seat).u32(i).finish(new Uint8Array(DIGEST));
    if (chosen < 0 || compareRanges(score, 0, DIGEST, best, 0, DIGEST) < 0) {
      chosen = i;
      best = score as Uint8Array<ArrayBuffer>;
    }
  }
  return chosen;
}

/** For each subject, the inspectors who may not be put into its team. */
function recusedPairs(recusals: Rows): Map<string, Set<string>> {
  const pairs = new Map<string, Set<string>>();
  for (let row = 0; row < recusals.size; row++) {
    const [iid, sid] = recusals.text(row).split(',') as [string, string];
    const refused = pairs.get(sid);
    if (refused) {
      refused.add(iid);
    } else {
      pairs.set(sid, new Set([iid]));
    }
  }
  return pairs;
}
