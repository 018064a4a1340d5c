import { noContent } from '../vendor/answer.js';
import type { VendorContext } from '../vendor/vendor-context.js';
import type { VendorHandler } from '../vendor/vendor-request.js';
import { requireContact } from './requested-contact.js';

/** `DELETE /api/v1/organisation/{org_id}/contact/{contact_id}`: 204 (docs/upstream/contacts.md section 1). */
export function deleteContact(context: VendorContext): VendorHandler {
  return async (request) => {
    const contact = await requireContact(request, context);
    context.state.removeContact(contact.id);
    await context.store.save();
    return noContent;
  };
}
