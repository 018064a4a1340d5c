import { describe, expect, it } from '@jest/globals';
import { Lockout } from './lockout.js';

describe('the lockout', () => {
  it('locks one user at the third wrong attempt in a row, for five minutes', () => {
    let now = 0;
    const lockout = new Lockout(() => now);
    expect([1, 2, 3].map(() => lockout.countWrong(7))).toEqual([false, false, true]);
    expect([lockout.isLocked(7), lockout.isLocked(8)]).toEqual([true, false]);
    now = 299_999;
    expect(lockout.isLocked(7)).toBe(true);
    now = 300_000;
    expect(lockout.isLocked(7)).toBe(false);
    expect([1, 2, 3].map(() => lockout.countWrong(7))).toEqual([false, false, true]);
  });

  it('counts anew after a right attempt, and after it was cleared', () => {
    const lockout = new Lockout(() => 0);
    lockout.countWrong(7);
    lockout.countWrong(7);
    lockout.countRight(7);
    expect([1, 2, 3].map(() => lockout.countWrong(7))).toEqual([false, false, true]);
    lockout.clear();
    expect(lockout.isLocked(7)).toBe(false);
  });
});
