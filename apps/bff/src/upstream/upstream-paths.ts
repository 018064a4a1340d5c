import { readIdentifier } from './identifier.js';

/** Path of the sign-in call (docs/upstream/authentication.md). */
export const authenticatePath = '/api/v1/authenticate';

/** Path of the caller's own organisation (docs/upstream/organisation.md). */
export const ownOrganisationPath = '/api/v1/organisation/my';

/**
 * Path of an organisation's contacts (docs/upstream/contacts.md section 1).
 *
 * @param organisationId positive safe integer.
 * @throws RangeError for any other number: the caller has not validated its input.
 */
export function contactsPath(organisationId: number): string {
  if (!Number.isSafeInteger(organisationId) || organisationId < 1) {
    throw new RangeError('An organisation id is a positive safe integer; validate it before the call.');
  }
  return `/api/v1/organisation/${organisationId}/contact`;
}

/**
 * Path of one contact.
 *
 * @param contactId decimal digits of a positive safe integer.
 * @throws RangeError for anything else.
 */
export function contactPath(organisationId: number, contactId: string): string {
  if (readIdentifier(contactId) === undefined) {
    throw new RangeError('A contact id is a positive safe integer in decimal; validate it before the call.');
  }
  return `${contactsPath(organisationId)}/${contactId}`;
}

/**
 * Path of the countries (docs/upstream/countries.md).
 *
 * @param geographic undefined leaves the parameter out.
 */
export function countriesPath(geographic: boolean | undefined): string {
  return `/api/v1/country${geographic === undefined ? '' : `?geographic=${geographic}`}`;
}
