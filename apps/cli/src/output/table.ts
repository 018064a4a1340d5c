import { paint } from './line.js';
import type { Line, Span } from './line.js';
import { textWidth } from './text-width.js';

type Cell = string | Span;

/** Columns that grow with what they hold, for rows that come one after another. */
export class Columns {
  private readonly widths: number[];

  /** @param widths to begin with, so that what is expected moves nothing */
  constructor(widths: readonly number[] = []) {
    this.widths = [...widths];
  }

  /**
   * Lays rows out, two spaces apart, no column narrower than in the rows before.
   * @param rows cells by column; a missing cell is empty
   */
  layOut(rows: readonly (readonly Cell[])[]): Line[] {
    for (const row of rows) {
      row.forEach((cell, column) => {
        this.widths[column] = Math.max(this.widths[column] ?? 0, cellWidth(cell));
      });
    }
    return rows.map((row) =>
      row.flatMap((cell, column) => {
        const isLast = column === row.length - 1;
        return isLast ? [cell] : [cell, ' '.repeat((this.widths[column] ?? 0) - cellWidth(cell) + 2)];
      }),
    );
  }
}

/** The titles of columns as a row. */
export function heading(titles: readonly string[]): readonly Cell[] {
  return titles.map((title) => paint('bold', title));
}

/**
 * Lays rows out in aligned columns, two spaces apart.
 * @param titles of the columns; left out when empty
 * @param rows cells by column; a missing cell is empty
 * @returns the lines, titles first
 */
export function table(titles: readonly string[], rows: readonly (readonly Cell[])[]): Line[] {
  return new Columns().layOut([...(titles.length > 0 ? [heading(titles)] : []), ...rows]);
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
