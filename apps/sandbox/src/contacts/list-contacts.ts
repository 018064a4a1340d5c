import { requireSession } from '../authenticate/require-session.js';
import { jsonAnswer } from '../vendor/answer.js';
import type { VendorContext } from '../vendor/vendor-context.js';
import type { VendorHandler } from '../vendor/vendor-request.js';
import { requireOwnOrganisation } from './own-organisation.js';
import { showContact } from './show-contact.js';

/**
 * `GET /api/v1/organisation/{org_id}/contact`: 200 and all contacts as a bare array by ascending id
 * (docs/upstream/contacts.md section 1, quirks.md C21). Query parameters have no effect.
 */
export function listContacts({ state, tokens }: VendorContext): VendorHandler {
  return async (request) => {
    const organisationId = requireOwnOrganisation(request, await requireSession(request, tokens));
    return jsonAnswer(200, state.listContacts(organisationId).map(showContact));
  };
}
