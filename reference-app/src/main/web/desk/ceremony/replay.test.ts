import { describe, expect, it } from 'vitest';
import { joined, pace } from './replay';

const end = (id: number) => ({ id, kind: 'end' as const });

describe('what a replay shows', () => {
  it('takes each event once and in order, also when the line broke and some come again', () => {
    const known = joined([], [end(2), end(1)]);
    expect(joined(known, [end(2), end(4), end(3)]).map((event) => event.id)).toEqual([1, 2, 3, 4]);
  });

  it('is over in about a minute, and a short one can be followed', () => {
    expect(pace(3)).toBe(600);
    expect(pace(1000) * 1000).toBe(60_000);
    expect(pace(100_000)).toBe(15);
  });
});
