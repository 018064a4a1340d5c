import { jsonAnswer } from '../vendor/answer.js';
import type { VendorContext } from '../vendor/vendor-context.js';
import type { VendorHandler } from '../vendor/vendor-request.js';
import { requireContact } from './requested-contact.js';
import { showContact } from './show-contact.js';

/**
 * `GET /api/v1/organisation/{org_id}/contact/{contact_id}`: 200 and the contact, without `contact_id`
 * (docs/upstream/contacts.md section 4).
 */
export function getContact(context: VendorContext): VendorHandler {
  return async (request) => jsonAnswer(200, showContact(await requireContact(request, context)));
}
