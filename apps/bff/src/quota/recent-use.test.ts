import { describe, expect, it } from '@jest/globals';
import { RecentUse } from './recent-use.js';

describe('recent use', () => {
  it('is that of the last whole second, and none after a second of rest', () => {
    const use = new RecentUse();
    for (const now of [1_000, 1_500, 1_999]) use.note(now);
    expect(use.lastSecond(1_999)).toBe(0);
    expect(use.lastSecond(2_000)).toBe(3);
    use.note(2_500);
    expect(use.lastSecond(2_999)).toBe(3);
    expect(use.lastSecond(3_000)).toBe(1);
    expect(use.lastSecond(4_000)).toBe(0);
    use.note(4_100);
    expect(use.lastSecond(6_000)).toBe(0);
  });
});
