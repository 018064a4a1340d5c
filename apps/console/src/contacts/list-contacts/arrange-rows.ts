import type { Column, ContactRow } from './contact-row.js';

/** What is looked for, and in which order. */
export interface Arrangement {
  readonly search: string;
  readonly sortedBy: Column;
  readonly isDescending: boolean;
}

/**
 * Finds the rows that hold every word of the search in any of their columns, and sorts them; rows without a value in the
 * column come last either way.
 */
export function arrangeRows(
  rows: readonly ContactRow[],
  { search, sortedBy, isDescending }: Arrangement,
  compareTexts: (a: string, b: string) => number,
): ContactRow[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const direction = isDescending ? -1 : 1;
  return rows
    .filter(({ searched }) => words.every((word) => searched.includes(word)))
    .sort((one, other) => {
      const [a, b] = [one[sortedBy], other[sortedBy]];
      if (a === '' || b === '') return (a === '' ? 1 : 0) - (b === '' ? 1 : 0) || one.id - other.id;
      return direction * compareTexts(a, b) || one.id - other.id;
    });
}
