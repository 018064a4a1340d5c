import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { waitReasons } from '../operations/operation.js';
import { postponementsOf } from './postponements.js';
import type { UnsettledOperation } from './settlement-store.js';

const quietMs = 60_000;
const lookAgainMs = 15_000;

const doubtful: Omit<UnsettledOperation, 'operation_id' | 'attempt' | 'quietForMs'> = {
  state: 'in_doubt',
  contact_fingerprint: null,
  type_id: null,
  baseline: null,
  acknowledged: false,
  live: false,
  due: true,
  absent: false,
};

const wait = fc.record({
  operation: fc
    .record({
      attempt: fc.integer({ min: 1, max: 3 }),
      quietForMs: fc.constantFrom(-1, 0, 1, 30_000, 59_999),
    })
    .map((part) => ({ ...doubtful, ...part })),
  waitingFor: fc.constantFrom(...waitReasons),
  absent: fc.boolean(),
});

describe('postponementsOf', () => {
  it('says of each operation what its turn has found, and nothing twice', () => {
    fc.assert(
      fc.property(fc.array(wait, { maxLength: 60 }), (found) => {
        const waits = found.map((one, index) => ({
          ...one,
          operation: { ...one.operation, operation_id: String(index) },
        }));
        const postponements = postponementsOf(waits, quietMs, lookAgainMs);
        const said = postponements.flatMap(({ operationIds, ...same }) =>
          operationIds.map((id) => [Number(id), same] as const),
        );
        expect(said.toSorted(([a], [b]) => a - b).map(([, same]) => same)).toEqual(
          waits.map(({ operation, waitingFor, absent }) => ({
            attempt: operation.attempt,
            waitingFor,
            absent,
            lookAgain:
              waitingFor === 'quiet_period' && operation.quietForMs > 0
                ? { afterQuietMs: quietMs }
                : { inMs: lookAgainMs },
          })),
        );
        const answers = postponements.map(({ operationIds: _ids, ...same }) => JSON.stringify(same));
        expect(new Set(answers).size).toBe(answers.length);
      }),
    );
  });

  it('needs one statement for operations in doubt since different times that wait for the end of the quiet period', () => {
    const waits = Array.from({ length: 200 }, (_, index) => ({
      operation: {
        ...doubtful,
        operation_id: String(index),
        attempt: 1,
        quietForMs: index + 1,
      },
      waitingFor: 'quiet_period' as const,
      absent: false,
    }));
    expect(postponementsOf(waits, quietMs, lookAgainMs)).toHaveLength(1);
  });
});
