import { canonicalize } from '@contacts/audit-log';
import type { NewContact } from '@contacts/domain';

/** The text that two bodies share exactly when they ask for the same contact: their canonical form (RFC 8785). */
export function bodyText(contact: NewContact): string {
  return canonicalize({ ...contact });
}
