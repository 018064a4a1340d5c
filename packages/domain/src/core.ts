/**
 * The part that needs no library: what a contact is, strict JSON, and whether a contact is valid. What is wrong with one
 * that is not, `@contacts/domain` tells; class-validator, which it needs for that, is most of what loading it takes.
 */
export {
  contactTypes,
  findContactType,
  invoiceContactTypeId,
  type ContactType,
} from './contact-types/contact-types.js';
export { contactFields } from './contact/contact-fields.js';
export { readNewContact } from './generated/read-new-contact.js';
export { parseStrictJson, type StrictJson } from './json/parse-strict-json.js';
export type { StrictJsonReason } from './json/strict-json-problem.js';
