// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { utf8, type Bytes } from './bytes';
import { listed, logged, LOGGED } from './fixtures';
import type { Check, Report } from './report';
import { readNote } from './sign/note';
import { verify } from './verification';

const NAMES = ['witnessed-sha256', 'witnessed-sm3'];
const trusted = listed(LOGGED);

function text(files: Map<string, Bytes>, name: string): string {
  return new TextDecoder().decode(files.get(name));
}

function logOf(report: Report): Check {
  return report.checks.find(({ id }) => id === 'log') as Check;
}

function spoiled(file: string, regex: RegExp, replacement: string): Report {
  const files = logged('witnessed-sm3');
  const before = text(files, `log/${file}`);
  const after = before.replace(regex, replacement);
  expect(after).not.toBe(before);
  files.set(`log/${file}`, utf8(after));
  return verify(files, { trusted }).report;
}

describe('a log in the bundle', () => {
  it.each(NAMES)('of %s agrees and names its witness', (name) => {
    const { report } = verify(logged(name), { trusted });
    expect(report.verdict).toBe('verified');
    expect(logOf(report).detail.en).toContain('witnessed by 示例公证处');
    expect(report.lints.map(({ id }) => id)).not.toContain('unlogged');
  });

  it('needs a human eye if its witness or its origin is not on the list', () => {
    for (const [name, detail] of [['示例公证处', 'no checkpoint between'], ['log.example', 'compare size 15, root']] as const) {
      const some = new Map([...trusted].filter(([, { by }]) => by !== name));
      const check = logOf(verify(logged('witnessed-sm3'), { trusted: some }).report);
      expect(check.outcome).toBe('needs a human eye');
      expect(check.detail.en).toContain(detail);
    }
  });

  it.each<[string, string, RegExp, string, string]>([
    ['a line feed missing', 'entries.jsonl', /\n$/, '', 'lacks its last line feed'],
    ['a line more', 'entries.jsonl', /\n$/, '\n{}\n', 'has more lines than'],
    ['a line less', 'entries.jsonl', /^[^\n]*\n/, '', 'has fewer lines than'],
    ['an entry with another digest', 'entries.jsonl', /"digest":"..../, '"digest":"0000', 'does not stand in the log'],
    ['an entry that is not canonical', 'entries.jsonl', /"at"/, ' "at"', 'log entry'],
    ['an index moved', 'proof.json', /"index":3/, '"index":4', 'does not stand in the log'],
    ['an index below nothing', 'proof.json', /"index":2/, '"index":-1', 'sequence is 0'],
    ['a checkpoint of another log', 'proof.json', /log\.example/, 'log.invalid', 'is no later state'],
    ['a checkpoint of another size', 'proof.json', /\\n5\\n/, '\\n6\\n', 'is no later state'],
    ['a checkpoint with another time', 'proof.json', /at 2024-03-20T01/, 'at 2024-03-20T00', 'contradicts checkpoint 5'],
    ['a checkpoint with no real time', 'proof.json', /at 2024-03-20T01/, 'at 2024-03-20T25', 'is not origin, size'],
    ['a root in another spelling', 'proof.json', /=\\nat/, '\\nat', 'is not origin, size'],
    ['a last checkpoint with a path', 'proof.json', /"path":\[\]/, `"path":["${'0'.repeat(64)}"]`, 'is the last, and has a path'],
    ['a signature that is none', 'proof.json', /— log/, '- log', 'is no signature'],
    ['a signature that is no base64', 'proof.json', /— log\.example ./, '— log.example !', 'is no base64'],
    ['a member unknown', 'proof.json', /"v":1/, '"v":1,"w":1', 'unknown member'],
    ['another version', 'proof.json', /"v":1/, '"v":2', 'is 2, this version reads 1'],
  ])('with %s is found', (_, file, regex, replacement, detail) => {
    const report = spoiled(file, regex, replacement);
    expect(report.verdict).toBe('refused');
    expect(logOf(report).detail.en).toContain(detail);
  });

  it('with a signature that nobody knows is as good as without it', () => {
    const report = spoiled('proof.json', /— log\.example/, '— nobody AAAAAAAA\\n— log.example');
    expect(logOf(report).outcome).toBe('agree');
  });

  it('without one of its files, or with another, is refused', () => {
    const without = logged('witnessed-sm3');
    without.delete('log/proof.json');
    expect(verify(without).report.finding).toBe('files of the projection');
    const more = logged('witnessed-sm3');
    more.set('log/notes.txt', utf8('x'));
    expect(verify(more).report.finding).toBe('files of the projection');
    const file = logged('witnessed-sm3');
    file.set('log', utf8('x'));
    expect(verify(file).report.finding).toBe('files of the projection');
  });

  it('never agrees with a byte changed', () => {
    const files = logged('witnessed-sha256');
    files.delete('signatures.json');
    files.delete('keys.json');
    for (const name of ['log/entries.jsonl', 'log/proof.json']) {
      const original = files.get(name) as Bytes;
      for (let i = 0; i < original.length; i += 97) {
        const changed = original.slice();
        changed[i] = (changed[i] as number) ^ 1;
        files.set(name, changed);
        expect(logOf(verify(files, { trusted }).report).outcome, `${name}, byte ${i}`).not.toBe('agree');
      }
      files.set(name, original);
    }
  }, 60_000);

  it('is not one with another log', () => {
    const files = logged('witnessed-sm3');
    const alone = { log: files.get('log/entries.jsonl') as Bytes, trusted };
    expect(verify(files, alone).report.finding).toBe('log inclusion, order and consistency');
  });
});

describe('a signed note', () => {
  it.each<[string, string]>([
    ['no empty line', 'a\n'],
    ['does not end in one line feed', 'a\n\n\n'],
    ['control characters', 'a\tb\n\n'],
    ['no signature', 'a\n\nb\n'],
    ['does not match', 'a\n\n— a+b AAAAAAAA\n'],
    ['too short', 'a\n\n— a AAAA\n'],
    ['signatures is 65', `a\n\n${'— a AAAAAAAA\n'.repeat(65)}`],
    ['more than 65535 bytes', `${'a'.repeat(65_535)}\n\n`],
  ])('with %s is refused', (detail, note) => {
    expect(() => readNote(note)).toThrow(detail);
  });

  it('keeps text and names', () => {
    const note = readNote('a\n\nb\n\n— 示例公证处 AAAAAAAA\n');
    expect(note.text).toBe('a\n\nb\n');
    expect(note.lines.map(({ name }) => name)).toEqual(['示例公证处']);
    expect(readNote('a\n\n').lines).toEqual([]);
  });
});
