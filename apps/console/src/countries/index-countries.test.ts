import { describe, expect, it } from '@jest/globals';
import { indexCountries } from './index-countries.js';

const countries = indexCountries([
  { id: 74, name: 'Germany', iso_code: 'de' },
  // The vendor has some without a code: docs/upstream/countries.md.
  { id: 219, name: 'Satellite', iso_code: '' },
]);

describe('the countries', () => {
  it.each([
    ['Germany', 74],
    [' germany ', 74],
    ['DE', 74],
    ['satellite', 219],
    ['', undefined],
    [' ', undefined],
    ['Utopia', undefined],
  ])('finds by %j: %p', (text, id) => {
    expect(countries.find(text)?.id).toBe(id);
  });
});
