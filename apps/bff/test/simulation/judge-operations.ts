import type { Findings } from './findings.js';
import type { StoredOperation } from './stored-operation.js';
import { wasLeftByStranger } from './was-left-by-stranger.js';
import type { World } from './world.js';

type OperationFindings = Omit<Findings, 'duplicates'> & { readonly takenForOurs: number };

/** Holds the states of operations against the vendor's ledger. */
export function judgeOperations(world: World, operations: readonly StoredOperation[]): OperationFindings {
  const lostOutcomes: string[] = [];
  const wrongFailures: string[] = [];
  const wrongContacts: string[] = [];
  const owners = new Map<string, string>();
  let takenForOurs = 0;
  for (const operation of operations) {
    const { state, contactId } = operation;
    const name = `operation of requests ${operation.requests.join(', ')}`;
    if (operation.lastOutcome !== state)
      lostOutcomes.push(`${name} is ${state}, the trail says ${operation.lastOutcome}`);
    if (state === 'not_sent' || state === 'rejected') {
      const created = createdBy(world, operation);
      if (created.length > 0)
        wrongFailures.push(`${name} is ${state}, and there is contact ${created.join(', ')}`);
    }
    if (state === 'created' && contactId !== null) {
      const whose = ownerOf(world, operation, contactId);
      if (wasLeftByStranger(world, operations, contactId)) takenForOurs += 1;
      else if (whose !== 'its own')
        wrongContacts.push(`${name} is created with contact ${contactId} of ${whose}`);
      const other = owners.get(contactId);
      if (other !== undefined)
        wrongContacts.push(`${name} and ${other} are created with contact ${contactId}`);
      owners.set(contactId, name);
    }
    const isOpen = state === 'attempted' || state === 'in_doubt';
    if (isOpen && (mayBeSettled(world) || operation.waitingFor !== 'token'))
      lostOutcomes.push(`${name} is ${state} for ever, waiting for ${operation.waitingFor ?? 'nothing'}`);
  }
  return { lostOutcomes, wrongFailures, wrongContacts, takenForOurs };
}

function createdBy({ ledger }: World, { requests }: StoredOperation): readonly number[] {
  return requests
    .flatMap((request) => ledger.createdBy(request))
    .filter(({ isLost }) => !isLost)
    .map(({ id }) => id);
}

function ownerOf({ ledger }: World, { requests }: StoredOperation, contactId: string): string {
  const contact = ledger.find(contactId);
  if (contact === undefined) return 'nobody';
  if (contact.request === null) return 'a stranger';
  return requests.includes(contact.request) ? 'its own' : `request ${contact.request}`;
}

/** Whether there was a token in the end with which the list can be read. */
function mayBeSettled({ conditions }: World): boolean {
  return conditions.hasApplicationToken || conditions.callersReturn;
}
