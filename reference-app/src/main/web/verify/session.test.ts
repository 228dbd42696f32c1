// @vitest-environment node
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { isExport } from './drop';
import { bundleOf, unpack, Unusable } from './files';
import type { Answer } from './messages';
import { bundle, logged, LOGGED, published, signed, SIGNED } from './protocol/fixtures';
import { Session } from './session';

function session(): { session: Session; answers: Answer[] } {
  const answers: Answer[] = [];
  return { session: new Session((answer) => answers.push(answer)), answers };
}

function zip(files: Map<string, Uint8Array>, folder = ''): Uint8Array {
  return zipSync(Object.fromEntries([...files].map(([name, bytes]) => [folder + name, bytes])));
}

describe('a session', () => {
  it.each(['', '抽取/'])('verifies a zip, with a folder "%s" around', (folder) => {
    const { session: it, answers } = session();
    it.take({ kind: 'zip', bytes: zip(bundle('small-sm3'), folder) });
    const last = answers.at(-1);
    expect(last?.kind === 'report' && last.report.verdict).toBe('verified, unsigned');
    expect(answers.filter((answer) => answer.kind === 'progress').length).toBeGreaterThanOrEqual(20);
  });

  it('trusts the keys on a list of the reader, and refuses what is no such list', () => {
    const bytes = zip(signed('withheld-sm3'));
    const verdict = (keys?: Uint8Array): string => {
      const { session: it, answers } = session();
      it.take({ kind: 'zip', bytes, keys });
      const last = answers.at(-1);
      return last?.kind === 'report' ? last.report.verdict : String(last?.kind);
    };
    const list = Uint8Array.from(readFileSync(resolve(SIGNED, 'trusted-keys.json')));
    expect(verdict(list)).toBe('verified');
    expect(verdict()).toBe('verified, signatures incomplete or not trusted');
    expect(verdict(signed('withheld-sm3').get('keys.json'))).toBe('unusable');
  });

  it('verifies the log in a zip against the list of the reader', () => {
    const files = logged('witnessed-sm3');
    files.delete('log');
    const { session: it, answers } = session();
    it.take({ kind: 'zip', bytes: zip(files, 'draw/'), keys: Uint8Array.from(readFileSync(resolve(LOGGED, 'trusted-keys.json'))) });
    const last = answers.at(-1);
    expect(last?.kind === 'report' && last.report.checks.find(({ id }) => id === 'log')?.outcome).toBe('agree');
  });

  it('keeps large numbers and seeds as text', () => {
    const { session: it, answers } = session();
    it.take({ kind: 'zip', bytes: zip(bundle('small-sm3')) });
    const last = answers.at(-1);
    expect(last?.kind === 'report' && last.facts?.seed).toMatch(/^[0-9a-f]{64}$/);
    expect(last?.kind === 'report' && last.facts?.count).toBe('400');
  });

  it('looks subjects up', () => {
    const files = published('small-sm3');
    const [drawn = ''] = new TextDecoder().decode(files.get('public.csv')).split('\n');
    const other = new TextDecoder().decode(files.get('pool.csv')).split('\n')
      .find((sid) => !new TextDecoder().decode(files.get('public.csv')).includes(sid)) ?? '';
    const { session: it, answers } = session();
    it.take({ kind: 'zip', bytes: zip(files) });
    for (const code of [drawn, ` ${drawn.toLowerCase()} `, other, '91440800MA0000000X', 'no code']) {
      it.take({ kind: 'find', code });
    }
    expect(answers.slice(-5).map((answer) => answer.kind === 'found' && answer.standing))
      .toEqual(['drawn', 'drawn', 'in pool', 'not in pool', 'no code']);
  });
});

describe('what was chosen', () => {
  it('is refused if it is no zip', () => {
    expect(() => unpack(strToU8('no zip'))).toThrow(Unusable);
  });

  it('is refused if it has too many entries', () => {
    const many = Object.fromEntries(Array.from({ length: 70 }, (_, i) => [`f${i}`, strToU8('x')]));
    expect(() => unpack(zipSync(many))).toThrow(Unusable);
  });

  it('is refused unread if it says it is larger than a list may be', () => {
    const bomb = zipSync({ 'pool.csv': new Uint8Array(300) });
    // The uncompressed size in the directory, which ends 22 bytes before the end of the file.
    const directory = bomb.length - 22 - 46 - 'pool.csv'.length;
    new DataView(bomb.buffer, bomb.byteOffset).setUint32(directory + 24, 0x20000000, true);
    expect(() => unpack(bomb)).toThrow(/MiB/);
  });

  it.each(['../plan.json', '/plan.json', 'a\\plan.json', 'a/../b'])('is refused for the path %s', (path) => {
    expect(() => bundleOf([{ path, bytes: new Uint8Array() }])).toThrow(Unusable);
  });

  it('keeps a folder inside as one entry without bytes', () => {
    const files = bundleOf([
      { path: 'b/plan.json', bytes: new Uint8Array() },
      { path: 'b/lag/1', bytes: new Uint8Array() },
    ]);
    expect([...files.keys()]).toEqual(['plan.json', 'lag']);
    expect(files.get('lag')).toBeUndefined();
  });

  it('is an exported log only outside the folder of the log', () => {
    expect(['audit.jsonl', 'draw/audit.jsonl', 'draw/catalog/entries.jsonl', 'pool.csv', 'draw/log/entries.jsonl', 'log/entries.jsonl'].map(isExport))
      .toEqual([true, true, true, false, false, false]);
  });

  it('keeps what is in the folder of the log, but nothing deeper', () => {
    const bytes = new Uint8Array(1);
    const files = bundleOf(['plan.json', 'log/', 'log/proof.json', 'log/deeper/proof.json'].map((path) => ({ path: `b/${path}`, bytes })));
    expect([...files]).toEqual([
      ['plan.json', bytes], ['log', undefined], ['log/proof.json', bytes], ['log/deeper', undefined]]);
  });
});
