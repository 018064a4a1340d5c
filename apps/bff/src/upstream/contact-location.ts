import { identifierPattern, readIdentifier } from './identifier.js';

/** What a `Location` field says about a contact. */
export interface ContactLocation {
  /** Decimal digits; undefined when there is no field or it does not fit. */
  readonly contactId: string | undefined;
  /** True when the field is there and is not the address of a contact of this organisation at this origin. */
  readonly foreign: boolean;
}

const none: ContactLocation = { contactId: undefined, foreign: false };
const foreign: ContactLocation = { contactId: undefined, foreign: true };

const path = new RegExp(`^/api/v1/organisation/(${identifierPattern})/contact/(${identifierPattern})$`);
const relativePath = new RegExp(`^contact/(${identifierPattern})$`);

/**
 * Reads the contact id from the `Location` of a creation. It is matched as text against a strict pattern, never
 * resolved, never fetched. Accepted are the configured origin followed by the contact's path, that path alone, and
 * `contact/<id>`, which is the same relative to the address of the request (RFC 9110 section 10.2.2). Any other host,
 * `//host`, another organisation, a query, percent-encoding or a trailing character is foreign.
 *
 * @param location the field as received, undefined or empty for none.
 * @param origin the configured origin in lower case, without a default port.
 * @param organisationId the organisation that the contact was sent to.
 */
export function readContactLocation(
  location: string | undefined,
  origin: string,
  organisationId: number,
): ContactLocation {
  if (location === undefined || location === '') return none;
  // Scheme and host are case-insensitive (RFC 3986 section 6.2.2.1), paths are not.
  const absolute = location.slice(0, origin.length).toLowerCase() === origin;
  const rest = absolute ? location.slice(origin.length) : location;
  const match = path.exec(rest);
  if (match !== null) return match[1] === String(organisationId) ? located(match[2]) : foreign;
  return absolute ? foreign : located(relativePath.exec(rest)?.[1]);
}

function located(digits: string | undefined): ContactLocation {
  const contactId = readIdentifier(digits);
  return contactId === undefined ? foreign : { contactId, foreign: false };
}
