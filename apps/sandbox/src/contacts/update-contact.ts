import { textMembers, type ContactRecord, type ContactTexts } from '../state/contact-record.js';
import { noContent } from '../vendor/answer.js';
import { readJsonObject } from '../vendor/read-json-object.js';
import { inputValidationFailed } from '../vendor/refusal.js';
import type { VendorContext } from '../vendor/vendor-context.js';
import type { VendorHandler } from '../vendor/vendor-request.js';
import { checkCountry, checkPurchaseOrderNumber } from './contact-references.js';
import { isContactUpdateBody, type ContactUpdateBody } from './contact-schema.js';
import { requireContact } from './requested-contact.js';
import { toVendorErrors } from './schema-errors.js';

/**
 * `PATCH /api/v1/organisation/{org_id}/contact/{contact_id}`: 204; what the body leaves out keeps its value, null
 * clears it (docs/upstream/contacts.md section 6, quirks.md C17).
 */
export function updateContact(context: VendorContext): VendorHandler {
  return async (request) => {
    const contact = await requireContact(request, context);
    const update = requireUpdate(readJsonObject(request.body), contact.typeId);
    context.state.replaceContact(applyUpdate(contact, update));
    await context.store.save();
    return noContent;
  };
}

function requireUpdate(body: Record<string, unknown>, typeId: number): ContactUpdateBody {
  if (!isContactUpdateBody(body)) throw inputValidationFailed(toVendorErrors(isContactUpdateBody.errors));
  const errors = [
    ...checkCountry(body.country),
    ...checkPurchaseOrderNumber(typeId, body.purchase_order_number),
  ];
  if (errors.length > 0) throw inputValidationFailed(errors);
  return body;
}

function applyUpdate(contact: ContactRecord, update: ContactUpdateBody): ContactRecord {
  const texts: ContactTexts = {};
  for (const name of textMembers) {
    const text = update[name] === undefined ? contact.texts[name] : update[name];
    if (text !== undefined && text !== null) texts[name] = text;
  }
  const countryId = update.country === undefined ? contact.countryId : update.country?.id;
  return { ...contact, texts, countryId };
}
