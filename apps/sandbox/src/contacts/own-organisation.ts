import type { Session } from '../authenticate/session-tokens.js';
import { findOrganisation } from '../state/seeds.js';
import { readPathId } from '../vendor/path-id.js';
import { forbidden, unknownPathId } from '../vendor/refusal.js';
import type { VendorRequest } from '../vendor/vendor-request.js';

/**
 * Reads `org_id` from the path and makes sure that it is the caller's.
 * @returns the organisation's id
 * @throws Refusal 400/1000 for anything but a number, 404/1401 for an unknown and 403/1104 for a foreign organisation
 * (docs/upstream/quirks.md C5 to C7)
 */
export function requireOwnOrganisation(request: VendorRequest, session: Session): number {
  const id = readPathId(request.pathParameters['org_id']);
  if (findOrganisation(id) === undefined) throw unknownPathId('Organisation', id);
  if (id !== session.organisationId) throw forbidden();
  return id;
}
