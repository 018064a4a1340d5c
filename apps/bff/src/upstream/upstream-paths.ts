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
