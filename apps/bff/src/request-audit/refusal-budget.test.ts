import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RefusalBudget } from './refusal-budget.js';

/**
 * The rule itself, without any state but the history: from any moment on, no more may pass than the burst plus
 * what has come back since. `sources` are small numbers.
 */
class NaiveBudget {
  readonly #taken: { readonly source: number; readonly at: number }[] = [];

  take(source: number, now: number): boolean {
    const own = this.#taken.filter((taken) => taken.source === source);
    const allowed = this.#allows(own, now, 5, 50) && this.#allows(this.#taken, now, 50, 500);
    if (allowed) this.#taken.push({ source, at: now });
    return allowed;
  }

  #allows(taken: readonly { readonly at: number }[], now: number, rate: number, burst: number): boolean {
    return taken.every(({ at }, index) => taken.length - index + 1 <= burst + ((now - at) / 1000) * rate);
  }
}

describe('RefusalBudget', () => {
  it('gives a source its burst, then five a second', () => {
    let now = 0;
    const budget = new RefusalBudget(() => now);
    const take = (times: number) =>
      Array.from({ length: times }, () => budget.take('a')).filter(Boolean).length;
    expect(take(60)).toBe(50);
    now = 1_000;
    expect(take(60)).toBe(5);
    now = 1_000_000;
    expect(take(60)).toBe(50);
  });

  it('keeps a quiet source’s permits while a noisy one has none', () => {
    const budget = new RefusalBudget(() => 0);
    for (let attempt = 0; attempt < 1_000; attempt++) budget.take('noisy');
    expect(budget.take('quiet')).toBe(true);
  });

  it('lets 500 of all sources through at once, however many they are', () => {
    const budget = new RefusalBudget(() => 0);
    const passed = Array.from({ length: 30_000 }, (_, source) => budget.take(String(source))).filter(Boolean);
    expect(passed).toHaveLength(500);
  });

  it('decides as the rule does, whatever comes when', () => {
    const steps = fc.array(
      // Whole multiples of 200 ms, so that neither side rounds: 1 permit of one source and 10 of all.
      fc.record({
        source: fc.integer({ min: 0, max: 12 }),
        wait: fc.integer({ min: 0, max: 3 }),
        times: fc.integer({ min: 1, max: 60 }),
      }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(steps, (plan) => {
        let now = 0;
        const budget = new RefusalBudget(() => now);
        const naive = new NaiveBudget();
        for (const { source, wait, times } of plan) {
          now += wait * 200;
          for (let time = 0; time < times; time++) {
            expect(budget.take(String(source))).toBe(naive.take(source, now));
          }
        }
      }),
      { numRuns: 50 },
    );
  });
});
