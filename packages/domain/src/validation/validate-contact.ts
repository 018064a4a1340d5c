import { ContactUpdate } from '../contact/contact-update.js';
import { NewContact } from '../contact/new-contact.js';
import { readContactUpdate } from '../generated/read-contact-update.js';
import { readNewContact } from '../generated/read-new-contact.js';
import { findViolations } from './find-violations.js';
import { shapeOf } from './model-shape.js';
import type { Violation } from './violation.js';

/** Either the contact as it goes to the vendor, or everything that is wrong with what was submitted. */
export type Validation<T> =
  | { readonly valid: true; readonly contact: T }
  | { readonly valid: false; readonly violations: readonly Violation[] };

const newContactShape = shapeOf(NewContact);
const contactUpdateShape = shapeOf(ContactUpdate);

/**
 * Checks a contact to create against every rule. Any value may be passed; nothing is coerced, trimmed or completed.
 * Only own enumerable members count, and those whose value is undefined count as absent.
 *
 * @returns a plain copy with the accepted fields in wire order (its JSON is what the vendor gets), or all violations
 * in the order that `sortViolations` documents.
 */
export function validateNewContact(input: unknown): Validation<NewContact> {
  const contact = readNewContact(input);
  if (contact !== undefined) return { valid: true, contact };
  return { valid: false, violations: findViolations(NewContact, newContactShape, input) };
}

/** Checks the fields of a contact to change against every rule; otherwise as `validateNewContact`. */
export function validateContactUpdate(input: unknown): Validation<ContactUpdate> {
  const contact = readContactUpdate(input);
  if (contact !== undefined) return { valid: true, contact };
  return { valid: false, violations: findViolations(ContactUpdate, contactUpdateShape, input) };
}
