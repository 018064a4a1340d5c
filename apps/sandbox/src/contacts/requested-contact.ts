import { requireSession } from '../authenticate/require-session.js';
import type { ContactRecord } from '../state/contact-record.js';
import { readPathId } from '../vendor/path-id.js';
import { unknownPathId } from '../vendor/refusal.js';
import type { VendorContext } from '../vendor/vendor-context.js';
import type { VendorRequest } from '../vendor/vendor-request.js';
import { requireOwnOrganisation } from './own-organisation.js';

/**
 * Finds the contact that the path names, in the caller's own organisation.
 * @throws Refusal 400/1000 for ids that are no numbers, 404/1401 for unknown ones, 401 and 403 as for every call
 */
export async function requireContact(request: VendorRequest, context: VendorContext): Promise<ContactRecord> {
  const session = await requireSession(request, context.tokens);
  const contactId = readPathId(request.pathParameters['contact_id']);
  const contact = context.state.findContact(requireOwnOrganisation(request, session), contactId);
  if (contact === undefined) throw unknownPathId('Contact', contactId);
  return contact;
}
