import { afterEach, describe, expect, it, vi } from 'vitest';
import { effectScope, ref } from 'vue';
import { asked, useReading } from './reading';

function answer(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), { status });
}

/** Lets everything that is settled be seen. */
async function flushPromises(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
}

afterEach(() => vi.unstubAllGlobals());

describe('useReading', () => {
  it('keeps the answer to the last question, however late an earlier one comes', async () => {
    const late: ((response: Response) => void)[] = [];
    vi.stubGlobal('fetch', () => new Promise<Response>((resolve) => late.push(resolve)));
    const path = ref('/v1/first');
    const scope = effectScope();
    const reading = scope.run(() => useReading<{ n: number }>(() => path.value));
    path.value = '/v1/second';
    await flushPromises();
    late[1]?.(answer(200, { n: 2 }));
    await flushPromises();
    late[0]?.(answer(200, { n: 1 }));
    await flushPromises();
    expect(reading?.data.value).toEqual({ n: 2 });
    expect(reading?.busy.value).toBe(false);
    scope.stop();
  });

  it('tells what was refused, and asks again', async () => {
    const answers = [answer(404, { code: 'DR-0906', title: '没有 / none' }), answer(200, { n: 3 })];
    vi.stubGlobal('fetch', () => Promise.resolve(answers.shift()));
    const scope = effectScope();
    const reading = scope.run(() => useReading<{ n: number }>(() => '/v1/third'));
    await flushPromises();
    expect(reading?.problem.value?.missing).toBe(true);
    reading?.again();
    await flushPromises();
    expect(reading?.problem.value).toBeUndefined();
    expect(reading?.data.value).toEqual({ n: 3 });
    scope.stop();
  });
});

describe('asked', () => {
  it('leaves out what is not chosen', () => {
    expect(asked('/v1/plans', { year: '2024', after: null })).toBe('/v1/plans?year=2024');
    expect(asked('/v1/search', { q: '湛江 &' })).toBe('/v1/search?q=%E6%B9%9B%E6%B1%9F+%26');
    expect(asked('/v1/plans', {})).toBe('/v1/plans');
  });
});
