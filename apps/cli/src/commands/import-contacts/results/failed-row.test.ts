import { describe, expect, it } from '@jest/globals';
import { formatCsvRow } from '@contacts/csv';
import { contactFields } from '@contacts/domain/core';
import { mapColumns } from '../mapping/column-mapping.js';
import { RowMapper } from '../mapping/row-mapper.js';
import type { MappedRow } from '../mapping/row-mapper.js';
import type { Mapping } from '../mapping/row-mapper.js';
import { CsvSplitter } from '../reading/csv-splitter.js';
import type { SourceRecord } from '../reading/source-record.js';
import { failedHeader, failedRow } from './failed-row.js';

const mapping: Mapping = {
  columns: [
    { column: 'Type', field: 'type' },
    { column: 'Name', field: 'name' },
    { column: 'Notes', field: null },
  ],
  defaults: { type: 'invoice' },
  countries: [{ id: 74, code: 'de', name: 'Germany' }],
};
const cells = (...texts: string[]): SourceRecord => ({ row: 1, line: 2, content: { cells: texts } });
const value = (content: unknown): SourceRecord => ({ row: 1, line: 1, content: { value: content } });

const rejection = { pointer: '/name', code: 'code', message: 'Message.' };

/** What becomes of a row that is given back and imported as it is, without an option. */
function importAgain(record: SourceRecord) {
  const header = failedHeader(contactFields);
  const errors = new RowMapper(mapping).map(record).errors?.() ?? [rejection];
  const splitter = new CsvSplitter(',');
  const found = [
    ...splitter.push(formatCsvRow(header) + failedRow(record, mapping, contactFields, errors)),
    ...splitter.end(),
  ];
  const mapper = new RowMapper({
    columns: mapColumns(header, new Map()),
    defaults: {},
    countries: mapping.countries,
  });
  return judged(mapper.map({ row: 1, line: 2, content: found[1]?.content ?? { cells: [] } }));
}

function judged({ contact, errors }: MappedRow) {
  return contact ?? errors();
}

it('tells of as many errors as anybody reads, and of where a row is that is too long to be given back', () => {
  const wide = value(Object.fromEntries(Array.from({ length: 16_000 }, (_, at) => [`k${at}`, 1])));
  const errors = new RowMapper(mapping).map(wide).errors?.() ?? [];
  const row = failedRow(wide, mapping, contactFields, errors);
  expect(row).toContain('k10013; and 15,980 more');
  expect(row.length).toBeLessThan(400_000);

  const long = { ...cells('1'), fault: 'has text', raw: '"'.repeat(1_000_000) };
  const pointer = failedRow(long, mapping, contactFields, [rejection]);
  expect(pointer).toMatch(
    /,1,name,Message\.,"?The row begins on line 2 of the input; it is too long[^,]*\r\n$/,
  );
});

describe('a failed row', () => {
  it.each([
    ['cells', cells('1', '=1+1', 'x')],
    ['an empty cell that a default fills', cells('', "'=1")],
    ['a type by its name', cells('Shipping address', 'Ada')],
    ['JSON', value({ type: { id: 6 }, name: ' Ada\n', country: 'de' })],
    ['JSON without what a default fills', value({ name: 'Ada' })],
    ['JSON with a reference', value({ type: 'technical', country: { id: 74 } })],
  ])('comes back as it was: %s', (_, record) => {
    expect(importAgain(record)).toEqual(judged(new RowMapper(mapping).map(record)));
  });

  it.each([
    ['more cells than the header has', cells('1', 'Lovelace', '', ' Ada')],
    ['a quote in the wrong place', { ...cells('1', 'Ada'), fault: 'has text', raw: '1,"A"da' }],
    ['a number for a text', value({ type: { id: 1 }, name: 5 })],
    ['null', value({ type: { id: 1 }, name: null })],
    ['a field that there is not', value({ type: { id: 1 }, nmae: 'Ada' })],
    ['more in a reference than its id', value({ type: { id: 1, name: 'Commercial' } })],
    ['something else than an object', value(['Ada'])],
    ['an id for a text', value({ type: { id: 1 }, name: { id: 5 } })],
    ['an empty text that the rules refuse', value({ type: { id: 1 }, email: '' })],
    ['an empty text for a country', value({ type: { id: 1 }, country: '' })],
    ['two members for a field', value({ type: { id: 1 }, Name: 'Ada', name: 'Grace' })],
  ])('is refused until it is corrected: %s', (_, record) => {
    expect(new RowMapper(mapping).map(record).contact).toBeUndefined();
    expect(importAgain(record)).toEqual([expect.objectContaining({ code: 'malformed_row' })]);
  });
});
