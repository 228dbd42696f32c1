// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { utf8, type Bytes } from './bytes';
import { bundle, published } from './fixtures';
import { verify } from './verification';

const VECTOR = 'small-sm3';

/** The vector with the fewest rows that has some in every file. */
const SHORT = 'total-above-pool-sha256';

function text(files: Map<string, Bytes>, name: string): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(files.get(name));
}

function edit(files: Map<string, Bytes>, name: string, regex: RegExp, replacement: string): void {
  const before = text(files, name);
  const after = before.replace(regex, replacement);
  expect(after).not.toBe(before);
  files.set(name, utf8(after));
}

function finding(files: Map<string, Bytes | undefined>): string {
  const { report } = verify(files);
  expect(report.verdict).toBe('refused');
  return report.finding;
}

describe('one defect', () => {
  it.each<[string, RegExp, string, string]>([
    ['pool.csv', /9144/, '914４', 'pool order and count'],
    ['pool.csv', /MA/, 'ma', 'pool order and count'],
    ['plan.json', /"A":10000/, '"A":10001', 'plan hash'],
    ['plan.json', /"A":10000/, '"A":1e4', 'canonical documents'],
    ['plan.json', /"A":10000/, '"A":10000.0', 'canonical documents'],
    ['plan.json', /"A":10000/, '"A": 10000', 'canonical documents'],
    ['plan.json', /"practice":false,/, '', 'members and ranges'],
    ['plan.json', /"seq":1/, '"seq":0', 'members and ranges'],
    ['plan.json', /"v":1/, '"v":2', 'members and ranges'],
    ['plan.json', /"v":1/, '"v":1,"w":1', 'members and ranges'],
    ['plan.json', /"qual":1/, '"qual":4', 'members and ranges'],
    ['plan.json', /"mode":"sys"/, '"mode":"sys","total":5', 'plan hash'],
    ['plan.json', /"mode":"sys"/, '"atLeast":5,"mode":"sys","total":5', 'members and ranges'],
    ['header.json', /T02:00:00Z/, 'T25:00:00Z', 'members and ranges'],
    ['header.json', /T02:00:00Z/, 'T02:00:01Z', 'header hash and plan identity'],
    ['header.json', /"attempt":1/, '"attempt":2', 'members and ranges'],
    ['ceremony.json', /"nonce":"[0-9a-f]/, '"nonce":"g', 'members and ranges'],
    ['ceremony.json', /"nonce":"[0-9a-f]{8}/, '"nonce":"00000000', 'reveals'],
    ['ceremony.json', /"id":"audit"/, '"id":"judge"', 'parties and commitments'],
    ['ceremony.json', /,"nonce":"[0-9a-f]{64}"/, '', 'seed'],
    ['ceremony.json', /2024031/, '2024032', 'beacons'],
    ['ceremony.json', /30332030/, '30343030', 'beacons'],
    ['ceremony.json', /30332030/, '30342030', 'seed'],
    ['attrs.csv', /\|A/, '|B', 'rootA'],
    ['attrs.csv', /,[0-9a-f]{4}/, ',0000', 'rootA'],
    ['exclusions.csv', /WHITELISTED|DEREGISTERED|UNDER_CASE/, 'OTHER', 'exclusions and registry count'],
    ['roster.csv', /,0,/, ',1,', 'roster'],
    ['roster.csv', /,[01],/, ',2147483648,', 'roster'],
    ['strata.csv', /,([0-9]+),0,\n/, ',$1,1,\n', 'strata, quotas, thresholds'],
    ['selected.csv', /,1,9/, ',2,9', 'selection'],
  ])('of %s, %s to %s, is found by: %4$s', (name, regex, replacement, check) => {
    const files = bundle(VECTOR);
    edit(files, name, regex, replacement);
    expect(finding(files)).toBe(check);
  });
});

describe('a list spoiled as a whole', () => {
  it.each([
    ['pool.csv', 'pool order and count'],
    ['attrs.csv', 'rootA'],
    ['exclusions.csv', 'exclusions and registry count'],
    ['roster.csv', 'roster'],
    ['recusal.csv', 'recusal'],
    ['strata.csv', 'strata, quotas, thresholds'],
    ['selected.csv', 'selection'],
    ['public.csv', 'public list'],
    ['teams.csv', 'teams'],
  ])('%s: dropped, doubled, moved, emptied, CR LF, BOM, cut, blank, huge and foreign lines are found by: %s', (name, check) => {
    const original = text(bundle(VECTOR), name);
    const lines = original.trimEnd().split('\n');
    const [first = '', second = ''] = lines;
    const middle = Math.floor(lines.length / 2);
    const all = (list: readonly string[]): string => list.map((line) => `${line}\n`).join('');
    const spoiled: (string | Bytes)[] = [
      all([...lines.slice(0, middle), ...lines.slice(middle + 1)]),
      all([first, first, ...lines.slice(1)]),
      all([second, first, ...lines.slice(2)]),
      '',
      all(lines).replace(/\n/g, '\r\n'),
      `\ufeff${original}`,
      original.slice(0, -1),
      `${original}\n`,
      `${first} \n`,
      `${'9'.repeat(65_536)}\n`,
      Uint8Array.of(0xca, 0xbe, 10),
    ];
    for (const content of spoiled) {
      const files = bundle(VECTOR).set(name, typeof content === 'string' ? utf8(content) : content);
      expect(finding(files)).toBe(check);
    }
  });
});

describe('any byte of a document changed', () => {
  it.each(['plan.json', 'header.json', 'ceremony.json', 'result.json'])('%s is refused', (name) => {
    const files = bundle(SHORT);
    const original = files.get(name) as Bytes;
    for (let i = 0; i < original.length; i++) {
      const changed = original.slice();
      changed[i] = (changed[i] as number) ^ 1;
      expect(verify(files.set(name, changed)).report.verdict).toBe('refused');
    }
  });
});

describe('any line changed', () => {
  it.each([
    'pool.csv', 'attrs.csv', 'exclusions.csv', 'roster.csv', 'recusal.csv', 'strata.csv', 'selected.csv', 'public.csv',
    'teams.csv',
  ])('of %s is refused', (name) => {
    const files = bundle(SHORT);
    const original = files.get(name) as Bytes;
    let start = 0;
    let line = 0;
    original.forEach((byte, i) => {
      if (byte === 10) {
        const changed = original.slice();
        const at = start + ((line * 7) % (i - start + 1));
        changed[at] = (changed[at] as number) ^ 1;
        expect(verify(files.set(name, changed)).report.verdict).toBe('refused');
        line++;
        start = i + 1;
      }
    });
    expect(line).toBeGreaterThan(0);
  });
});

describe('the files of a bundle', () => {
  const FILES = 'files of the projection';

  it('must be all there, and no others', () => {
    expect(finding(bundle(VECTOR).set('notes.txt', utf8('x')))).toBe(FILES);
    const less = bundle(VECTOR);
    less.delete('teams.csv');
    expect(finding(less)).toBe(FILES);
    expect(finding(new Map())).toBe(FILES);
  });

  it('with a foreign name are refused without showing it', () => {
    const { report } = verify(bundle(VECTOR).set('x\u001b[31m示例', utf8('x')));
    expect(report.checks[0]?.place).toBe('x??31m??');
  });

  it('with roster exclusions that cannot be read leave the log unchecked', () => {
    const files: Map<string, Bytes | undefined> = bundle(VECTOR);
    files.set('roster-exclusions.csv', utf8('UNFILLED,INACTIVE\n'));
    const { report } = verify(files);
    expect(report.finding).toBe('roster');
    expect(report.checks.find((check) => check.id === 'log')?.outcome).toBe('not run');
  });

  it('beyond a limit are refused', () => {
    const bytes = verify(bundle(VECTOR), { limits: { bytes: 5000, lines: 1000 } }).report;
    expect(bytes.checks[0]?.code).toBe('DR-0113');
    const rows = verify(bundle(VECTOR), { limits: { bytes: 100_000, lines: 399 } }).report;
    expect(rows.finding).toBe('pool order and count');
  });

  it('without the public list need an embargo', () => {
    const files = published(VECTOR);
    files.delete('public.csv');
    expect(finding(files)).toBe(FILES);
  });

  it('with a public list that lacks a subject are refused', () => {
    const files = published(VECTOR);
    edit(files, 'public.csv', /^.*\n/, '');
    expect(finding(files)).toBe('public list');
  });
});

it('a dropped subject with a mended count is still refused', () => {
  const files = bundle(VECTOR);
  for (const name of ['pool.csv', 'attrs.csv']) {
    edit(files, name, /^((?:.*\n){5}).*\n/, '$1');
  }
  edit(files, 'header.json', /"count":400/, '"count":399');
  const { report } = verify(files);
  expect(report.finding).toBe('header hash and plan identity');
  expect(report.checks.find((check) => check.id === 'rootS')?.outcome).toBe('differ');
});

it('a name that would turn text around is shown without that', () => {
  const files = bundle(VECTOR);
  for (const name of ['plan.json', 'header.json', 'ceremony.json']) {
    edit(files, name, /"source":"ssq"/, '"source":"s\\u001bq\u202e"');
  }
  expect(verify(files).report.checks.find((check) => check.id === 'beacons')?.detail.en).toContain('lottery s?q? 2024031');
});
