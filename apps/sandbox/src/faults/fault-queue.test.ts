import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FaultQueue } from './fault-queue.js';
import type { FaultMatch, PlannedFault } from './fault.js';

const paths = ['/api/v1/a', '/api/v1/a/1', '/api/v1/b'];
const prefixes = ['/', '/api/v1/a', '/api/v1/a/', '/api/v1/b', '/x'];
const methods = ['GET', 'POST'];

const anyMatch: fc.Arbitrary<FaultMatch> = fc.record(
  { method: fc.constantFrom(...methods), path: fc.constantFrom(...prefixes) },
  { requiredKeys: [] },
);
const anyStep = fc.oneof(
  fc.record({ match: anyMatch, times: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ method: fc.constantFrom(...methods), path: fc.constantFrom(...paths) }),
);

/** What the queue is meant to be: one ticket for each firing, in the order of planning. */
class NaiveQueue {
  tickets: { match: FaultMatch; ms: number }[] = [];

  add(match: FaultMatch, times: number, ms: number): void {
    for (let count = 0; count < times; count++) this.tickets.push({ match, ms });
  }

  take(method: string, path: string): number | undefined {
    const index = this.tickets.findIndex(
      ({ match }) =>
        (match.method === undefined || match.method === method) &&
        (match.path === undefined || path.startsWith(match.path)),
    );
    return index === -1 ? undefined : this.tickets.splice(index, 1)[0]!.ms;
  }
}

describe('FaultQueue', () => {
  it('fires the oldest matching fault first, as often as planned', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 40 }), (steps) => {
        const queue = new FaultQueue();
        const naive = new NaiveQueue();
        steps.forEach((step, serial) => {
          if ('times' in step) {
            const planned: PlannedFault = { ...step, fault: { kind: 'delay', ms: serial } };
            queue.add(planned);
            naive.add(step.match, step.times, serial);
          } else {
            const fault = queue.take(step.method, step.path);
            const ms = naive.take(step.method, step.path);
            expect(fault).toEqual(ms === undefined ? undefined : { kind: 'delay', ms });
          }
        });
      }),
    );
  });

  it('forgets everything when cleared', () => {
    const queue = new FaultQueue();
    queue.add({ match: {}, times: 5, fault: { kind: 'html' } });
    queue.clear();
    expect(queue.take('GET', '/')).toBeUndefined();
  });
});
