import type { Contact } from '@contacts/bff-client';

/** The columns of the list, in their order. */
export const columns = ['name', 'email', 'city', 'country', 'type'] as const;

/** One of the columns. */
export type Column = (typeof columns)[number];

/** A contact as the list shows it. */
export interface ContactRow extends Readonly<Record<Column, string>> {
  readonly id: number;
  /** Everything that is shown of it in lower case, for the search. */
  readonly searched: string;
}

/** How ids are named. */
export interface Names {
  readonly ofCountry: (id: number) => string;
  readonly ofType: (id: number) => string;
}

/** Makes the rows of a list, once for each list and language: searching and sorting them is quick then. */
export function contactRows(contacts: readonly Contact[], names: Names): ContactRow[] {
  return contacts.map((contact) => {
    const shown = {
      name: contact.name ?? '',
      email: contact.email ?? '',
      city: contact.city ?? '',
      country: contact.country ? names.ofCountry(contact.country.id) : '',
      type: contact.type ? names.ofType(contact.type.id) : '',
    };
    const searched = [contact.id, ...Object.values(shown)].join('\n').toLowerCase();
    return { id: contact.id, ...shown, searched };
  });
}
