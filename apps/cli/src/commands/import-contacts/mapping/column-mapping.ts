import { contactFields } from '@contacts/domain/core';
import { usageFailure } from '../../../command-failure.js';
import { countText } from '../../../output/quantity.js';
import { shellWord } from '../../../output/shell-word.js';
import { fieldNamed, suggestField } from './field-names.js';

/** Columns that an import adds to the rows it gives back, and leaves out when they come in again. */
export const reportColumns = {
  row: 'contacts_row',
  field: 'contacts_error_field',
  error: 'contacts_error',
} as const;

/** Of more columns nobody reads the names: such a header is none. */
const mostNamed = 20;

/** Which field a column, or a member of JSON, fills; null leaves it out. */
export interface MappedColumn {
  readonly column: string;
  readonly field: string | null;
}

/**
 * Decides which field each column fills: what `--map` says, else the column's own name, which may differ in case,
 * spaces and hyphens. Nothing is guessed: a name that is merely alike becomes a suggestion.
 * @param header names of the columns
 * @param chosen what `--map` says, by column
 * @throws CommandFailure (usage) that names every column nobody has decided on
 */
export function mapColumns(
  header: readonly string[],
  chosen: ReadonlyMap<string, string | null>,
): readonly MappedColumn[] {
  const missing = [...chosen.keys()].find((column) => !header.includes(column));
  if (missing !== undefined) {
    throw usageFailure(
      `--map names the column ${quote(missing)}, which the header does not have.`,
      `The columns are: ${listOf(header)}.`,
    );
  }
  const reserved: readonly string[] = Object.values(reportColumns);
  const columns = header.map((column) => {
    const own = reserved.includes(column) ? null : fieldNamed(column);
    return { column, field: chosen.has(column) ? chosen.get(column) : own };
  });
  refuseUndecided(columns);
  refuseDoubles(columns);
  return columns.map(({ column, field = null }) => ({ column, field }));
}

interface Undecided {
  readonly column: string;
  readonly field: string | null | undefined;
}

function refuseUndecided(columns: readonly Undecided[]): void {
  const undecided = columns.filter(({ field }) => field === undefined);
  if (undecided.length === 0) return;
  throw usageFailure(
    `The header has columns that are no field of a contact: ${listOf(undecided.map(({ column }) => column))}. Nothing was sent.`,
    ...undecided.slice(0, mostNamed).map(({ column }) => adviceFor(column)),
    `The fields are: ${contactFields.join(', ')}.`,
  );
}

function adviceFor(column: string): string {
  const suggestion = suggestField(column);
  const leftOut = `\`--map ${shellWord(`${column}=`)}\``;
  return suggestion === undefined
    ? `Leave ${quote(column)} out: ${leftOut}.`
    : `Did you mean \`--map ${shellWord(`${column}=${suggestion}`)}\`? Or leave it out: ${leftOut}.`;
}

function refuseDoubles(columns: readonly Undecided[]): void {
  const filledBy = new Map<string, string>();
  for (const { column, field } of columns) {
    if (field === null || field === undefined) continue;
    const other = filledBy.get(field);
    if (other !== undefined) {
      throw usageFailure(
        `The columns ${quote(other)} and ${quote(column)} both fill the field ${field}.`,
        `Leave one of them out, such as \`--map ${shellWord(`${column}=`)}\`.`,
      );
    }
    filledBy.set(field, column);
  }
}

function listOf(columns: readonly string[]): string {
  const named = columns.slice(0, mostNamed).map(quote).join(', ');
  const others = columns.length - mostNamed;
  return others > 0 ? `${named} and ${countText(others)} more` : named;
}

function quote(column: string): string {
  return `"${column}"`;
}
