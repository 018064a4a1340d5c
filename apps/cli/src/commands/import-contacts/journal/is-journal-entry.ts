import { basename } from 'node:path';

/** More than any input has; a byte is kept for each. */
const mostRows = 1_000_000_000;

/** Whether a line of a journal is an entry, as far as one that was changed by hand would do harm. */
export function isJournalEntry(value: Readonly<Record<string, unknown>>): boolean {
  const { row, failed_file: failedFile = null } = value;
  if ('row' in value) return Number.isInteger(row) && Number(row) > 0 && Number(row) <= mostRows;
  // Beside the journal, and nowhere else.
  return failedFile === null || (typeof failedFile === 'string' && basename(failedFile) === failedFile);
}
