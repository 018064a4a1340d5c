import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { planWait } from './plan-wait.js';

describe('planWait', () => {
  it.each([
    [1, undefined, 500],
    [2, undefined, 1_000],
    [6, undefined, 16_000],
    [9, undefined, 16_000],
    [1, 7, 7_000],
  ])('after %i requests and Retry-After %s waits for %i ms at least', (attempts, retryAfterSeconds, ms) => {
    const state = { attempts, elapsedMs: 0, retryAfterSeconds };
    expect(planWait(state, { attempts: 10, totalMs: 60_000 }, 0)).toBe(ms);
  });

  it('never comes too early, too late or too often', () => {
    fc.assert(
      fc.property(
        fc.record({
          attempts: fc.integer({ min: 1, max: 20 }),
          elapsedMs: fc.integer({ min: 0, max: 100_000 }),
          retryAfterSeconds: fc.option(fc.integer({ min: 0, max: 3_600 }), { nil: undefined }),
        }),
        fc.record({
          attempts: fc.integer({ min: 1, max: 20 }),
          totalMs: fc.integer({ min: 0, max: 100_000 }),
        }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (state, limits, random) => {
          const waitMs = planWait(state, limits, random);
          if (waitMs === undefined) return;
          expect(state.attempts).toBeLessThan(limits.attempts);
          expect(state.elapsedMs + waitMs).toBeLessThanOrEqual(limits.totalMs);
          expect(waitMs).toBeGreaterThanOrEqual((state.retryAfterSeconds ?? 0) * 1_000);
        },
      ),
    );
  });
});
