import { requireSession } from '../authenticate/require-session.js';
import { textMembers, type ContactTexts } from '../state/contact-record.js';
import { jsonAnswer } from '../vendor/answer.js';
import { readJsonObject } from '../vendor/read-json-object.js';
import { inputValidationFailed, vendorError, type VendorError } from '../vendor/refusal.js';
import type { VendorHandler } from '../vendor/vendor-request.js';
import type { VendorContext } from '../vendor/vendor-context.js';
import { checkCountry, checkPurchaseOrderNumber, checkType } from './contact-references.js';
import { isNewContactBody, type NewContactBody } from './contact-schema.js';
import { requireOwnOrganisation } from './own-organisation.js';
import { toVendorErrors } from './schema-errors.js';
import { showContact } from './show-contact.js';

/**
 * `POST /api/v1/organisation/{org_id}/contact`: 201, `Location` and the contact with `contact_id`
 * (docs/upstream/contacts.md sections 2 and 3). The contact is durable before the answer is given.
 */
export function createContact({ state, store, tokens }: VendorContext): VendorHandler {
  return async (request) => {
    const organisationId = requireOwnOrganisation(request, await requireSession(request, tokens));
    const body = requireNewContact(readJsonObject(request.body), request.query);
    const contact = state.addContact({
      organisationId,
      typeId: body.type.id,
      countryId: body.country?.id,
      texts: pickTexts(body),
    });
    await store.save();
    const location = `http://${request.host}/api/v1/organisation/${organisationId}/contact/${contact.id}`;
    return jsonAnswer(
      201,
      { ...showContact(contact), contact_id: String(contact.id) },
      { Location: location },
    );
  };
}

function requireNewContact(body: Record<string, unknown>, query: URLSearchParams): NewContactBody {
  const queryErrors = checkQuery(query);
  if (!isNewContactBody(body)) {
    throw inputValidationFailed([...queryErrors, ...toVendorErrors(isNewContactBody.errors)]);
  }
  const errors = [
    ...queryErrors,
    ...checkType(body.type),
    ...checkCountry(body.country),
    ...checkPurchaseOrderNumber(body.type.id, body.purchase_order_number),
  ];
  if (errors.length > 0) throw inputValidationFailed(errors);
  return body;
}

function checkQuery(query: URLSearchParams): VendorError[] {
  return ['id', 'organisation_id']
    .filter((name) => query.has(name))
    .map((name) => vendorError('NotAllowed', `Contact: query parameter '${name}' must not be specified.`));
}

function pickTexts(body: NewContactBody): ContactTexts {
  const given = textMembers.filter((name) => body[name] !== undefined);
  return Object.fromEntries(given.map((name) => [name, body[name]]));
}
