import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { AuditRecord, Cause } from '../../src/index.js';
import { verifyRecords } from '../chain/build-export.js';
import { buildRecords, rehash } from '../chain/build-records.js';

const size = 24;
const records = buildRecords(size);
const header = { from_seq: 1, to_seq: size };

/** One change to a list of records, and the cause that explains it. */
interface Change {
  readonly cause: Cause;
  readonly apply: (list: readonly AuditRecord[]) => AuditRecord[];
}

const at = fc.nat(size - 1);
const pick = (list: readonly AuditRecord[], index: number) => list[index % list.length]!;
const change: fc.Arbitrary<Change> = fc.oneof(
  at.map((index) => ({
    cause: 'altered' as const,
    apply: (list: readonly AuditRecord[]) =>
      list.with(index % list.length, { ...pick(list, index), outcome: 'altered' }),
  })),
  at.map((index) => ({
    cause: 'missing' as const,
    apply: (list: readonly AuditRecord[]) => list.toSpliced(index % list.length, 1),
  })),
  fc.tuple(at, at).map(([index, copied]) => ({
    cause: 'inserted' as const,
    apply: (list: readonly AuditRecord[]) => list.toSpliced(index % list.length, 0, pick(list, copied)),
  })),
  fc.tuple(at, at).map(([one, other]) => ({
    cause: 'reordered' as const,
    apply: (list: readonly AuditRecord[]) =>
      list.with(one % list.length, pick(list, other)).with(other % list.length, pick(list, one)),
  })),
);

/** Index of the first record that is not what was sealed there; undefined when all that is there is. */
const firstDifference = (list: readonly AuditRecord[]) =>
  list.findIndex((record, index) => JSON.stringify(record) !== JSON.stringify(records[index]));

describe('several changes at once', () => {
  it('are caught at the first of them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const list = changes.reduce<readonly AuditRecord[]>((before, { apply }) => apply(before), records);
        const verdict = await verifyRecords(list, { header });
        const first = firstDifference(list);
        if (first < 0) {
          expect(verdict.verdict === 'verified').toBe(list.length === size);
          if (list.length < size)
            expect(verdict).toMatchObject({ seq: list.length + 1, causes: ['truncated'] });
          return;
        }
        expect(verdict).toMatchObject({ verdict: 'broken', line: first + 2 });
        // A record that is there twice is named by its number, on the second of its lines.
        expect(verdict).toHaveProperty('seq', isTwice(list, first) ? first : first + 1);
      }),
      { numRuns: 1_000 },
    );
  });

  it('are given the cause of the only one there is', async () => {
    await fc.assert(
      fc.asyncProperty(change, async ({ cause, apply }) => {
        const list = apply(records);
        if (firstDifference(list) < 0) return;
        expect(await verifyRecords(list, { header })).toHaveProperty(
          'causes',
          cause === 'missing' && list[0] !== records[0] ? ['missing', 'truncated'] : [cause],
        );
      }),
      { numRuns: 500 },
    );
  });

  it('are caught at the first of them, or one line later, when hashes were computed anew', async () => {
    await fc.assert(
      fc.asyncProperty(at, at, async (one, other) => {
        const first = Math.min(one, other);
        if (first >= size - 1) return;
        const list = records.map((record, index) =>
          index === one || index === other ? rehash({ ...record, count: 2 }) : record,
        );
        const verdict = await verifyRecords(list, { header });
        expect(verdict).toMatchObject({ verdict: 'broken', causes: ['altered'], line: first + 3 });
      }),
      { numRuns: 200 },
    );
  });
});

const isTwice = (list: readonly AuditRecord[], index: number) =>
  index > 0 && list[index]!.previous_hash === records[index - 1]!.previous_hash;
