// @vitest-environment node
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { utf8, type Bytes } from '../bytes';
import { bundle, listed, signed, SIGNED } from '../fixtures';
import type { Check, Report } from '../report';
import { verify } from '../verification';
import { NoKeyList, readTrusted } from './keys';

const ED = 'total-above-pool-sha256';
const SM = 'withheld-sm3';

function text(files: Map<string, Bytes>, name: string): string {
  return new TextDecoder().decode(files.get(name));
}

function edit(files: Map<string, Bytes>, name: string, change: (before: string) => string): void {
  const after = change(text(files, name));
  expect(after).not.toBe(text(files, name));
  files.set(name, utf8(after));
}

function entries(files: Map<string, Bytes>, change: (entries: string[]) => void): void {
  edit(files, 'signatures.json', (before) => {
    const list = before.match(/\{[^}]*\}/g) as string[];
    change(list);
    return `[${list.join(',')}]`;
  });
}

function signatures(report: Report): Check {
  return report.checks.find((check) => check.id === 'signatures') as Check;
}

function check(files: Map<string, Bytes>, trusted = listed()): Report {
  return verify(files, { trusted }).report;
}

/** As in the Java SignatureCorruptionTest, with the same words. */
describe('one defect of form', () => {
  it.each<[string, RegExp, string, string]>([
    ['signatures.json', /"alg":"Ed25519"/, '"alg":"RSA"', 'alg is neither SM2 nor Ed25519'],
    ['signatures.json', /"alg":"Ed25519"/, '"alg":"SM2"', 'sig is no DER of r and s from 1 to n - 1'],
    ['signatures.json', /"by":/, '"at":1,"by":', 'unknown member'],
    ['signatures.json', /"by":"[a-z]+",/, '', 'by is missing'],
    ['signatures.json', /"by":"[a-z]+"/, '"by":""', 'by is empty'],
    ['signatures.json', /"sig":"/, '"sig":"=', 'sig is no base64'],
    ['signatures.json', /=="/, '"', 'sig is no base64 with its padding'],
    ['signatures.json', /"sig":"[^"]*"/, '"sig":""', 'sig is not 64 bytes'],
    ['signatures.json', /"keyId":"[0-9a-f]{8}/, '"keyId":"00000000', 'names a key that keys.json has not'],
    ['signatures.json', /"keyId":"[0-9a-f]{8}/, '"keyId":"0000000', 'does not match'],
    ['signatures.json', /^.*$/, '[]', 'has no signature'],
    ['signatures.json', /^.*$/, '{}', 'is no array'],
    ['signatures.json', /"doc":"plan"/, '"doc":"plans"', 'signs what this draw does not have'],
    ['signatures.json', /"doc":"commit:audit"/, '"doc":"commit:audi"', 'signs what this draw does not have'],
    ['keys.json', /^.*$/, '[]', 'is no object'],
    ['keys.json', /"alg":"Ed25519"/, '"alg":"SM2"', 'spki is no public key on the curve of SM2'],
    ['keys.json', /"spki":"MCow/, '"spki":"MCox', 'spki is no public key on the curve of Ed25519'],
    ['keys.json', /\{"[0-9a-f]{8}/, '{"00000000', 'under an id that is not its fingerprint'],
  ])('in %s: %s -> %s', (name, regex, replacement, detail) => {
    const files = signed(ED);
    edit(files, name, (before) => before.replace(regex, replacement));
    const report = check(files);
    expect(report.verdict).toBe('refused');
    expect(report.finding).toBe('signatures');
    expect(signatures(report).detail.en).toContain(detail);
  });
});

describe('signatures', () => {
  it.each([ED, SM])('of another document do not hold: %s', (name) => {
    const files = signed(name);
    entries(files, (list) => {
      const at = (doc: string): number => list.findIndex((entry) => entry.includes(`"doc":"${doc}"`));
      const sig = (entry: string): string => /"sig":"([^"]*)"/.exec(entry)?.[1] as string;
      const [header, plan] = [list[at('header')] as string, list[at('plan')] as string];
      list[at('header')] = header.replace(sig(header), sig(plan));
      list[at('plan')] = plan.replace(sig(plan), sig(header));
    });
    expect(signatures(check(files)).detail.en).toContain('the signature does not hold');
  });

  it('twice, moved or too many are found', () => {
    const twice = signed(SM);
    entries(twice, (list) => list.unshift(list[0] as string));
    expect(signatures(check(twice)).detail.en).toContain('does not ascend');
    const many = signed(SM);
    entries(many, (list) => {
      while (list.length <= 64) {
        list.push(list[0] as string);
      }
    });
    expect(signatures(check(many)).code).toBe('DR-0113');
  });

  it('of one key under two names are found', () => {
    const files = signed(ED);
    entries(files, (list) => {
      list[0] = (list[0] as string).replace(/"by":"[a-z]+"/, '"by":"aaa"');
    });
    expect(signatures(check(files)).detail.en).toContain('is by a key that signs under another name too');
  });

  it('of a key that is another’s on the list are found', () => {
    const trusted = new Map([...listed()].map(([id, { key }]) => [id, { key, by: 'somebody' }]));
    expect(signatures(check(signed(ED), trusted)).detail.en).toContain("somebody else's on your list");
  });

  it('that are missing are named, and the draw is not called verified', () => {
    const files = signed(SM);
    entries(files, (list) => {
      list.splice(list.findIndex((entry) => entry.includes('"doc":"result"')), 1);
      list.splice(list.findIndex((entry) => entry.includes('"doc":"beacon:0"')), 1);
    });
    const report = check(files);
    expect(report.verdict).toBe('verified, signatures incomplete or not trusted');
    expect(signatures(report).detail.en).toContain('missing: beacon:0 by a second, result by ');
  });

  it('come with both files or none', () => {
    const files = bundle(ED);
    files.set('keys.json', utf8('{}'));
    expect(check(files).finding).toBe('files of the projection');
  });

  it('hold for every byte as it is only', () => {
    for (const [name, file] of [[ED, 'signatures.json'], [ED, 'keys.json'], [SM, 'signatures.json'], [SM, 'keys.json']] as const) {
      const files = signed(name);
      const original = files.get(file) as Bytes;
      for (let i = 0; i < original.length; i += 251) {
        const changed = original.slice();
        changed[i] = (changed[i] as number) ^ 1;
        files.set(file, changed);
        expect(check(files).verdict, `${name} ${file} ${i}`).toBe('refused');
      }
    }
  }, 60_000);
});

describe('a list of trusted keys', () => {
  it('may be written by hand', () => {
    const list = readFileSync(resolve(SIGNED, 'trusted-keys.json'), 'utf8');
    expect(readTrusted(utf8(`${JSON.stringify(JSON.parse(list), null, 2)}\n`))).toEqual(listed());
    expect(listed().size).toBe(6);
  });

  it.each(['', '{', '[]', '{}', '{"a":{}}', ''.padEnd((1 << 20) + 1, ' ')])('is not %s', (list) => {
    expect(() => readTrusted(utf8(list))).toThrow(NoKeyList);
  });

  it('is not what came with the bundle', () => {
    expect(() => readTrusted(signed(ED).get('keys.json') as Bytes)).toThrow(/by is missing/);
  });
});
