import { validateNewContact } from '@contacts/domain';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { indexCountries } from '../../countries/index-countries.js';
import { findFaults, findFaultsOfChange } from './find-faults.js';
import { changesOf, contactOf, emptyValues, valuesOf } from './form-values.js';

const countries = indexCountries([
  { id: 74, name: 'Germany', iso_code: 'de' },
  { id: 68, name: 'France', iso_code: 'fr' },
]);
const text = fc.constantFrom('', 'x', 'Ada', '\t', 'a@b.example');
const forms = fc.record({
  ...Object.fromEntries(Object.keys(emptyValues).map((field) => [field, text])),
  type: fc.constantFrom('', '1', '6'),
  country: fc.constantFrom('', 'Germany', 'fr', 'Utopia'),
}) as fc.Arbitrary<typeof emptyValues>;

describe('the form of a contact', () => {
  it('finds what the rules find in what it would send, and an unknown country', () => {
    fc.assert(
      fc.property(forms, (values) => {
        const validation = validateNewContact(contactOf(values, countries));
        const faults = findFaults(values, countries).filter(({ code }) => code !== 'unlisted_country');
        expect(faults).toEqual(validation.valid ? [] : validation.violations);
        expect(findFaults(values, countries).length - faults.length).toBe(
          values.country === 'Utopia' ? 1 : 0,
        );
      }),
    );
  });

  it('shows a contact so that nothing of it counts as changed', () => {
    fc.assert(
      fc.property(forms, (values) => {
        const loaded = valuesOf({ id: 1, ...contactOf(values, countries) }, countries);
        expect(changesOf(loaded, loaded, countries)).toEqual({});
        expect(findFaultsOfChange(loaded, loaded, countries)).toEqual([]);
      }),
    );
  });

  it('sends of a change what differs, and emptied texts as such', () => {
    const loaded = { ...emptyValues, type: '6', name: 'Ada', city: 'Berlin', country: 'Germany' };
    const values = { ...loaded, city: '', country: 'france', purchase_order_number: 'PO-1' };
    const changes = { city: '', country: { id: 68 }, purchase_order_number: 'PO-1' };
    expect(changesOf(values, loaded, countries)).toEqual(changes);
  });

  it('tells that country and e-mail address can be changed only, whatever they are emptied to', () => {
    const loaded = { ...emptyValues, type: '1', email: 'ada@example.com', country: 'Germany' };
    const codesOf = (changes: object) =>
      findFaultsOfChange({ ...loaded, ...changes }, loaded, countries).map(({ code }) => code);
    expect(codesOf({ email: '', country: '' })).toEqual(['kept_country', 'kept_email']);
    // Leaving it empty, which an unlisted country is told otherwise, is no way out here.
    expect(codesOf({ country: 'Utopia' })).toEqual(['kept_country']);
    expect(codesOf({ email: 'ada@', name: '\t' })).toEqual(['control_character', 'invalid_format']);
    expect(codesOf({ email: 'king@example.com', country: 'France' })).toEqual([]);
  });

  it('leaves the purchase order number out for every type but the invoice address', () => {
    const values = { ...emptyValues, type: '1', purchase_order_number: 'PO-1' };
    expect(contactOf(values, countries)).toEqual({ type: { id: 1 } });
  });
});
