import { validateContactUpdate, validateNewContact } from '@contacts/domain';
import type { ContactError } from '@contacts/bff-client';
import type { Countries } from '../../countries/index-countries.js';
import type { FormValues } from './contact-fields.js';
import { changesOf, contactOf } from './form-values.js';

const unlistedCountry: ContactError = {
  pointer: '/country',
  code: 'unlisted_country',
  message: 'country is not in the list. Choose one that is, or leave it empty.',
};
const keptCountry: ContactError = {
  pointer: '/country',
  code: 'kept_country',
  message: 'country can be changed to another of the list, not removed. Choose one.',
};
const keptEmail: ContactError = {
  pointer: '/email',
  code: 'kept_email',
  message: 'email can be changed, not removed. Enter an address.',
};

/** What the rules, and the list of countries, have against a new contact. */
export function findFaults(values: FormValues, countries: Countries): readonly ContactError[] {
  const validation = validateNewContact(contactOf(values, countries));
  return [...faultsOfCountry(values, countries), ...(validation.valid ? [] : validation.violations)];
}

/**
 * The same for a change. One that changes nothing has no fault here: there is nothing to send. Country and e-mail address
 * can't be removed: the empty text is no value of theirs.
 */
export function findFaultsOfChange(
  values: FormValues,
  loaded: FormValues,
  countries: Countries,
): readonly ContactError[] {
  const { country: _country, ...changes } = changesOf(values, loaded, countries);
  const validation = validateContactUpdate(changes);
  const isEmailEmptied = changes['email'] === '';
  const violations = (validation.valid ? [] : validation.violations).filter(
    ({ pointer }) => pointer !== '' && !(isEmailEmptied && pointer === '/email'),
  );
  return [
    ...faultsOfChangedCountry(values, loaded, countries),
    ...violations,
    ...(isEmailEmptied ? [keptEmail] : []),
  ];
}

function faultsOfChangedCountry(
  values: FormValues,
  { country }: FormValues,
  countries: Countries,
): readonly ContactError[] {
  if (values.country === country) return [];
  if (country === '') return faultsOfCountry(values, countries);
  return countries.find(values.country) === undefined ? [keptCountry] : [];
}

function faultsOfCountry({ country }: FormValues, countries: Countries): readonly ContactError[] {
  return country === '' || countries.find(country) !== undefined ? [] : [unlistedCountry];
}
