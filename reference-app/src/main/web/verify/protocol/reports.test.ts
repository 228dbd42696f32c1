// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundle, listed, logged, LOGGED, published, REPORTS, signed, VECTORS } from './fixtures';
import { reportJson } from './report';
import { verify } from './verification';

/** What the Java verifier says, as published; a Java test fails when it says anything else. */
function java(name: string): unknown {
  return JSON.parse(readFileSync(resolve(REPORTS, `${name}.json`), 'utf8'));
}

describe('the report is that of the Java verifier, member for member', () => {
  it.each(readdirSync(VECTORS).sort())('%s', (name) => {
    expect(reportJson(verify(bundle(name)).report)).toEqual(java(`valid/${name}-audit`));
    expect(reportJson(verify(published(name)).report)).toEqual(java(`valid/${name}-public`));
  });

  it.each(['total-above-pool-sha256', 'withheld-sm3'])('%s, signed', (name) => {
    const trusted = listed();
    expect(reportJson(verify(signed(name), { trusted }).report)).toEqual(java(`signed/${name}-audit-trusted`));
    expect(reportJson(verify(signed(name)).report)).toEqual(java(`signed/${name}-audit-untrusted`));
    const outside = new Map([...signed(name)].filter(([file]) => published(name).has(file) || file.endsWith('s.json')));
    expect(reportJson(verify(outside, { trusted }).report)).toEqual(java(`signed/${name}-public-trusted`));
  });

  it.each(['registered-sm3', 'witnessed-sha256', 'witnessed-sm3'])('%s, with its log', (name) => {
    const trusted = listed(LOGGED);
    expect(reportJson(verify(logged(name), { trusted }).report)).toEqual(java(`logged/${name}-audit-trusted`));
    expect(reportJson(verify(logged(name)).report)).toEqual(java(`logged/${name}-audit-untrusted`));
    const names = [...published('forty-sm3').keys(), 'signatures.json', 'keys.json'];
    const outside = new Map([...logged(name)].filter(([file]) => names.includes(file) || file.startsWith('log')));
    expect(reportJson(verify(outside, { trusted }).report)).toEqual(java(`logged/${name}-public-trusted`));
  });

  it('covers every published report', () => {
    expect(readdirSync(resolve(REPORTS, 'logged'))).toHaveLength(9);
    expect(readdirSync(resolve(REPORTS, 'valid'))).toHaveLength(2 * readdirSync(VECTORS).length);
    expect(readdirSync(resolve(REPORTS, 'signed'))).toHaveLength(6);
  });
});
