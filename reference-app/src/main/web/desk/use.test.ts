import { afterEach, describe, expect, it, vi } from 'vitest';
import { address, get, keyFor, onTurnedAway, Refusal, send, settled } from './client';
import { grouped, percent, ppmOf } from './format';
import { returnTo } from './router';
import { filtersOf, queryOf } from './use';

afterEach(() => vi.unstubAllGlobals());

describe('filters in the address', () => {
  it('are those that were asked for, and nothing else', () => {
    expect(filtersOf({ name: '甲', after: 'x', tier: ['KEY'], other: '1' }, ['name', 'tier'])).toEqual({ name: '甲', tier: '' });
    expect(filtersOf({ part: 'open' }, ['year', 'part'], { year: '2024', part: 'numerator' })).toEqual({ year: '2024', part: 'open' });
    expect(queryOf({ name: '甲', tier: '', after: 'x' })).toEqual({ name: '甲' });
    expect(address('/items', { name: '甲 &乙', owner: undefined, limit: 20 })).toBe('/items?name=%E7%94%B2+%26%E4%B9%99&limit=20');
  });

  it('lead back to an address of the desk only', () => {
    expect(returnTo('/plans/P-1?version=2')).toBe('/plans/P-1?version=2');
    for (const foreign of ['//evil.example', '/\\evil.example', 'https://evil.example', undefined, ['/plans']]) {
      expect(returnTo(foreign)).toBe('/');
    }
  });
});

function answers(...given: (Response | Error)[]): { keys: (string | null)[] } {
  const keys: (string | null)[] = [];
  vi.stubGlobal('fetch', (_path: string, init: RequestInit) => {
    keys.push(new Headers(init.headers).get('Idempotency-Key'));
    const next = given.shift();
    return next instanceof Response ? Promise.resolve(next) : Promise.reject(next ?? new Error('no answer'));
  });
  return { keys };
}

const problem = (status: number): Response => new Response(
  JSON.stringify({ title: '计划已变', code: 'DR-0503', detail: 'revision 3', fix: '刷新', field: 'revision' }), { status });

describe('a changing request', () => {
  it('keeps its key until it is answered for good', async () => {
    const { keys } = answers(new Error('line broke'), problem(503), Response.json({ done: true }), Response.json({ done: true }));
    await expect(send('POST', '/tasks', { plan: 'P' })).rejects.toThrow(Refusal);
    await expect(send('POST', '/tasks', { plan: 'P' })).rejects.toThrow(Refusal);
    await send('POST', '/tasks', { plan: 'P' });
    await send('POST', '/tasks', { plan: 'P' });
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).toBe(keys[0]);
    expect(keys[3]).not.toBe(keys[0]);
  });

  it('begins anew when it was refused, and is another one with another body', async () => {
    const { keys } = answers(problem(409), problem(409), problem(409));
    await expect(send('POST', '/tasks', { plan: 'P' })).rejects.toMatchObject({
      status: 409, code: 'DR-0503', title: '计划已变', detail: 'revision 3', fix: '刷新', field: 'revision',
    });
    await expect(send('POST', '/tasks', { plan: 'P' })).rejects.toThrow();
    await expect(send('POST', '/tasks', { plan: 'Q' })).rejects.toThrow();
    expect(new Set(keys).size).toBe(3);
    expect(keyFor('one')).toBe(keyFor('one'));
    expect([0, 200, 409, 500].map(settled)).toEqual([false, true, true, false]);
  });

  it('leads to the sign-in page when nobody is signed in', async () => {
    const away = vi.fn();
    onTurnedAway(away);
    answers(problem(401), problem(401));
    await expect(get('/items')).rejects.toThrow();
    expect(away).toHaveBeenCalledTimes(1);
    await expect(get('/session')).rejects.toThrow();
    expect(away).toHaveBeenCalledTimes(1);
  });
});

describe('numbers', () => {
  it('go from percent to parts per million and back without loss', () => {
    for (const [text, ppm] of [['3%', 30_000], ['0.0001', 1], ['2.5 '.trim(), 25_000], ['100%', 1_000_000], ['0.3%', 3000]] as const) {
      expect(ppmOf(text)).toBe(ppm);
      expect(ppmOf(percent(ppm))).toBe(ppm);
    }
    for (const wrong of ['', '101%', '-1', '3,5', '0.00001', '三']) {
      expect(ppmOf(wrong)).toBeUndefined();
    }
  });

  it('group a credit code and leave anything else as it is', () => {
    expect(grouped('91440800MA4UTESTX1')).toBe('9144 0800 MA4U TEST X1');
    expect(grouped('d1-unlicensed')).toBe('d1-unlicensed');
  });
});
