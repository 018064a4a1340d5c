import type { CallResult, Contact, CreationResult, OperationView } from '@contacts/bff-client';
import type { NewContact } from '@contacts/domain';
import type { CountryName } from '../../contact/references.js';

/** What an import asks of the BFF. */
export interface ContactsPort {
  /** Of the token; the BFF remembers keys for each caller apart. */
  readonly caller: string;
  /** Sends one creation once. */
  create(contact: NewContact, idempotencyKey: string): Promise<CreationResult>;
  /** Asks what became of a creation. */
  findCreation(idempotencyKey: string): Promise<CallResult<OperationView>>;
  listContacts(): Promise<CallResult<readonly Contact[]>>;
  listCountries(): Promise<CallResult<readonly CountryName[]>>;
  deleteContact(contactId: string): Promise<CallResult<undefined>>;
  /** What is left of the vendor's limits; undefined when the BFF does not tell. */
  countPermits(): Promise<number | undefined>;
}
