/** Quotas, tickets and the drawn subjects (§6, §7). */
import { hex, type Bytes } from './bytes';
import type { Plan } from './documents';
import { SALT, type Pool } from './frame';
import { DIGEST, type Hash, type Midstate } from './hash';
import { quotas } from './quotas';
import { CODE, Fault, say } from './report';
import { keyOf } from './seed';

/** A subject that was drawn. */
export interface Drawn {
  readonly stratum: number;
  readonly row: number;
  readonly sid: string;
  readonly ticket: Bytes;
}

/** The drawn subjects of a pool, by stratum, then by ticket, with the lines that the files must have. */
export interface Selection {
  readonly drawn: readonly Drawn[];
  readonly members: readonly number[];
  readonly strataLines: readonly string[];
  readonly selectedLines: readonly string[];
  readonly publicLines: readonly string[];
}

/** Draws the subjects; needs the codes of every stratum to fit the plan. */
export function select(hash: Hash, plan: Plan, pool: Pool, seed: string, tick: (row: number) => void): Selection {
  const shares = requireCodes(plan, pool);
  const members = new Array<number>(pool.keys.length).fill(0);
  for (const stratum of pool.strata) {
    members[stratum] = (members[stratum] as number) + 1;
  }
  const number = BigInt(`0x${hex(keyOf(hash, seed, 'quota'), 0, 8)}`);
  const quota = quotas(members, shares, plan.quota, number);
  const tickets = ticketsOf(hash, plan, pool, seed, quota, tick);

  const byStratum: number[][] = pool.keys.map(() => []);
  pool.strata.forEach((stratum, row) => {
    if ((quota[stratum] as number) > 0) {
      (byStratum[stratum] as number[]).push(row);
    }
  });
  const drawn: Drawn[] = [];
  const strataLines: string[] = [];
  const selectedLines: string[] = [];
  pool.keys.forEach((key, stratum) => {
    const count = quota[stratum] as number;
    const chosen = (byStratum[stratum] as number[]).sort((a, b) => compareTickets(tickets, a, b)).slice(0, count);
    chosen.forEach((row, i) => {
      const ticket = tickets.subarray(row * DIGEST, (row + 1) * DIGEST);
      const sid = pool.sids.text(row);
      drawn.push({ stratum, row, sid, ticket });
      selectedLines.push(`${key},${i + 1},${sid},${hex(ticket, 0, 8)}`);
    });
    const last = chosen[count - 1];
    const tau = last === undefined ? '' : hex(tickets, last * DIGEST, (last + 1) * DIGEST);
    strataLines.push(`${key},${members[stratum]},${count},${tau}`);
  });
  return { drawn, members, strataLines, selectedLines, publicLines: drawn.map(({ sid }) => sid).sort() };
}

/** Orders two rows by ticket, then by id, which is their order in the pool. */
function compareTickets(tickets: Bytes, left: number, right: number): number {
  for (let i = 0; i < DIGEST; i++) {
    const order = (tickets[left * DIGEST + i] as number) - (tickets[right * DIGEST + i] as number);
    if (order !== 0) {
      return order;
    }
  }
  return left - right;
}

/** The share of each stratum in millionths. */
function requireCodes(plan: Plan, pool: Pool): readonly number[] {
  const by = plan.attributes.indexOf(plan.ratio.by);
  return pool.keys.map((key, stratum) => {
    const codes = key.split('|');
    const share = plan.ratio.ppm.get(codes[by] ?? '');
    if (codes.length === plan.attributes.length && share !== undefined) {
      return share;
    }
    const detail =
      codes.length === plan.attributes.length
        ? say(`has a code of ${plan.ratio.by} without a ratio`, `${plan.ratio.by} 的代码没有抽查比例`)
        : say(
            `has ${codes.length} codes for ${plan.attributes.length} attributes`,
            `有 ${codes.length} 个代码，属性有 ${plan.attributes.length} 个`,
          );
    throw new Fault(
      CODE.input, { source: 'attrs.csv', row: pool.strata.indexOf(stratum) + 1, column: 'codes' }, detail);
  });
}

function ticketsOf(
  hash: Hash, plan: Plan, pool: Pool, seed: string, quota: readonly number[], tick: (row: number) => void,
): Bytes {
  const { sids } = pool;
  const key = keyOf(hash, seed, 'ticket');
  const tickets = new Uint8Array(sids.size * DIGEST);
  let begun: Midstate | undefined;
  if (!plan.attributesPublic) {
    // The first block of a salted ticket is the same for the whole draw.
    begun = hash.byte(0x50).bytes(key).bytes(new Uint8Array(31)).midstate();
  }
  for (let row = 0; row < sids.size; row++) {
    tick(row);
    if (quota[pool.strata[row] as number] === 0) {
      continue;
    }
    const start = sids.start(row);
    const end = sids.end(row);
    if (begun) {
      hash.resume(begun).byte(end - start).bytes(sids.slab, start, end)
        .bytes(pool.salts, row * SALT, (row + 1) * SALT);
    } else {
      hash.byte(0x54).bytes(key).byte(end - start).bytes(sids.slab, start, end);
    }
    hash.finish(tickets, row * DIGEST);
  }
  return tickets;
}
