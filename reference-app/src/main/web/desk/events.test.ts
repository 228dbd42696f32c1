import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { language } from '../shared/text';
import { eventName } from './events';
import { users } from './session';

/** The names that the app writes into its audit log, as they stand in its source. */
function written(): string[] {
  const root = join(__dirname, '../../java/io/doublerandom/app');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.java'));
  const verbs = /"((?:plan|task|draw|result|disposal|notice|bulletin|import|row|clock):[a-z-]+)"/g;
  return [...new Set(files.flatMap((file) => [...readFileSync(join(root, file), 'utf8').matchAll(verbs)].map((found) => found[1] ?? '')))];
}

afterEach(() => { language.value = 'zh'; });

describe('what an entry of the audit log is called', () => {
  it('has words for each name that the app writes', () => {
    expect(written().length).toBeGreaterThan(20);
    expect(written().filter((type) => eventName(type) === '')).toEqual([]);
  });

  it('says whose commitment or opening it is, in the language shown now', () => {
    users.value = [{ id: 'office', titleZh: '联席办', titleEn: 'joint office', permissions: [] }] as unknown as typeof users.value;
    expect(eventName('commit:office')).toBe('承诺 · 联席办');
    language.value = 'en';
    expect([eventName('reveal:office'), eventName('beacon:0'), eventName('header')]).toEqual(['opening · joint office', 'public value no. 1', 'pool frozen']);
  });

  it('leaves a name it does not know to itself', () => {
    expect(eventName('whatever:new')).toBe('');
  });
});
