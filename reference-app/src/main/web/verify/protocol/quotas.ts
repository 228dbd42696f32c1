/** How many subjects each stratum gives: systematic randomised rounding in exact integers (§6). */
import type { Quota } from './documents';

const MILLION = 1_000_000n;

/** The subjects to draw of each stratum, in the order of the strata. */
export function quotas(
  members: readonly number[], ppm: readonly number[], rule: Quota, u: bigint,
): readonly number[] {
  const n = members.map(BigInt);
  const p = ppm.map(BigInt);
  const at = (list: readonly bigint[], h: number): bigint => list[h] ?? 0n;
  const weight = (h: number): bigint => at(n, h) * at(p, h);
  const drawn = new Array<number>(members.length).fill(0);
  let open = members.map((_, h) => h);
  const total = (): bigint => open.reduce((sum, h) => sum + weight(h), 0n);

  let goal = 1n;
  let sum = MILLION;
  if (rule.kind !== 'ratio') {
    const drawable = n.reduce((all, count, h) => all + (at(p, h) > 0n ? count : 0n), 0n);
    const asked = BigInt(rule.subjects);
    const capped = asked < drawable ? asked : drawable;
    if (rule.kind === 'total' || total() < capped * MILLION) {
      goal = capped;
      sum = total();
      for (;;) {
        const whole = open.filter((h) => at(p, h) > 0n && at(p, h) * goal > sum);
        if (whole.length === 0) {
          break;
        }
        for (const h of whole) {
          drawn[h] = members[h] as number;
          goal -= at(n, h);
        }
        goal = goal < 0n ? 0n : goal;
        open = open.filter((h) => !whole.includes(h));
        sum = total();
      }
    }
  }
  sum = sum === 0n ? 1n : sum;
  const divisor = sum << 64n;
  let running = u * sum;
  let before = running / divisor;
  for (const h of open) {
    running += (weight(h) * goal) << 64n;
    const after = running / divisor;
    drawn[h] = Number(after - before);
    before = after;
  }
  return drawn;
}
