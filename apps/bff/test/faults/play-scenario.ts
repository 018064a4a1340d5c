import { expect } from '@jest/globals';
import type { WireAnswer } from '../rig/http-client.js';
import { expectProblem } from '../rig/problem.js';
import type { FaultScenario } from './fault-scenario.js';
import type { FaultWorld } from './fault-world.js';

/**
 * Plays one scenario to its end: the fault, the answer, the operation at rest, the same request again. Asserts
 * answer, events, state and what the vendor has seen and holds.
 */
export async function playScenario(scenario: FaultScenario, world: FaultWorld): Promise<void> {
  await world.begin();
  const known = await world.knownOperations();
  const first = await scenario.play(world);
  expectFirst(first, scenario);

  const [begun, ...others] = await world.operationsSince(known);
  expect(others).toEqual([]);
  const operationId = begun!.operation_id;
  const { state } = await world.rest(operationId);
  expect(state).toBe(scenario.state);
  expect(await world.eventsOf(operationId)).toEqual(scenario.events);

  const again = await world.create();
  expect(describeRepetition(again)).toBe(scenario.again);
  if (scenario.again !== '401 not-authenticated') {
    const isNew = scenario.again === '201 sent' && state === 'rejected';
    expect(again.headers['operation-id'] === operationId).toBe(!isNew);
  }
  if (scenario.again === '201 replayed' && first?.status === 201) {
    expect(again.text).toBe(first.text);
    expect(again.headers['location']).toBe(first.headers['location']);
  }
  expect(await world.posts()).toBe(scenario.posts);
  expect(await world.contacts()).toBe(scenario.contacts);
}

function expectFirst(answer: WireAnswer | undefined, scenario: FaultScenario): void {
  if (answer === undefined) {
    expect(scenario.answer).toBe('none: the process is dead');
    return;
  }
  expect(describe(answer)).toBe(scenario.answer);
  if (answer.status !== 201) expect(expectProblem(answer).retry).toBe(scenario.retry);
}

/** Status, and the problem if there is one. */
function describe(answer: WireAnswer): string {
  if (answer.status < 400) return String(answer.status);
  return `${answer.status} ${expectProblem(answer).type.slice('/problems/'.length)}`;
}

function describeRepetition(answer: WireAnswer): string {
  const isReplay = answer.headers['idempotent-replayed'] === 'true';
  const told = describe(answer);
  if (told === '201') return isReplay ? '201 replayed' : '201 sent';
  return isReplay ? `${told}, replayed` : told;
}
