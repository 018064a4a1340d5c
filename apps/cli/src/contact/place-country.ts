import { isJsonObject } from '../json-object.js';
import type { CountryLookup } from './country-lookup.js';
import type { ContactDraft } from './read-contact-draft.js';

/**
 * Puts the country that a draft names into its contact.
 * @throws CommandFailure as {@link CountryLookup.find} does
 */
export async function placeCountry(draft: ContactDraft, countries: CountryLookup): Promise<ContactDraft> {
  const { contact, source, country } = draft;
  if (country === undefined || !isJsonObject(contact)) return draft;
  return { contact: { ...contact, country: await countries.find(country) }, source };
}

/** Stands for the country that is not known yet: none that could break a rule. */
const someCountry = { id: 1 };

/**
 * Checks a draft with the country that it names. The vendor's list is asked for only once nothing else is wrong, so that
 * whatever can be said offline is.
 * @param check promises the contact, or throws what is wrong with it
 * @returns what `check` promises
 * @throws CommandFailure as `check` and {@link CountryLookup.find} do
 */
export async function checkDraft(
  draft: ContactDraft,
  countries: CountryLookup,
  check: (contact: unknown, source: string) => Promise<object>,
): Promise<object> {
  if (draft.country !== undefined && isJsonObject(draft.contact)) {
    await check({ ...draft.contact, country: someCountry }, draft.source);
  }
  const { contact, source } = await placeCountry(draft, countries);
  return check(contact, source);
}
