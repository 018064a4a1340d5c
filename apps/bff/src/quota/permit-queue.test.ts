import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Grant } from './draw-permits.js';
import { PermitQueue } from './permit-queue.js';

const settings = { waitMs: 1_000, leaseMs: 2_000, mostAhead: 10, spacingMs: 500 };

/** A queue over a database that answers as the test says; it gives all that is wanted by default. */
function startQueue() {
  const asked: number[] = [];
  const outcomes: string[] = [];
  const source = {
    answer: (wanted: number): Promise<Grant> =>
      Promise.resolve({ permits: wanted, waitMs: 0, paused: false, left: 100 }),
  };
  const queue = new PermitQueue(
    (wanted) => {
      asked.push(wanted);
      return source.answer(wanted);
    },
    settings,
    { leased: () => undefined, waited: (outcome) => void outcomes.push(outcome) },
  );
  const giving = (permits: number, waitMs: number, paused = false) => {
    source.answer = (wanted) =>
      Promise.resolve({ permits: Math.min(wanted, permits), waitMs, paused, left: 0 });
  };
  return { queue, asked, outcomes, source, giving };
}

describe('a queue for permits', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());
  const pass = (milliseconds: number) => jest.advanceTimersByTimeAsync(milliseconds);

  it('has none in stock at first, and leases for all who wait at once', async () => {
    const { queue, asked, outcomes } = startQueue();
    expect(queue.take()).toBe(false);
    const first = queue.wait(5_000);
    const others = [queue.wait(5_000), queue.wait(5_000)];
    expect(await Promise.all([first, ...others])).toEqual([undefined, undefined, undefined]);
    expect(asked).toEqual([1, 2]);
    expect(outcomes).toEqual(['granted', 'granted', 'granted']);
    expect(queue.take()).toBe(false);
  });

  it('leases ahead once requests come steadily, so that nobody waits', async () => {
    const { queue, asked, outcomes } = startQueue();
    for (let second = 0; second < 5; second++) {
      for (let request = 0; request < 10; request++) {
        if (!queue.take()) await queue.wait(5_000);
        await pass(100);
      }
    }
    expect(outcomes.length).toBeLessThanOrEqual(11);
    expect(asked.slice(11).every((wanted) => wanted === 5)).toBe(true);
    const leased = asked.reduce((sum, wanted) => sum + wanted, 0);
    expect(leased).toBeLessThanOrEqual(60);
  });

  it('uses no permit after its lease', async () => {
    const { queue, asked, source } = startQueue();
    source.answer = () => Promise.resolve({ permits: 3, waitMs: 0, paused: false, left: 0 });
    await queue.wait(5_000);
    await pass(1_999);
    expect(queue.take()).toBe(true);
    await pass(1);
    expect(queue.take()).toBe(false);
    expect(asked).toEqual([1]);
  });

  it('counts the lease from the question, not from its answer', async () => {
    const { queue, source } = startQueue();
    source.answer = (wanted) =>
      new Promise((resolve) => {
        setTimeout(() => resolve({ permits: wanted + 1, waitMs: 0, paused: false, left: 0 }), 900);
      });
    const waiting = queue.wait(5_000);
    await pass(900);
    expect(await waiting).toBeUndefined();
    await pass(1_100);
    expect(queue.take()).toBe(false);
  });

  it('waits for the next permit when it comes in time, in the order of asking', async () => {
    const { queue, giving, asked } = startQueue();
    giving(1, 500);
    const order: string[] = [];
    const waiting = ['a', 'b'].map((name) => queue.wait(5_000).then(() => order.push(name)));
    await pass(0);
    expect(order).toEqual(['a']);
    await pass(499);
    expect(order).toEqual(['a']);
    await pass(2);
    expect(order).toEqual(['a', 'b']);
    await Promise.all(waiting);
    expect(asked).toEqual([1, 1]);
  });

  it('refuses at once who would wait in vain, and says when there will be a permit', async () => {
    const { queue, giving, asked, outcomes } = startQueue();
    giving(0, 3_500);
    expect(await queue.wait(5_000)).toBe(4);
    expect(await queue.wait(5_000)).toBe(4);
    expect(asked).toEqual([1]);
    expect(outcomes).toEqual(['refused', 'refused']);
  });

  it('counts those who wait already', async () => {
    const { queue, giving } = startQueue();
    giving(0, 400);
    const answers = [1, 2, 3, 4].map(() => queue.wait(5_000));
    await pass(0);
    // 400 ms, 900 ms; then 1.4 s, which is too long, in the place of those who have gone.
    expect(await Promise.all(answers.slice(2))).toEqual([2, 2]);
    giving(9, 0);
    await pass(400);
    expect(await Promise.all(answers.slice(0, 2))).toEqual([undefined, undefined]);
  });

  it('waits no longer than the call allows', async () => {
    const { queue, giving } = startQueue();
    giving(0, 400);
    expect(await queue.wait(300)).toBe(1);
  });

  it('drops its stock for a pause and refuses until then', async () => {
    const { queue, source, asked } = startQueue();
    source.answer = () => Promise.resolve({ permits: 5, waitMs: 0, paused: false, left: 0 });
    await queue.wait(5_000);
    queue.pause(10_000);
    expect(queue.take()).toBe(false);
    expect(await queue.wait(5_000)).toBe(10);
    await pass(9_500);
    const waiting = queue.wait(5_000);
    await pass(500);
    expect(await waiting).toBeUndefined();
    expect(asked).toEqual([1, 1]);
  });

  it('does not use what was on its way when the pause began', async () => {
    const { queue, source } = startQueue();
    source.answer = () =>
      new Promise((resolve) => {
        setTimeout(() => resolve({ permits: 5, waitMs: 0, paused: false, left: 0 }), 100);
      });
    const waiting = queue.wait(5_000);
    queue.pause(3_000);
    expect(await waiting).toBe(3);
    await pass(3_000);
    expect(queue.take()).toBe(false);
  });

  it('drops its stock when it hears of a pause from the database', async () => {
    const { queue, source, giving } = startQueue();
    source.answer = () => Promise.resolve({ permits: 2, waitMs: 0, paused: false, left: 0 });
    await queue.wait(5_000);
    giving(0, 7_000, true);
    expect(queue.take()).toBe(true);
    expect(await queue.wait(5_000)).toBe(7);
    expect(queue.take()).toBe(false);
  });

  it('uses up its stock while the database is down, then answers as without a permit', async () => {
    const { queue, source, asked } = startQueue();
    source.answer = () => Promise.resolve({ permits: 3, waitMs: 0, paused: false, left: 0 });
    await queue.wait(5_000);
    source.answer = () => Promise.reject(new Error('down'));
    expect([queue.take(), queue.take(), queue.take()]).toEqual([true, true, false]);
    const refused = queue.wait(5_000);
    await pass(1_000);
    expect(await refused).toBe(5);
    expect(asked.length).toBeLessThanOrEqual(6);
    source.answer = (wanted) => Promise.resolve({ permits: wanted, waitMs: 0, paused: false, left: 0 });
    const granted = queue.wait(5_000);
    await pass(250);
    expect(await granted).toBeUndefined();
  });
});
