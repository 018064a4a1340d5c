import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RateLimit } from './rate-limit.js';

/** A limit on a clock that stands still until it is moved. */
function limitOf(limit: number, windowMs = 60_000) {
  const clock = { now: 1_000_000 };
  return { clock, limit: new RateLimit(limit, windowMs, () => clock.now) };
}

const times = (count: number, take: () => number) => Array.from({ length: count }, take);

describe('RateLimit', () => {
  it.each([1, 3, 7, 600, 999])('lets %i through at once, and says how long the next must wait', (count) => {
    const { limit } = limitOf(count);
    expect(times(count, () => limit.take('a'))).toEqual(times(count, () => 0));
    expect(limit.take('a')).toBeCloseTo(60_000 / count);
  });

  it('lets one more through whenever its share of the window is over', () => {
    const { clock, limit } = limitOf(6);
    times(6, () => limit.take('a'));
    clock.now += 9_999;
    expect(limit.take('a')).toBeCloseTo(1);
    clock.now += 1;
    expect([limit.take('a'), limit.take('a') > 0]).toEqual([0, true]);
  });

  it('does not make those wait longer who ask too early', () => {
    const { clock, limit } = limitOf(6);
    times(500, () => limit.take('a'));
    clock.now += 10_000;
    expect(limit.take('a')).toBe(0);
  });

  it('counts each key for itself', () => {
    const { limit } = limitOf(1);
    expect([limit.take('a'), limit.take('b'), limit.take('a') > 0]).toEqual([0, 0, true]);
  });

  it('remembers who goes on asking through any number of others', () => {
    const { limit } = limitOf(1);
    limit.take('a');
    for (let other = 0; other < 100_000; other++) {
      limit.take(`other ${other}`);
      if (other % 15_000 === 0) expect(limit.take('a')).toBeGreaterThan(0);
    }
  });

  it('forgets only those who were silent for 20,000 others', () => {
    const { limit } = limitOf(1);
    limit.take('a');
    for (let other = 0; other < 20_000; other++) limit.take(`other ${other}`);
    expect(limit.take('a')).toBeGreaterThan(0);
    for (let other = 0; other < 40_000; other++) limit.take(`another ${other}`);
    expect(limit.take('a')).toBe(0);
  });

  it('lets no more than twice the limit through in any window, and everybody who keeps to it', () => {
    const pauses = fc.array(fc.nat(40_000), { maxLength: 200 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), pauses, (count, waits) => {
        const { clock, limit } = limitOf(count);
        const passed: number[] = [];
        for (const wait of waits) {
          clock.now += wait;
          const recent = passed.filter((at) => at > clock.now - 60_000);
          const waitMs = limit.take('a');
          if (waitMs === 0) passed.push(clock.now);
          else expect([recent.length >= count, waitMs < 60_001]).toEqual([true, true]);
          expect(recent.length).toBeLessThanOrEqual(2 * count);
        }
      }),
      { numRuns: 300 },
    );
  });
});
