export {
  contactTypes,
  findContactType,
  invoiceContactTypeId,
  type ContactType,
} from './contact-types/contact-types.js';
export { contactFields } from './contact/contact-fields.js';
export { ContactUpdate } from './contact/contact-update.js';
export { NewContact } from './contact/new-contact.js';
export { Reference } from './contact/reference.js';
export { readNewContact } from './generated/read-new-contact.js';
export { parseStrictJson, type StrictJson } from './json/parse-strict-json.js';
export type { StrictJsonReason } from './json/strict-json-problem.js';
export { validateContactUpdate, validateNewContact, type Validation } from './validation/validate-contact.js';
export { vendorErrorOf, type VendorError } from './validation/vendor-error.js';
export type { Violation, ViolationCode } from './validation/violation.js';
