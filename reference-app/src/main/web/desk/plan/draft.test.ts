import { describe, expect, it } from 'vitest';
import { differing, emptyLine, forget, keep, kept, whole, type Line, type Store } from './draft';

function shelf(): Store & { rows: Map<string, string> } {
  const rows = new Map<string, string>();
  return {
    rows,
    getItem: (key) => rows.get(key) ?? null,
    setItem: (key, value) => void rows.set(key, value),
    removeItem: (key) => void rows.delete(key),
  };
}

const line = (seq: number, taskName: string): Line => ({ ...emptyLine(2024), seq, taskName });

describe('the draft that a browser keeps', () => {
  it('comes back as it was, for the same plan and the same user only', () => {
    const store = shelf();
    expect(keep(store, 'PLAN-1', 'planner', { revision: 3, at: '2024-03-01T00:00:00Z', lines: [line(1, '甲')] })).toBe(true);
    expect(kept(store, 'PLAN-1', 'planner')).toEqual({ revision: 3, at: '2024-03-01T00:00:00Z', lines: [line(1, '甲')] });
    expect(kept(store, 'PLAN-2', 'planner')).toBeUndefined();
    expect(kept(store, 'PLAN-1', 'office')).toBeUndefined();
    forget(store, 'PLAN-1', 'planner');
    expect(kept(store, 'PLAN-1', 'planner')).toBeUndefined();
  });

  it('does without a store that refuses, and without one that holds rubbish', () => {
    const full: Store = { getItem: () => '{', setItem: () => { throw new Error('full'); }, removeItem: () => { throw new Error('full'); } };
    expect(keep(full, 'PLAN-1', 'planner', { revision: 1, at: '', lines: [] })).toBe(false);
    expect(kept(full, 'PLAN-1', 'planner')).toBeUndefined();
    expect(() => forget(full, 'PLAN-1', 'planner')).not.toThrow();
  });

  it('is compared line by line with what the plan has become', () => {
    const theirs = [line(1, '甲'), line(2, '乙'), line(3, '丙')];
    const ours = [line(1, '甲'), line(2, '乙改'), { ...emptyLine(2024), taskName: '新' }];
    expect(differing(theirs, ours).map((pair) => [pair.seq, pair.theirs?.taskName, pair.ours?.taskName])).toEqual([
      [2, '乙', '乙改'], [undefined, undefined, '新'], [3, '丙', undefined],
    ]);
  });

  it('is not counted before it says enough', () => {
    const said: Line = { ...line(1, '甲'), subjectScope: '企业', pool: 'POOL-1', participations: [{ authority: 'A-1', items: ['I-1'] }] };
    expect(whole(said)).toBe(true);
    expect(whole(emptyLine(2024))).toBe(false);
    expect(whole({ ...said, participations: [{ authority: 'A-1', items: [] }] })).toBe(false);
    expect(whole({ ...said, methods: [] })).toBe(false);
  });
});
