import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseOrganisationId } from './organisation-id.js';

describe('parseOrganisationId', () => {
  it('reads every positive safe integer as it is written in decimal', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), (id) => {
        expect(parseOrganisationId(String(id))).toBe(id);
      }),
    );
    expect(parseOrganisationId('9007199254740991')).toBe(Number.MAX_SAFE_INTEGER);
  });

  it.each([
    '',
    '0',
    '-0',
    '-1',
    '+1',
    '01',
    '1.0',
    '1e3',
    '0x1',
    '1_000',
    ' 1',
    '1 ',
    '1\n',
    '١',
    '９',
    'NaN',
    'Infinity',
  ])('refuses %j', (text) => expect(parseOrganisationId(text)).toBeUndefined());

  it.each(['9007199254740992', '9007199254740993', '9999999999999999', '10000000000000000', '9'.repeat(400)])(
    'refuses %s, which is not safe',
    (text) => expect(parseOrganisationId(text)).toBeUndefined(),
  );

  it('gives back nothing but the number that the text spells', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'0123456789.e+-x') })),
        (text) => {
          const id = parseOrganisationId(text);
          if (id !== undefined) expect(String(id)).toBe(text);
        },
      ),
    );
  });
});
