import { findCountry } from '../countries/countries.js';
import { textMembers, type ContactRecord } from '../state/contact-record.js';
import { findOrganisation } from '../state/seeds.js';
import { describeContactType } from './contact-types.js';

/**
 * A contact as list and details show it: docs/upstream/contacts.md section 4; unset members are null (quirks.md C4).
 */
export function showContact(contact: ContactRecord): Record<string, unknown> {
  const { id, organisationId, typeId, countryId } = contact;
  const country = countryId === undefined ? undefined : findCountry(countryId);
  return {
    id,
    organisation: { id: organisationId, name: findOrganisation(organisationId)?.name },
    type: { id: typeId, description: describeContactType(typeId) },
    ...Object.fromEntries(textMembers.map((name) => [name, contact.texts[name] ?? null])),
    country: country === undefined ? null : { id: country.id, name: country.name },
  };
}
