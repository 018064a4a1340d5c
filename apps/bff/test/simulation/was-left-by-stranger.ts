import type { StoredOperation } from './stored-operation.js';
import type { World } from './world.js';

/**
 * Whether a contact is a stranger's, or was free to be taken because its own operation has taken such a one: an equal
 * contact that a stranger makes at the right moment is taken (promise G4), and then one contact too many is left.
 */
export function wasLeftByStranger(
  world: World,
  operations: readonly StoredOperation[],
  contactId: string,
  followed: ReadonlySet<StoredOperation> = new Set(),
): boolean {
  const contact = world.ledger.find(contactId);
  if (contact === undefined) return false;
  const { request } = contact;
  if (request === null) return true;
  const owner = operations.find(({ requests }) => requests.includes(request));
  if (owner?.state !== 'created' || owner.contactId === null || followed.has(owner)) return false;
  return wasLeftByStranger(world, operations, owner.contactId, new Set([...followed, owner]));
}
