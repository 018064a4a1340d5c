import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import type { NewAuditEvent } from '../audit/audit-event.js';
import type { AuditAppender } from '../audit/audit-trail.js';
import { describeRefusals } from './describe-refusal.js';
import { RefusalRecorder } from './refusal-recorder.js';

/** A trail whose appends end as and when a test says. */
class ScriptedTrail implements AuditAppender {
  readonly appended: NewAuditEvent[] = [];
  onAppend: () => Promise<void> = () => Promise.resolve();

  append(event: NewAuditEvent): Promise<void> {
    this.appended.push(event);
    return this.onAppend();
  }
}

const describeOne = () => describeRefusals('not-found', 404, 1);

describe('RefusalRecorder', () => {
  let trail: ScriptedTrail;
  let lost: number;
  let recorder: RefusalRecorder;
  beforeEach(() => {
    jest.useFakeTimers();
    trail = new ScriptedTrail();
    lost = 0;
    recorder = new RefusalRecorder(trail, { onLost: (count) => (lost += count) });
  });
  afterEach(async () => {
    await recorder.close();
    jest.useRealTimers();
  });

  const record = (source = 'a') => recorder.record(source, describeOne, 'not-found', 404);

  it('stores the event of its own of a refusal within the budget', async () => {
    await record();
    expect(trail.appended).toEqual([expect.objectContaining({ action: 'request.refuse', count: 1 })]);
    expect(jest.getTimerCount()).toBe(1);
  });

  it('lets an answer go after 100 ms when the trail is slow', async () => {
    let store: () => void = () => undefined;
    trail.onAppend = () => new Promise((resolve) => (store = resolve));
    let answered = false;
    const recorded = record().then(() => (answered = true));
    await jest.advanceTimersByTimeAsync(99);
    expect(answered).toBe(false);
    await jest.advanceTimersByTimeAsync(1);
    await recorded;
    expect([answered, lost]).toEqual([true, 0]);
    store();
  });

  it('lets an answer go at once when the trail fails, and counts the loss', async () => {
    trail.onAppend = () => Promise.reject(new Error('down'));
    await record();
    expect(lost).toBe(1);
  });

  it('counts a loss that comes after the answer', async () => {
    let fail: (error: Error) => void = () => undefined;
    trail.onAppend = () => new Promise((_resolve, reject) => (fail = reject));
    const recorded = record();
    await jest.advanceTimersByTimeAsync(100);
    await recorded;
    fail(new Error('down'));
    await jest.advanceTimersByTimeAsync(0);
    expect(lost).toBe(1);
  });

  it('holds no more than 256 events for a trail that hangs', async () => {
    trail.onAppend = () => new Promise(() => undefined);
    const recorded = Array.from({ length: 300 }, (_, source) => record(String(source)));
    expect(trail.appended).toHaveLength(256);
    await jest.advanceTimersByTimeAsync(100);
    await Promise.all(recorded);
    trail.onAppend = () => Promise.resolve();
    await recorder.summarise();
    expect(trail.appended.slice(256)).toEqual([
      expect.objectContaining({ count: 44, problem: { slug: 'not-found', status: 404 }, chain: null }),
    ]);
  });

  it('summarises every ten seconds what was over the budget, kind by kind', async () => {
    for (let time = 0; time < 60; time++) await record();
    for (let time = 0; time < 3; time++) await recorder.record('a', describeOne, 'internal-error', 500);
    expect(trail.appended).toHaveLength(50);
    await jest.advanceTimersByTimeAsync(10_000);
    expect(trail.appended.slice(50)).toEqual([
      expect.objectContaining({ count: 10, outcome: 'refused', problem: { slug: 'not-found', status: 404 } }),
      expect.objectContaining({
        count: 3,
        outcome: 'failed',
        problem: { slug: 'internal-error', status: 500 },
      }),
    ]);
    await jest.advanceTimersByTimeAsync(10_000);
    expect(trail.appended).toHaveLength(52);
  });

  it('stores the last summary when it closes, and stops its timer', async () => {
    for (let time = 0; time < 51; time++) await record();
    await recorder.close();
    expect(trail.appended.at(-1)).toMatchObject({ count: 1 });
    expect([trail.appended.length, jest.getTimerCount()]).toEqual([51, 0]);
  });

  it('accounts for every refusal: stored, summarised or counted as lost', async () => {
    const burst = fc.record({
      source: fc.integer({ min: 0, max: 3 }),
      times: fc.integer({ min: 1, max: 80 }),
      fails: fc.boolean(),
      summarise: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(burst, { maxLength: 12 }), async (bursts) => {
        const checked = new ScriptedTrail();
        let stored = 0;
        let lostHere = 0;
        const counting = new RefusalRecorder(checked, { onLost: (count) => (lostHere += count) });
        let total = 0;
        for (const { source, times, fails, summarise } of bursts) {
          checked.onAppend = () => {
            if (fails) return Promise.reject(new Error('down'));
            stored += checked.appended.at(-1)?.count ?? 0;
            return Promise.resolve();
          };
          total += times;
          await Promise.all(
            Array.from({ length: times }, () =>
              counting.record(String(source), describeOne, 'not-found', 404),
            ),
          );
          if (summarise) await counting.summarise();
        }
        await counting.close();
        expect(stored + lostHere).toBe(total);
      }),
      { numRuns: 50 },
    );
  });
});
