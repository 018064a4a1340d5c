/** One row of the input as it stands there, before anything is made of it. */
export interface SourceRecord {
  /** From 1, the header not counted. */
  readonly row: number;
  /** Line of the file, from 1, on which it begins. */
  readonly line: number;
  /** Cells of CSV, or the parsed value of JSON. */
  readonly content: { readonly cells: readonly string[] } | { readonly value: unknown };
  /** What keeps it from being read, as the rest of a sentence; such a row is never sent. */
  readonly fault?: string;
  /** The row as it stands in the file, when it cannot be read. */
  readonly raw?: string;
}

/** A row that a splitter has found, not numbered yet. */
export type FoundRecord = Omit<SourceRecord, 'row'>;

/** Cuts a text that comes in pieces into rows. */
export interface RecordSplitter {
  /**
   * Takes the next piece.
   * @returns the rows that are whole now
   * @throws CommandFailure (invalid input) when what follows cannot be told apart any more
   */
  push(text: string): FoundRecord[];
  /** Takes the end of the text; otherwise as {@link push}. */
  end(): FoundRecord[];
}

/** More than any contact can take; a row that does not end within it never will. */
export const longestRecord = 1024 * 1024;
