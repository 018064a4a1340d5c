const lineBreak = /\r\n|\r|\n/g;

/**
 * Where an index lies in a text, as editors count: lines end with LF, CRLF or CR.
 *
 * @returns line and column, both from 1; the column counts UTF-16 code units.
 */
export function positionOf(text: string, index: number): { readonly line: number; readonly column: number } {
  let line = 1;
  let lineStart = 0;
  for (const { 0: ending, index: at } of text.matchAll(lineBreak)) {
    if (at + ending.length > index) break;
    line += 1;
    lineStart = at + ending.length;
  }
  return { line, column: index - lineStart + 1 };
}
