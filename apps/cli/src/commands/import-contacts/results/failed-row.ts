import { restoreCell } from '@contacts/csv';
import { contactFields } from '@contacts/domain/core';
import type { ContactError } from '@contacts/bff-client';
import { isJsonObject } from '../../../json-object.js';
import { reportColumns } from '../mapping/column-mapping.js';
import type { Mapping } from '../mapping/row-mapper.js';
import type { SourceRecord } from '../reading/source-record.js';

/** What a row has for a file of failed rows: a text for each field, and what no field can show. */
export interface ShownRow {
  readonly fields: Readonly<Partial<Record<string, string>>>;
  /** A row with it has more cells than the header and is refused until somebody has put it right. */
  readonly surplus: readonly string[];
}

/**
 * Shows a row so that importing it again, with no options at all, makes the same contact of it or refuses it the same way.
 */
export function showRow({ content, raw }: SourceRecord, mapping: Mapping): ShownRow {
  if (raw !== undefined) return { fields: {}, surplus: [raw] };
  const shown = 'cells' in content ? showCells(content.cells, mapping) : showValue(content.value, mapping);
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

function showValue(value: unknown, { columns }: Mapping): ShownRow {
  const fields: Record<string, string> = {};
  const whole = { fields: {}, surplus: [JSON.stringify(value)] };
  if (!isJsonObject(value)) return whole;
  const renamed = new Map(columns.map(({ column, field }) => [column, field]));
  for (const [member, content] of Object.entries(value)) {
    const field = renamed.has(member) ? renamed.get(member) : member;
    if (field === null || field === undefined) continue;
    const text = textOf(content);
    if (!contactFields.includes(field) || text === undefined) return whole;
    fields[field] = text;
  }
  return { fields, surplus: [] };
}

/** A text, or the id of a reference; a cell can say nothing else. */
function textOf(content: unknown): string | undefined {
  if (typeof content === 'string') return content;
  if (!isJsonObject(content)) return undefined;
  const { id, ...others } = content;
  return Number.isSafeInteger(id) && Object.keys(others).length === 0 ? String(id) : undefined;
}

/** A failed row's cells under the header of {@link failedHeader}. */
export function failedCells(
  row: number,
  shown: ShownRow,
  fields: readonly string[],
  errors: readonly ContactError[],
): string[] {
  return [
    ...fields.map((field) => shown.fields[field] ?? ''),
    String(row),
    errors.map(({ pointer }) => pointer.slice(1)).join('; '),
    errors.map(({ code, message }) => (message === '' ? code : message)).join(' '),
    ...shown.surplus,
  ];
}

/** The header of a file of failed rows. */
export function failedHeader(fields: readonly string[]): string[] {
  return [...fields, reportColumns.row, reportColumns.field, reportColumns.error];
}
