/** An organisation (the vendor's word for a customer account). */
export interface Organisation {
  readonly id: number;
  readonly name: string;
}

/** A token that an integration trades for an auth token; it belongs to one organisation. */
export interface ApplicationToken {
  readonly id: number;
  readonly token: string;
  readonly organisationId: number;
}

/** A person who signs in; `mfaCode` is set when a second factor is due. */
export interface User {
  readonly id: number;
  readonly username: string;
  readonly password: string;
  readonly organisationId: number;
  readonly mfaCode: string | undefined;
}

/** The two organisations of every fresh sandbox; neither has contacts. */
export const organisations: readonly Organisation[] = [
  { id: 12_345, name: 'Example Org' },
  { id: 67_890, name: 'Other Org' },
];

/** One application token for each organisation. */
export const applicationTokens: readonly ApplicationToken[] = [
  { id: 1, token: 'sandbox-application-token', organisationId: 12_345 },
  { id: 2, token: 'sandbox-application-token-67890', organisationId: 67_890 },
];

/** Both users belong to organisation 12345 and have the password `sandbox`. */
export const users: readonly User[] = [
  { id: 1, username: 'ada@example.com', password: 'sandbox', organisationId: 12_345, mfaCode: undefined },
  { id: 2, username: 'grace@example.com', password: 'sandbox', organisationId: 12_345, mfaCode: '123456' },
];

/**
 * Finds a seeded organisation.
 * @param id its numeric id
 */
export function findOrganisation(id: number): Organisation | undefined {
  return organisations.find((organisation) => organisation.id === id);
}
