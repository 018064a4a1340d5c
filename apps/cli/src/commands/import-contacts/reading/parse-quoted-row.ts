const quoteCode = 34;
const returnCode = 13;

/** A row of CSV that has quotes in it. */
export interface QuotedRow {
  readonly cells: readonly string[];
  /** Where the next row begins. */
  readonly next: number;
  /** Lines that it takes. */
  readonly lines: number;
  /** What keeps it from being read, and the row as it stands in the file. */
  readonly trouble: { readonly fault: string; readonly raw: string } | undefined;
}

/**
 * Reads one row of CSV cell by cell (RFC 4180, section 2). A quote within a cell that does not begin with one is an
 * ordinary character, as spreadsheets have it.
 * @param text that holds the row
 * @param start where the row begins
 * @param firstLineBreak where the first line break behind that is; -1 if there is none
 * @param isLast whether nothing follows the text
 * @returns undefined when the text ends before the row does
 */
export function parseQuotedRow(
  text: string,
  start: number,
  firstLineBreak: number,
  delimiter: string,
  isLast: boolean,
): QuotedRow | undefined {
  const cells: string[] = [];
  let at = start;
  let lines = 1;
  let lineBreak = firstLineBreak;
  let isMalformed = false;
  for (;;) {
    const isQuoted = text.charCodeAt(at) === quoteCode;
    let value = '';
    if (isQuoted) {
      const quoted = readQuoted(text, at);
      if (quoted === undefined) return undefined;
      value = quoted.value;
      at = quoted.next;
      for (; lineBreak !== -1 && lineBreak < at; lines += 1) lineBreak = text.indexOf('\n', lineBreak + 1);
    }
    const lineEnd = lineBreak === -1 ? text.length : lineBreak;
    const delimiterAt = text.indexOf(delimiter, at);
    const isLastCell = delimiterAt === -1 || delimiterAt > lineEnd;
    if (isLastCell && lineBreak === -1 && !isLast) return undefined;
    const tail = isLastCell ? withoutReturn(text, at, lineEnd) : text.slice(at, delimiterAt);
    if (isQuoted && tail !== '') isMalformed = true;
    cells.push(value + tail);
    at = isLastCell ? lineEnd + 1 : delimiterAt + 1;
    if (isLastCell) break;
    if (lineBreak !== -1 && !hasBefore(text, '"', at, lineEnd)) {
      // From here on the row is like any other.
      for (const cell of withoutReturn(text, at, lineEnd).split(delimiter)) cells.push(cell);
      at = lineEnd + 1;
      break;
    }
  }
  const next = Math.min(at, text.length);
  if (lineBreak === -1) lines -= 1;
  const trouble = isMalformed
    ? { fault: 'has text after a closing quote', raw: text.slice(start, next).replace(/\r?\n$/, '') }
    : undefined;
  return { cells, next, lines, trouble };
}

/** The text up to a line break, which CR may be part of. */
function withoutReturn(text: string, at: number, lineEnd: number): string {
  return text.slice(at, lineEnd > at && text.charCodeAt(lineEnd - 1) === returnCode ? lineEnd - 1 : lineEnd);
}

function hasBefore(text: string, wanted: string, at: number, end: number): boolean {
  const found = text.indexOf(wanted, at);
  return found !== -1 && found < end;
}

function readQuoted(text: string, start: number): { value: string; next: number } | undefined {
  let value = '';
  let from = start + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote === -1) return undefined;
    if (text.charCodeAt(quote + 1) !== quoteCode) {
      return { value: value + text.slice(from, quote), next: quote + 1 };
    }
    value += text.slice(from, quote + 1);
    from = quote + 2;
  }
}
