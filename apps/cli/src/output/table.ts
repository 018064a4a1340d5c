import { paint } from './line.js';
import type { Line, Span } from './line.js';
import { textWidth } from './text-width.js';

type Cell = string | Span;

/**
 * Lays rows out in aligned columns, two spaces apart.
 * @param header column titles; left out when empty
 * @param rows cells by column; a missing cell is empty
 * @returns the lines, header first
 */
export function table(header: readonly string[], rows: readonly (readonly Cell[])[]): Line[] {
  const heading: readonly (readonly Cell[])[] =
    header.length > 0 ? [header.map((title) => paint('bold', title))] : [];
  const all = [...heading, ...rows];
  const widths: number[] = [];
  for (const row of all) {
    row.forEach((cell, column) => (widths[column] = Math.max(widths[column] ?? 0, cellWidth(cell))));
  }
  return all.map((row) =>
    row.flatMap((cell, column) => {
      const isLast = column === row.length - 1;
      return isLast ? [cell] : [cell, ' '.repeat((widths[column] ?? 0) - cellWidth(cell) + 2)];
    }),
  );
}

/**
 * Lays out names and values, one pair a line; a pair without a value is left out.
 * @param pairs names with their values
 */
export function facts(pairs: readonly (readonly [string, string | undefined])[]): Line[] {
  const known = pairs.filter((pair): pair is readonly [string, string] => pair[1] !== undefined);
  return table(
    [],
    known.map(([name, value]) => [paint('dim', `  ${name}`), value]),
  );
}

function cellWidth(cell: Cell): number {
  return textWidth(typeof cell === 'string' ? cell : cell.text);
}
