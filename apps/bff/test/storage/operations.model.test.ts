import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { allowedTransitions, operationStates, type OutcomeState } from '../../src/operations/operation.js';
import type { OperationIntent } from '../../src/operations/operation-store.js';
import type { Storage } from '../../src/storage/open-storage.js';
import { engines } from './engines.js';
import { openBeforeAll } from './open-before-tests.js';
import { claimOf, sampleIntent, sampleOutcome, sampleQuery } from './samples.js';

const outcomeStates = operationStates.filter((state): state is OutcomeState => state !== 'attempted');

/** One call: begin operation n, or finish it, so or so; `claim` names one of few claims, or none. */
type Call =
  | { readonly kind: 'begin'; readonly operation: number }
  | {
      readonly kind: 'finish';
      readonly operation: number;
      readonly state: OutcomeState;
      readonly release: boolean;
    };

const operationNumber = fc.nat({ max: 4 });
const calls: fc.Arbitrary<Call> = fc.oneof(
  fc.record({ kind: fc.constant('begin' as const), operation: operationNumber }),
  fc.record({
    kind: fc.constant('finish' as const),
    operation: operationNumber,
    state: fc.constantFrom(...outcomeStates),
    release: fc.boolean(),
  }),
);
const claims = fc.array(fc.option(fc.nat({ max: 1 })), { minLength: 5, maxLength: 5 });

/** The contract, as a handful of maps. */
class Model {
  readonly trail = new Map<string, string[]>();
  readonly holders = new Map<string, string>();

  begin(intent: OperationIntent): boolean {
    const claim = intent.idempotency_claim;
    if (claim !== null && this.holders.has(claim)) return false;
    if (claim !== null) this.holders.set(claim, intent.operation_id);
    this.trail.set(intent.operation_id, ['attempted']);
    return true;
  }

  finish(intent: OperationIntent, state: OutcomeState, release: boolean): boolean {
    const trail = this.trail.get(intent.operation_id);
    const current = trail?.at(-1) as keyof typeof allowedTransitions | undefined;
    if (!trail || !current || !allowedTransitions[current].includes(state)) return false;
    trail.push(state);
    const claim = intent.idempotency_claim;
    if (release && claim !== null && this.holders.get(claim) === intent.operation_id) {
      this.holders.delete(claim);
    }
    return true;
  }
}

describe.each(engines)('random sequences of begin and finish on %s', (_name, create) => {
  let storage: Storage;
  openBeforeAll(create, (opened) => ({ storage } = opened));

  const trailOf = async (operationId: string) => {
    const { events } = await storage.audit.read(sampleQuery({ operation_id: operationId }));
    return events.map((event) => event.outcome).reverse();
  };

  it('answer as the model does, one call after the other; operation and trail agree', async () => {
    let run = 0;
    const property = fc.asyncProperty(claims, fc.array(calls, { maxLength: 14 }), async (names, sequence) => {
      run++;
      const intents = names.map((name) =>
        sampleIntent(name === null ? null : claimOf(`${String(run)}/${String(name)}`)),
      );
      const model = new Model();
      for (const call of sequence) {
        const intent = intents[call.operation]!;
        if (call.kind === 'finish') {
          const changes = { release_claim: call.release };
          expect(await storage.operations.finish(sampleOutcome(intent, call.state, changes))).toBe(
            model.finish(intent, call.state, call.release),
          );
        } else if (!model.trail.has(intent.operation_id)) {
          const result = await storage.operations.begin(intent);
          expect(result.begun).toBe(model.begin(intent));
          if (!result.begun) {
            expect(result.holder.operation_id).toBe(model.holders.get(intent.idempotency_claim!));
          }
        }
      }
      for (const { operation_id } of intents) {
        const trail = model.trail.get(operation_id) ?? [];
        expect(await trailOf(operation_id)).toEqual(trail);
        expect((await storage.operations.find(operation_id))?.state).toBe(trail.at(-1));
      }
    });
    await fc.assert(property, { numRuns: 40 });
  });

  it('leave operation and trail in agreement when all calls are made at once', async () => {
    const property = fc.asyncProperty(fc.array(calls, { maxLength: 20 }), async (sequence) => {
      const intents = Array.from({ length: 5 }, () => sampleIntent());
      await Promise.all(intents.slice(0, 3).map((intent) => storage.operations.begin(intent)));
      const model = new Model();
      for (const intent of intents.slice(0, 3)) model.begin(intent);
      const finishes = sequence.filter((call) => call.kind === 'finish');
      const won = await Promise.all(
        finishes.map(({ operation, state }) =>
          storage.operations.finish(sampleOutcome(intents[operation]!, state)),
        ),
      );
      expect(won).toEqual(
        finishes.map(({ operation, state }) => model.finish(intents[operation]!, state, false)),
      );
      for (const { operation_id } of intents) {
        expect(await trailOf(operation_id)).toEqual(model.trail.get(operation_id) ?? []);
      }
    });
    await fc.assert(property, { numRuns: 40 });
  });
});
