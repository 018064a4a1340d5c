/** Of an organisation, and which of its contacts. */
export interface ContactAddress {
  readonly organisationId: number;
  readonly contactId: number | string;
}

/** The path of an organisation's contacts. */
export function contactsPath(organisationId: number): string {
  return `/api/v1/organisation/${String(organisationId)}/contact`;
}

/** The path of one contact. */
export function contactPath({ organisationId, contactId }: ContactAddress): string {
  return `${contactsPath(organisationId)}/${encodeURIComponent(contactId)}`;
}
