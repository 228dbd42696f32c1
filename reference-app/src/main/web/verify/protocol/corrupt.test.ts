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
const frauds = JSON.parse(readFileSync(resolve(CORRUPT, 'sets/expect.json'), 'utf8')) as typeof expected;

/** What the Java verifier says, which knows the list of trusted keys. */
function java(name: string): unknown {
  return JSON.parse(readFileSync(resolve(REPORTS, 'corrupt', `${name}.json`), 'utf8'));
}

describe('bundles with one defect', () => {
  it('are all there, and no others', () => {
    expect(names.length).toBeGreaterThanOrEqual(45);
    expect(readdirSync(CORRUPT).sort()).toEqual([...names, 'expect.json', 'sets'].sort());
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

describe('frauds that no bundle shows alone', () => {
  it.each(['hidden-attempt', 'split-view'])('%s is found with the whole log', (name) => {
    const files = corrupt(`sets/${name}/shown`);
    expect(verify(files).report.verdict).toBe('verified, unsigned');
    const log = Uint8Array.from(readFileSync(resolve(CORRUPT, 'sets', name, 'log.jsonl')));
    expect(verify(files, { log }).report.finding).toBe(frauds[name]?.finding);
  });
});
