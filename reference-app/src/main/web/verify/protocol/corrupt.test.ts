// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CORRUPT, corrupt, expectations, listed, LOGGED, REPORTS } from './fixtures';
import { reportJson } from './report';
import { verify } from './verification';

const expected = expectations();
const trusted = listed(LOGGED);
const names = Object.keys(expected);

/** What the Java verifier says, which knows the list of trusted keys. */
function java(name: string): unknown {
  return JSON.parse(readFileSync(resolve(REPORTS, 'corrupt', `${name}.json`), 'utf8'));
}

describe('bundles with one defect', () => {
  it('are all there, and no others', () => {
    expect(names.length).toBeGreaterThanOrEqual(45);
    expect(readdirSync(CORRUPT).sort()).toEqual([...names, 'expect.json'].sort());
    expect(readdirSync(resolve(REPORTS, 'corrupt'))).toHaveLength(names.length);
  });

  it.each(names)('%s is found where the page of expectations says', (name) => {
    const { report } = verify(corrupt(name), { trusted });
    expect(report.finding).toBe(expected[name]?.finding);
    expect(report.verdict).toBe(expected[name]?.verdict);
  });

  it.each(names)('%s gives the report of the Java verifier, member for member', (name) => {
    expect(reportJson(verify(corrupt(name), { trusted }).report)).toEqual(java(name));
  });
});
