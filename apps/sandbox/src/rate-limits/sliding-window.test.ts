import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SlidingWindow } from './sliding-window.js';

const windowMs = 1000;
const anyEvent = fc.record({ wait: fc.integer({ min: 0, max: 600 }), key: fc.constantFrom('a', 'b') });

it('admits exactly what a count over all recorded events would admit', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 }), fc.array(anyEvent, { maxLength: 60 }), (limit, events) => {
      let now = 0;
      const window = new SlidingWindow(limit, windowMs, () => now);
      const recorded: { key: string; time: number }[] = [];
      for (const { wait, key } of events) {
        now += wait;
        const inside = recorded.filter((event) => event.key === key && event.time > now - windowMs);
        const fits = inside.length < limit;
        expect(window.hasRoom(key)).toBe(fits);
        if (!fits) continue;
        window.record(key);
        recorded.push({ key, time: now });
      }
    }),
  );
});

it('never lets more than the limit into any window, also across what a fixed window would call a boundary', () => {
  let now = 999;
  const window = new SlidingWindow(2, windowMs, () => now);
  const admitted = (): boolean => {
    const fits = window.hasRoom('a');
    if (fits) window.record('a');
    return fits;
  };
  expect([admitted(), admitted(), admitted()]).toEqual([true, true, false]);
  now = 1001;
  expect(admitted()).toBe(false);
  now = 1998;
  expect(admitted()).toBe(false);
  now = 1999;
  expect(admitted()).toBe(true);
});

it('has no limit when the limit is 0', () => {
  const window = new SlidingWindow(0, windowMs, () => 0);
  for (let count = 0; count < 5000; count++) window.record('a');
  expect(window.hasRoom('a')).toBe(true);
});

it('starts afresh when cleared', () => {
  const window = new SlidingWindow(1, windowMs, () => 0);
  window.record('a');
  window.clear();
  expect(window.hasRoom('a')).toBe(true);
});
