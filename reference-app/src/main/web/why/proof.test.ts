import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { VECTORS } from '../verify/protocol/fixtures';
import { checkProof } from './proof';

const PROOFS = resolve(VECTORS, '../proofs');
const expected = JSON.parse(readFileSync(resolve(PROOFS, 'expect.json'), 'utf8')) as
  Record<string, { readonly standing: string; readonly finding: string }>;

describe('the published proofs for one subject', () => {
  it.each(Object.keys(expected))('%s has the outcome of the vectors', (name) => {
    const report = checkProof(new Uint8Array(readFileSync(resolve(PROOFS, `${name}.json`))));
    expect({ standing: report.standing, finding: report.finding }).toEqual(expected[name]);
    expect(report.checks.map((check) => check.id).length).toBe(15);
  });

  it('tells the subject its stratum and ticket, others neither', () => {
    const read = (name: string) => checkProof(new Uint8Array(readFileSync(resolve(PROOFS, `${name}.json`))));
    expect(read('drawn-own-sm3').stratum).toMatchObject({ key: '440802|B', members: 3, drawn: 1 });
    expect(read('drawn-own-sm3').ticket).toMatch(/^[0-9a-f]{64}$/);
    expect(read('drawn-public-sm3')).toMatchObject({ stratum: undefined, ticket: undefined });
  });
});
