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
    if (action !== 'contact.create') continue;
    const id = operation_id ?? 'none';
    events.set(id, [...(events.get(id) ?? []), [outcome, contact_id]]);
  }
  const records = (await storedOperations(storage)).map((operation) => ({
    ...operation,
    events: events.get(operation.operation_id) ?? [],
  }));
  expect(records.map(({ operation_id }) => operation_id).sort()).toEqual([...events.keys()].sort());
  expect(records.map((record) => record.events)).toEqual(records.map(eventsThatAgree));
  return new Map(records.map((record) => [record.operation_id, record]));
}

function eventsThatAgree({ state, contact_id }: StoredOperation): CreationRecord['events'] {
  const intent = ['attempted', null] as const;
  return state === 'attempted' ? [intent] : [intent, [state, contact_id]];
}
