import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { Slots } from './slots.js';

describe('Slots', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('turns away at once what comes when 256 wait already', async () => {
    const slots = new Slots(1);
    slots.tryTake();
    const waiting = Array.from({ length: 256 }, () => slots.wait(1_000));
    expect(await slots.wait(1_000)).toBe(false);
    for (const one of waiting) {
      slots.release();
      expect(await one).toBe(true);
    }
  });

  it('leaves no timer behind', async () => {
    const slots = new Slots(1);
    slots.tryTake();
    const [had, late] = [slots.wait(1_000), slots.wait(1_000)];
    slots.release();
    expect([await had, jest.getTimerCount()]).toEqual([true, 1]);
    jest.advanceTimersByTime(1_000);
    expect([await late, jest.getTimerCount()]).toEqual([false, 0]);
    slots.release();
    expect([slots.tryTake(), slots.tryTake()]).toEqual([true, false]);
  });

  it('never lets more than its count be under way, and serves in order whatever happens', async () => {
    const step = fc.oneof(
      { weight: 4, arbitrary: fc.constant('come' as const) },
      { weight: 3, arbitrary: fc.constant('end' as const) },
      { weight: 1, arbitrary: fc.constant('time' as const) },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        fc.array(step, { maxLength: 60 }),
        async (count, steps) => {
          const slots = new Slots(count);
          let underWay = 0;
          // What must be: who waits, in order.
          let queue: number[] = [];
          const told: [number, boolean][] = [];
          const expected: [number, boolean][] = [];
          for (const [id, happens] of steps.entries()) {
            if (happens === 'come') {
              const taken = slots.tryTake();
              expect(taken).toBe(underWay < count);
              if (taken) underWay += 1;
              else {
                queue.push(id);
                void slots.wait(1_000).then((had) => told.push([id, had]));
              }
            } else if (happens === 'end' && underWay > 0) {
              slots.release();
              const [next, ...rest] = queue;
              if (next === undefined) underWay -= 1;
              else expected.push([next, true]);
              queue = rest;
            } else if (happens === 'time') {
              jest.advanceTimersByTime(1_000);
              for (const late of queue) expected.push([late, false]);
              queue = [];
            }
            await Promise.resolve();
            await Promise.resolve();
            expect(told).toEqual(expected);
          }
          jest.clearAllTimers();
        },
      ),
    );
  });
});
