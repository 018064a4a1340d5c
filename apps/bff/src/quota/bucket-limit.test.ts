import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { limitOfShare } from './bucket-limit.js';

describe('the limit of a share', () => {
  it('lets a window with what was leased before it see no more than the share', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000 }),
        fc.double({ min: 0, max: 600, noNaN: true }),
        (share, delaySeconds) => {
          const { burst, refillPerSecond } = limitOfShare(share, delaySeconds);
          expect(burst).toBeGreaterThanOrEqual(1);
          expect(refillPerSecond).toBeGreaterThan(0);
          // Whole permits only: a fraction that is left over lets nobody through.
          expect(Math.floor(burst + refillPerSecond * (300 + delaySeconds) + 1e-9)).toBeLessThanOrEqual(
            share,
          );
        },
      ),
    );
  });

  it.each([
    [1800, 360, 1440 / 312],
    [80, 16, 64 / 312],
    [5, 2, 3 / 312],
    [2, 1, 1 / 312],
    [1, 1, 0.99 / 312],
  ])('of %i is %i at once and %d a second', (share, burst, refillPerSecond) => {
    expect(limitOfShare(share, 12)).toEqual({ burst, refillPerSecond });
  });
});
