import type { NewContact } from '@contacts/domain';

/** A row that is to be sent. */
export interface OutgoingRow {
  readonly row: number;
  readonly contact: NewContact;
}
