import { formatCsvRow, restoreCell } from '@contacts/csv';
import { contactFields } from '@contacts/domain/core';
import type { ContactError } from '@contacts/bff-client';
import { isJsonObject } from '../../../json-object.js';
import { cutText } from '../../../output/pointer-text.js';
import { countText } from '../../../output/quantity.js';
import { reportColumns } from '../mapping/column-mapping.js';
import type { Mapping } from '../mapping/row-mapper.js';
import { longestRecord } from '../reading/source-record.js';
import type { SourceRecord } from '../reading/source-record.js';

/** Fields that hold an id instead of a text. */
const references = ['type', 'country'];

/** Of a row with more errors nobody reads them all. */
const mostErrors = 20;

/** What a row has for a file of failed rows: a text for each field, and what no field can show. */
interface ShownRow {
  readonly fields: Readonly<Partial<Record<string, string>>>;
  /** A row with it has more cells than the header and is refused until somebody has put it right. */
  readonly surplus: readonly string[];
}

/**
 * Writes a failed row under the header of {@link failedHeader}, so that importing it again, with no options at all, makes the
 * same contact of it or refuses it the same way.
 * @param fields those of the header
 * @param errors why it has failed
 * @returns CSV, with its line break
 */
export function failedRow(
  record: SourceRecord,
  mapping: Mapping,
  fields: readonly string[],
  errors: readonly ContactError[],
): string {
  const text = formatCsvRow(cellsOf(record, showRow(record, mapping, errors), fields, errors));
  if (text.length <= longestRecord) return text;
  // With quotes and errors a row may have become too long to be read, and nobody could import those below it.
  const place = `The row begins on line ${record.line} of the input; it is too long to be given back.`;
  return formatCsvRow(cellsOf(record, { fields: {}, surplus: [place] }, fields, errors));
}

function showRow(
  { content, raw }: SourceRecord,
  mapping: Mapping,
  errors: readonly ContactError[],
): ShownRow {
  if (raw !== undefined) return { fields: {}, surplus: [raw] };
  const shown =
    'cells' in content ? showCells(content.cells, mapping) : showValue(content.value, mapping, errors);
  return { ...shown, fields: { ...mapping.defaults, ...shown.fields } };
}

function showCells(cells: readonly string[], { columns }: Mapping): ShownRow {
  const restore = columns.some(({ column }) => column === reportColumns.error)
    ? restoreCell
    : (cell: string) => cell;
  const fields: Record<string, string> = {};
  columns.forEach(({ field }, index) => {
    const cell = cells[index] ?? '';
    if (field !== null && cell !== '') fields[field] = restore(cell);
  });
  const surplus = cells.slice(columns.length).map(restore);
  return { fields, surplus: surplus.some((cell) => cell !== '') ? surplus : [] };
}

function showValue(value: unknown, { columns }: Mapping, errors: readonly ContactError[]): ShownRow {
  const fields: Record<string, string> = {};
  const whole = { fields: {}, surplus: [JSON.stringify(value)] };
  if (!isJsonObject(value)) return whole;
  const renamed = new Map(columns.map(({ column, field }) => [column, field]));
  for (const [member, content] of Object.entries(value)) {
    const field = renamed.has(member) ? renamed.get(member) : member;
    if (field === null || field === undefined) continue;
    const text = textOf(field, content);
    if (!contactFields.includes(field) || text === undefined || Object.hasOwn(fields, field)) return whole;
    // An empty cell would leave out, and so repair, what has been refused.
    if (text === '' && errors.some(({ pointer }) => pointer === `/${field}`)) return whole;
    fields[field] = text;
  }
  return { fields, surplus: [] };
}

/** A text, or the id of a reference; a cell can say nothing else. */
function textOf(field: string, content: unknown): string | undefined {
  if (typeof content === 'string') return content;
  if (!references.includes(field) || !isJsonObject(content)) return undefined;
  const { id, ...others } = content;
  return Number.isSafeInteger(id) && Object.keys(others).length === 0 ? String(id) : undefined;
}

function cellsOf(
  { row }: SourceRecord,
  shown: ShownRow,
  fields: readonly string[],
  errors: readonly ContactError[],
): string[] {
  const told = errors.slice(0, mostErrors);
  const others = errors.length - told.length;
  const more = others > 0 ? [`and ${countText(others)} more`] : [];
  return [
    ...fields.map((field) => shown.fields[field] ?? ''),
    String(row),
    [...told.map(({ pointer }) => cutText(pointer.slice(1))), ...more].join('; '),
    [...told.map(({ code, message }) => (message === '' ? code : message)), ...more].join(' '),
    ...shown.surplus,
  ];
}

/** The header of a file of failed rows. */
export function failedHeader(fields: readonly string[]): string[] {
  return [...fields, reportColumns.row, reportColumns.field, reportColumns.error];
}
