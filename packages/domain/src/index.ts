export { ContactUpdate } from './contact/contact-update.js';
export { NewContact } from './contact/new-contact.js';
export { Reference } from './contact/reference.js';
export * from './core.js';
export { validateContactUpdate, validateNewContact, type Validation } from './validation/validate-contact.js';
export { vendorErrorOf, type VendorError } from './validation/vendor-error.js';
export type { Violation, ViolationCode } from './validation/violation.js';
