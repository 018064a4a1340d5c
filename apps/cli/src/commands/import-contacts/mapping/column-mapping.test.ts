import { describe, expect, it } from '@jest/globals';
import { contactFields } from '@contacts/domain/core';
import { CommandFailure } from '../../../command-failure.js';
import { mapColumns } from './column-mapping.js';
import { suggestField } from './field-names.js';
import { readDefaultsOption, readMapOption } from './read-mapping-options.js';

const nothing = new Map<string, string | null>();
const fieldsOf = (header: readonly string[], chosen: ReadonlyMap<string, string | null> = nothing) =>
  mapColumns(header, chosen).map(({ field }) => field);

function failureOf(action: () => unknown): CommandFailure['report'] {
  try {
    action();
  } catch (error) {
    if (error instanceof CommandFailure) return error.report;
  }
  throw new Error('nothing was refused');
}

describe('mapColumns', () => {
  it('knows every field by its name, whatever its case, spaces and hyphens', () => {
    expect(fieldsOf(contactFields)).toEqual(contactFields);
    expect(fieldsOf(['Zip Code', 'E-Mail', 'PURCHASE-ORDER number'])).toEqual([
      'zipcode',
      'email',
      'purchase_order_number',
    ]);
  });

  it('does what it is told first', () => {
    const chosen = new Map([
      ['name', null],
      ['Who', 'name'],
    ]);
    expect(fieldsOf(['name', 'Who'], chosen)).toEqual([null, 'name']);
  });

  it('leaves out the columns that an import has added', () => {
    expect(fieldsOf(['name', 'contacts_row', 'contacts_error_field', 'contacts_error'])).toEqual([
      'name',
      null,
      null,
      null,
    ]);
  });

  it('guesses nothing, but suggests', () => {
    const { exitCode, detail, nextSteps } = failureOf(() => mapColumns(['name', 'PLZ', "It's"], nothing));
    expect(exitCode).toBe(2);
    expect(detail).toContain('"PLZ", "It\'s"');
    expect(nextSteps).toEqual([
      'Did you mean `--map PLZ=zipcode`? Or leave it out: `--map PLZ=`.',
      `Leave "It's" out: \`--map 'It'\\''s='\`.`,
      expect.stringContaining('The fields are: type, name,'),
    ]);
  });

  it.each([
    ['a column that is not there', ['name'], new Map([['Nome', 'name']]), 'which the header does not have'],
    ['two columns for one field', ['name', 'Name'], nothing, 'both fill the field name'],
    ['a column without a name', ['name', ''], nothing, '""'],
    [
      'more columns than anybody reads',
      Array.from({ length: 300_000 }, (_, at) => `x${at}`),
      nothing,
      '"x19" and 299,980 more. Nothing was sent.',
    ],
    [
      'one that a wide header lacks',
      Array.from({ length: 300_000 }, (_, at) => `x${at}`),
      new Map([['y', 'name']]),
      'does not have',
    ],
  ])('refuses %s', (_, header, chosen, words) => {
    expect(failureOf(() => mapColumns(header, chosen)).detail).toContain(words);
  });
});

it('takes the advice on a column without a name', () => {
  const failure = failureOf(() => mapColumns(['name', ''], nothing));
  expect(failure.nextSteps[0]).toBe('Leave "" out: `--map =`.');
  expect(fieldsOf(['name', ''], readMapOption({ map: ['='] }))).toEqual(['name', null]);
});

describe('suggestField', () => {
  it.each([
    ['Postleitzahl', 'zipcode'],
    ['telephone', 'phone'],
    ['emial', 'email'],
    ['citty', 'city'],
    ['contact name', 'name'],
    ['billing street', 'street'],
    ['Notes', undefined],
    ['', undefined],
  ])('takes %j for %s', (column, field) => {
    expect(suggestField(column)).toBe(field);
  });
});

describe('the options of a mapping', () => {
  it('are read as they are written', () => {
    expect(Object.fromEntries(readMapOption({ map: ['E=mail=email', 'Notes='] }))).toEqual({
      'E=mail': 'email',
      Notes: null,
    });
    expect(readDefaultsOption({ defaults: ['type=invoice,country=de', 'name=Lovelace, Ada'] })).toEqual({
      type: 'invoice',
      country: 'de',
      name: 'Lovelace, Ada',
    });
  });

  it.each([
    ['--map', () => readMapOption({ map: ['name'] })],
    ['--map', () => readMapOption({ map: ['Name=nmae'] })],
    ['--defaults', () => readDefaultsOption({ defaults: ['type'] })],
    ['--defaults', () => readDefaultsOption({ defaults: ['type='] })],
    ['--defaults', () => readDefaultsOption({ defaults: ['tipe=1'] })],
  ])('are refused by name when they are wrong: %s %s', (option, read) => {
    expect(failureOf(read)).toMatchObject({ exitCode: 2, detail: expect.stringContaining(option) });
  });
});
