/** A contact that the vendor has, or had. */
export interface VendorContact {
  readonly id: number;
  /** Number of the caller's request whose POST created it; null when somebody else did. */
  readonly request: number | null;
  /** As it was sent, then as others have changed it. */
  members: Readonly<Record<string, unknown>>;
  readonly createdAt: number;
  /** From then on the vendor's list shows it. */
  readonly listedAt: number;
  deletedAt: number;
  /** True when somebody deleted it before the service could know of it: no list can show then that it was created. */
  isLost: boolean;
}

/** What is true: everything that the vendor has created, for whom. The model that answers are held against. */
export class Ledger {
  readonly contacts: VendorContact[] = [];
  #lastId = 4_000;

  /** @param lagMs until the list shows it */
  create(
    request: number | null,
    members: Readonly<Record<string, unknown>>,
    now: number,
    lagMs: number,
  ): VendorContact {
    this.#lastId += 1;
    const contact: VendorContact = {
      id: this.#lastId,
      request,
      members,
      createdAt: now,
      listedAt: now + lagMs,
      deletedAt: Infinity,
      isLost: false,
    };
    this.contacts.push(contact);
    return contact;
  }

  find(id: string | number): VendorContact | undefined {
    return this.contacts.find((contact) => contact.id === Number(id));
  }

  /** @returns what the list shows, as it was at some moment */
  listedAt(moment: number): readonly VendorContact[] {
    return this.contacts.filter(({ listedAt, deletedAt }) => listedAt <= moment && deletedAt > moment);
  }

  createdBy(request: number): readonly VendorContact[] {
    return this.contacts.filter((contact) => contact.request === request);
  }
}
