import { describe, expect, it } from 'vitest';
import { groups, readable, side, time } from './format';

describe('time', () => {
  it('is that of the office, also across midnight', () => {
    expect(time('2024-03-25T01:00:00Z')).toBe('2024-03-25 09:00');
    expect(time('2024-12-31T16:05:00Z')).toBe('2025-01-01 00:05');
  });
});

describe('groups', () => {
  it('cut what people compare, and lose nothing', () => {
    expect(groups('91440883MA000F2P5H')).toEqual(['9144', '0883', 'MA00', '0F2P', '5H']);
    expect(groups('ab'.repeat(32))).toHaveLength(8);
    expect(groups('p-2')).toEqual(['p-2']);
    expect(groups('')).toEqual([]);
  });
});

describe('readable', () => {
  it('shows digits as digits and other bytes as they are', () => {
    expect(readable('3132333435')).toBe('12345');
    expect(readable('00ff')).toBe('00ff');
  });
});

describe('side', () => {
  it('is that of the language, or the whole where there is one only', () => {
    expect(side('没有 / none', 'zh')).toBe('没有');
    expect(side('没有 / none', 'en')).toBe('none');
    expect(side('none', 'zh')).toBe('none');
  });
});
