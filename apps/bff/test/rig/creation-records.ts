import { expect } from '@jest/globals';
import type { TestStorage } from './engines.js';
import { storedEvents, storedOperations, type StoredOperation } from './stored-rows.js';

/** A creation as both tables tell it. */
export interface CreationRecord extends StoredOperation {
  /** Outcomes of its events with the contact that they name, oldest first. */
  readonly events: readonly (readonly [outcome: string, contactId: string | null])[];
}

/**
 * Reads all creations and asserts that operation and trail agree on each: every operation has its intent, and its
 * outcome exactly when its state says so; no event is without its operation.
 * @returns the creations by operation id
 */
export async function agreedCreations(storage: TestStorage): Promise<ReadonlyMap<string, CreationRecord>> {
  const events = new Map<string, (readonly [string, string | null])[]>();
  for (const { action, operation_id, outcome, contact_id } of await storedEvents(storage)) {
    if (operation_id === null || !['contact.create', 'contact.settle'].includes(action)) continue;
    events.set(operation_id, [...(events.get(operation_id) ?? []), [outcome, contact_id]]);
  }
  const records = (await storedOperations(storage)).map((operation) => ({
    ...operation,
    events: events.get(operation.operation_id) ?? [],
  }));
  expect(records.map(({ operation_id }) => operation_id).sort()).toEqual([...events.keys()].sort());
  expect(records.map((record) => record.events)).toEqual(records.map(eventsThatAgree));
  return new Map(records.map((record) => [record.operation_id, record]));
}

/** One attempt: its intent and its outcome, between which settlement may have found it in doubt. */
function eventsThatAgree({ state, contact_id, events }: CreationRecord): CreationRecord['events'] {
  const intent = ['attempted', null] as const;
  if (state === 'attempted') return [intent];
  const doubt = events.length === 3 ? [['in_doubt', null] as const] : [];
  return [intent, ...doubt, [state, contact_id]];
}
