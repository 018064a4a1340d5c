import { neutraliseCell } from './neutralise-cell.js';

const needsQuotes = /[",\r\n]|^\s|\s$/;

/**
 * Writes one row (RFC 4180), its cells neutralised.
 * @param cells null is an empty cell
 * @returns the row with its line break, CR LF
 */
export function formatCsvRow(cells: readonly (string | number | boolean | null)[]): string {
  return `${cells.map(formatCell).join(',')}\r\n`;
}

function formatCell(value: string | number | boolean | null): string {
  if (typeof value !== 'string') return value === null ? '' : String(value);
  const cell = neutraliseCell(value);
  return needsQuotes.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
