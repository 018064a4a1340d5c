import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { NewAuditEvent } from '../audit/audit-event.js';
import type { AuditAppender } from '../audit/audit-trail.js';
import { describeRefusals } from './describe-refusal.js';
import { ReadRecorder } from './read-recorder.js';

const minute = 60_000;
const describeOne = () => describeRefusals('not-found', 404, 1);

describe('ReadRecorder', () => {
  let counts: number[];
  let lost: number;
  let now: number;
  let fails: boolean;
  let recorder: ReadRecorder;
  beforeEach(() => {
    counts = [];
    lost = 0;
    now = 0;
    fails = false;
    const trail: AuditAppender = {
      append: (event: NewAuditEvent) => {
        if (fails) return Promise.reject(new Error('no storage'));
        counts.push(event.count);
        return Promise.resolve();
      },
    };
    recorder = new ReadRecorder(trail, { onLost: (count) => (lost += count) }, () => now);
  });
  afterEach(() => recorder.close());

  it('records the first read at once, and its repeats as one when five minutes are over', async () => {
    for (let count = 0; count < 4; count++) await recorder.recordRead(['a'], describeOne);
    expect(counts).toEqual([1]);
    now = 5 * minute - 1;
    await recorder.sweep();
    expect(counts).toEqual([1]);
    now = 5 * minute;
    await recorder.sweep();
    expect(counts).toEqual([1, 3]);
    await recorder.recordRead(['a'], describeOne);
    expect(counts).toEqual([1, 3, 1]);
  });

  it('tells reads apart by every part', async () => {
    for (const parts of [['a'], ['b'], ['a', 1], [['a', 1]], [null]])
      await recorder.recordRead(parts, describeOne);
    expect(counts).toEqual([1, 1, 1, 1, 1]);
  });

  it('records a read after its window even when nobody has swept', async () => {
    await recorder.recordRead(['a'], describeOne);
    await recorder.recordRead(['a'], describeOne);
    now = 6 * minute;
    await recorder.recordRead(['a'], describeOne);
    expect(counts.sort()).toEqual([1, 1, 1]);
  });

  it('records what it has counted before it ends', async () => {
    await recorder.recordExport(['a'], describeOne);
    await recorder.recordExport(['a'], describeOne);
    await recorder.recordExport(['a'], describeOne);
    await recorder.close();
    expect(counts).toEqual([1, 2]);
  });

  it('lets a read pass that cannot be recorded, and counts it as lost', async () => {
    fails = true;
    await recorder.recordRead(['a'], describeOne);
    expect(lost).toBe(1);
  });

  it('lets no export pass that cannot be recorded', async () => {
    fails = true;
    await expect(recorder.recordExport(['a'], describeOne)).rejects.toThrow('no storage');
    fails = false;
    await recorder.recordExport(['a'], describeOne);
    expect(counts).toEqual([1]);
  });

  it('records each read by itself when it keeps as many windows as it may', async () => {
    for (let index = 0; index < 5_000; index++) await recorder.recordRead([index], describeOne);
    await recorder.recordRead(['one more'], describeOne);
    await recorder.recordRead(['one more'], describeOne);
    expect(counts).toHaveLength(5_002);
  });
});
