// @vitest-environment node
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { utf8, type Bytes } from './bytes';
import { bundle } from './fixtures';
import { verify } from './verification';

interface Step {
  at: string;
  type: string;
  doc: string;
  digest: string;
}

const sm3 = (...parts: (string | Uint8Array)[]): string => {
  const hash = createHash('sm3');
  parts.forEach((part) => hash.update(part));
  return hash.digest('hex');
};

/** A log of the vector small-sm3, its digests made by another library. */
function steps(files: Map<string, Bytes>): Step[] {
  const read = (name: string): Record<string, never> =>
    JSON.parse(new TextDecoder().decode(files.get(name))) as Record<string, never>;
  const header = read('header.json') as unknown as Record<string, string>;
  const ceremony = read('ceremony.json') as unknown as {
    parties: { id: string; commit: string; nonce: string }[];
    beacons: { value: string }[];
  };
  const headerHash = sm3('DRAW1/header\0', files.get('header.json') as Bytes);
  const doc = `${header['authority']}/${header['series']}/${header['seq']}`;
  const revealBy = Date.parse(header['revealBy'] as string);
  const time = (minutes: number): string => new Date(revealBy + minutes * 60_000).toISOString().replace('.000Z', 'Z');
  return [
    { at: time(-4), type: 'plan', doc, digest: header['plan'] as string },
    { at: time(-4), type: 'header', doc: `${doc}/1`, digest: headerHash },
    ...ceremony.parties.map(({ id, commit }) => ({ at: time(-3), type: `commit:${id}`, doc: headerHash, digest: commit })),
    ...ceremony.parties.map(({ id, nonce }) => ({
      at: time(-2), type: `reveal:${id}`, doc: headerHash, digest: sm3(Buffer.from(nonce, 'hex')),
    })),
    ...ceremony.beacons.map(({ value }, i) => {
      const bytes = Buffer.from(value, 'hex');
      return { at: time(8), type: `beacon:${i}`, doc: headerHash, digest: sm3(Uint8Array.of(0, bytes.length), bytes) };
    }),
    { at: time(9), type: 'result', doc: headerHash, digest: sm3('DRAW1/result\0', files.get('result.json') as Bytes) },
  ];
}

function chained(list: readonly Step[]): Bytes {
  let prev = '';
  let text = '';
  for (const { at, type, doc, digest } of list) {
    const line = JSON.stringify({ at, digest, doc, prev, type });
    prev = sm3(Uint8Array.of(0), line);
    text += `${line}\n`;
  }
  return utf8(text);
}

function log(change: (list: Step[]) => void = () => undefined): ReturnType<typeof verify>['report'] {
  const files = bundle('small-sm3');
  const list = steps(files);
  change(list);
  return verify(files, { log: chained(list) }).report;
}

const LOG = 'log inclusion, order and consistency';

describe('with a log', () => {
  it('a bundle agrees, and is not called unlogged', () => {
    const report = log();
    expect(report.finding).toBe('');
    expect(report.verdict).toBe('verified, unsigned');
    expect(report.lints.map((lint) => lint.id)).not.toContain('unlogged');
    expect(report.checks.find((check) => check.id === 'attempts')?.detail.en).toBe('1 attempt(s); no gap up to seq 1');
  });

  it('any step that is missing is found', () => {
    const count = steps(bundle('small-sm3')).length;
    for (let i = 0; i < count; i++) {
      expect(log((list) => list.splice(i, 1)).finding).toBe(LOG);
    }
  });

  it.each<[string, (list: Step[]) => void]>([
    ['a reveal before the last commitment', (list) => {
      const first = list.findIndex(({ type }) => type.startsWith('reveal:'));
      list.splice(first - 1, 2, ...[list[first], list[first - 1]].map((step) => ({ ...(step as Step), at: (list[first - 1] as Step).at })));
    }],
    ['a public value too soon', (list) => {
      const value = list.find(({ type }) => type === 'beacon:0') as Step;
      value.at = new Date(Date.parse(value.at) - 1000).toISOString().replace('.000Z', 'Z');
    }],
    ['a second result', (list) => list.push({ ...(list.at(-1) as Step) })],
    ['a void', (list) => list.push({ ...(list.at(-1) as Step), type: 'void' })],
    ['another commitment', (list) => {
      const commit = list.find(({ type }) => type.startsWith('commit:')) as Step;
      commit.digest = '0'.repeat(64);
    }],
  ])('%s is found', (_, change) => {
    expect(log(change).finding).toBe(LOG);
  });

  it('a later attempt is found', () => {
    const report = log((list) => {
      const header = list[1] as Step;
      list.push({ ...(list.at(-1) as Step), type: 'header', doc: header.doc.replace(/1$/, '2') });
    });
    expect(report.finding).toBe('attempts and gaps');
  });

  it('a chain that is broken, cut or no JSON is found, with its code', () => {
    const files = bundle('small-sm3');
    const whole = new TextDecoder().decode(chained(steps(files)));
    const codeOf = (text: string): string | undefined =>
      verify(files, { log: utf8(text) }).report.checks.find((check) => check.id === 'log')?.code;
    expect(codeOf(whole.replace('"plan"', '"plam"'))).toBe('DR-0401');
    expect(codeOf(whole.slice(0, -1))).toBe('DR-0114');
    expect(codeOf(`${whole}x\n`)).toBe('DR-0114');
    expect(codeOf(`${'x'.repeat(65_536)}\n`)).toBe('DR-0113');
  });
});
