import { describe, expect, it } from '@jest/globals';
import { readJsonText } from '../reading/read-json-text.js';
import { RowMapper } from './row-mapper.js';
import type { Mapping } from './row-mapper.js';

const countries = [
  { id: 74, code: 'de', name: 'Germany' },
  { id: 91, code: 'in', name: 'India' },
  { id: 92, code: 'in', name: 'India (405)' },
];

const mapperOf = (columns: readonly (string | null)[], others: Partial<Mapping> = {}) =>
  new RowMapper({
    columns: columns.map((field, index) => ({ column: field ?? `column ${index}`, field })),
    defaults: {},
    countries,
    ...others,
  });
const cells = (...texts: string[]) => ({ row: 1, line: 2, content: { cells: texts } });
const value = (content: unknown) => ({ row: 1, line: 2, content: { value: content } });
const codesOf = (errors: readonly { pointer: string; code: string }[] | undefined) =>
  errors?.map(({ pointer, code }) => `${pointer} ${code}`);

describe('RowMapper', () => {
  it.each([
    ['6', 6],
    ['invoice', 6],
    ['Invoice address', 6],
    ['SHIPPING', 4],
    ['commercial', 1],
    ['77', 77],
  ])('takes the type %j for %i', (text, id) => {
    expect(mapperOf(['type']).map(cells(text)).contact).toEqual({ type: { id } });
    expect(mapperOf([]).map(value({ type: text })).contact).toEqual({ type: { id } });
  });

  it.each([
    ['de', 74],
    [' DE ', 74],
    ['germany', 74],
    ['205', 205],
  ])('takes the country %j for %i', (text, id) => {
    expect(mapperOf(['type', 'country']).map(cells('1', text)).contact).toMatchObject({ country: { id } });
  });

  it('takes no empty text for a country that has no code', () => {
    const codeless = [{ id: 142, code: '', name: 'International Networks' }];
    const { errors } = mapperOf([], { countries: codeless }).map(value({ type: 1, country: '' }));
    expect(codesOf(errors?.())).toContain('/country unknown_reference');
  });

  it('names the countries that an ambiguous code may mean', () => {
    const { errors } = mapperOf(['type', 'country']).map(cells('1', 'in'));
    expect(errors?.()).toEqual([
      {
        pointer: '/country',
        code: 'unknown_reference',
        message: 'This is ambiguous: 91 India, 92 India (405). Use the id.',
      },
    ]);
  });

  it('reports what names nothing together with the rules that are broken, each once', () => {
    const { errors } = mapperOf(['type', 'country', 'email']).map(cells('nothing', 'zz', 'x'));
    expect(codesOf(errors?.())).toEqual([
      '/type unknown_reference',
      '/country unknown_reference',
      '/email invalid_format',
    ]);
  });

  it('leaves empty cells and columns that fill nothing out', () => {
    expect(mapperOf(['type', null, 'name', 'city']).map(cells('1', 'x', '', 'Łódź')).contact).toEqual({
      type: { id: 1 },
      city: 'Łódź',
    });
  });

  it('fills what is empty, and nothing else', () => {
    const mapper = mapperOf(['type', 'name'], {
      defaults: { type: 'invoice', country: 'de', name: 'Nobody' },
    });
    expect(mapper.map(cells('', '')).contact).toEqual({
      type: { id: 6 },
      country: { id: 74 },
      name: 'Nobody',
    });
    expect(mapper.map(cells('1', 'Ada')).contact).toEqual({
      type: { id: 1 },
      country: { id: 74 },
      name: 'Ada',
    });
    expect(codesOf(mapper.map(cells('nothing', 'Ada')).errors?.())).toEqual(['/type unknown_reference']);
    expect(mapper.map(value({ name: 'Ada' })).contact).toMatchObject({ type: { id: 6 } });
    expect(mapperOf([], { defaults: { type: 'x', country: 'in' } }).defaultErrors).toHaveLength(2);
  });

  it('says in one sentence what keeps a row from being read', () => {
    const messageOf = (text: string) =>
      mapperOf([])
        .map({ row: 1, ...readJsonText(text, 1) })
        .errors?.()[0]?.message;
    expect(messageOf('{"name":"Ada","name":"Ada"}')).toMatch(/Give every name once\.$/);
    expect(messageOf('{"name"')).toMatch(/[^.]\.$/);
  });

  it('refuses more cells than the header has, unless they are empty', () => {
    const mapper = mapperOf(['type', 'name']);
    expect(codesOf(mapper.map(cells('1', 'Lovelace', ' Ada')).errors?.())).toEqual([' malformed_row']);
    expect(mapper.map(cells('1', 'Ada', '', '')).contact).toMatchObject({ name: 'Ada' });
    expect(mapper.map(cells('1')).contact).toEqual({ type: { id: 1 } });
  });

  it('takes one neutralising apostrophe away, of rows given back by an import only', () => {
    const corrected = mapperOf(['type', 'name', null], {
      columns: [
        { column: 'type', field: 'type' },
        { column: 'name', field: 'name' },
        { column: 'contacts_error', field: null },
      ],
    });
    expect(corrected.map(cells('1', "'=1", 'x')).contact).toMatchObject({ name: '=1' });
    expect(corrected.map(cells('1', "''=1", 'x')).contact).toMatchObject({ name: "'=1" });
    expect(mapperOf(['type', 'name']).map(cells('1', "'=1")).contact).toMatchObject({ name: "'=1" });
  });

  it('leaves JSON to the rules as it is', () => {
    const mapper = mapperOf([]);
    const contact = { type: { id: 6 }, purchase_order_number: 'PO-1' };
    expect(mapper.map(value(contact)).contact).toEqual(contact);
    expect(codesOf(mapper.map(value({ type: { id: 1 }, name: 5 })).errors?.())).toEqual(['/name wrong_type']);
    expect(codesOf(mapper.map(value({ type: { pointer: '', code: '' } })).errors?.())).toContain(
      '/type/id required',
    );
    expect(codesOf(mapper.map(value(JSON.parse('{"type":{"id":1},"__proto__":{}}'))).errors?.())).toEqual([
      '/__proto__ unknown_field',
    ]);
    expect(codesOf(mapper.map(value([1])).errors?.())).toEqual([' wrong_type']);
    const renaming = mapperOf([], {
      columns: [
        { column: 'who', field: 'name' },
        { column: 'id', field: null },
      ],
    });
    expect(renaming.map(value({ type: 'commercial', who: 'Ada', id: 7 })).contact).toEqual({
      type: { id: 1 },
      name: 'Ada',
    });
  });

  it('refuses two members for one field, as CSV refuses two columns', () => {
    const renaming = mapperOf([], { columns: [{ column: 'who', field: 'name' }] });
    const { errors } = renaming.map(value({ type: { id: 1 }, who: 'Ada', name: 'Grace' }));
    expect(errors?.()).toEqual([
      {
        pointer: '',
        code: 'malformed_row',
        message: 'The row has two members for the field name; leave one of them out.',
      },
    ]);
  });
});
