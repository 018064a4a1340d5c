import { randomBytes } from 'node:crypto';
import type { ContactRecord } from './contact-record.js';

/** What outlives a restart. `signingKey` is base64url, 48 bytes for HS384 (RFC 7518 section 3.2). */
export interface StateSnapshot {
  readonly signingKey: string;
  readonly nextContactId: number;
  readonly contacts: readonly ContactRecord[];
}

const firstContactId = 1001;

/** All contacts of all organisations, held in memory. */
export class SandboxState {
  readonly signingKey: string;
  #nextContactId: number;
  readonly #contacts: Map<number, ContactRecord>;

  /** @param snapshot what an earlier run has left; undefined starts empty, with a new signing key */
  constructor(snapshot?: StateSnapshot) {
    this.signingKey = snapshot?.signingKey ?? randomBytes(48).toString('base64url');
    this.#nextContactId = snapshot?.nextContactId ?? firstContactId;
    this.#contacts = new Map(snapshot?.contacts.map((contact) => [contact.id, contact]));
  }

  /**
   * Stores a new contact under the next id. Ids are never given out twice, not even after a reset.
   * @returns the contact with its id
   */
  addContact(contact: Omit<ContactRecord, 'id'>): ContactRecord {
    const stored = { ...contact, id: this.#nextContactId++ };
    this.#contacts.set(stored.id, stored);
    return stored;
  }

  /** The contact with this id, if it belongs to this organisation. */
  findContact(organisationId: number, contactId: number): ContactRecord | undefined {
    const contact = this.#contacts.get(contactId);
    return contact?.organisationId === organisationId ? contact : undefined;
  }

  /** An organisation's contacts by ascending id (docs/upstream/quirks.md C21). */
  listContacts(organisationId: number): ContactRecord[] {
    return [...this.#contacts.values()].filter((contact) => contact.organisationId === organisationId);
  }

  /** Puts a contact in the place of the one with the same id. */
  replaceContact(contact: ContactRecord): void {
    this.#contacts.set(contact.id, contact);
  }

  /** Removes a contact; an unknown id is no error. */
  removeContact(contactId: number): void {
    this.#contacts.delete(contactId);
  }

  /** Back to the seeds, which have no contacts. Signing key and id counter stay, so issued tokens remain valid. */
  reset(): void {
    this.#contacts.clear();
  }

  /** What has to be written down so that another run can go on from here. */
  snapshot(): StateSnapshot {
    return {
      signingKey: this.signingKey,
      nextContactId: this.#nextContactId,
      contacts: [...this.#contacts.values()],
    };
  }
}
