import { describe, expect, it } from 'vitest';
import { address, asking, go } from './address';
import { isPage, pageOf } from './pages';

describe('asking', () => {
  it('keeps the other filters and begins at the first page', async () => {
    await go('/results?outcome=MOVED&after=77');
    expect(asking({ authority: 'ZJ' })).toBe('/results?outcome=MOVED&authority=ZJ');
    expect(asking({ after: '99' })).toBe('/results?outcome=MOVED&after=99');
    expect(asking({ outcome: '' })).toBe('/results');
    expect(address.value.query.get('after')).toBe('77');
  });
});

describe('pageOf', () => {
  it('knows the pages there are and no others', () => {
    for (const path of ['/', '/plans', '/plans/1', '/subjects/91440883MA000F2P5H', '/search', '/bulletins/TB-1']) {
      expect(isPage(path)).toBe(true);
    }
    for (const path of ['/verify', '/subjects', '/plans/1/lines', '/v1/plans', '/desk', '/nothing']) {
      expect(isPage(path)).toBe(false);
    }
    expect(pageOf('/tasks/a%20b').id).toBe('a b');
    expect(pageOf('/tasks/%zz').id).toBe('%zz');
  });
});
