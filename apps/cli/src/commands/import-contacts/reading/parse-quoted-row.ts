const quoteCode = 34;

/** A row of CSV that has quotes in it. */
export interface QuotedRow {
  readonly cells: readonly string[];
  /** Where the next row begins. */
  readonly next: number;
  /** Lines that it takes. */
  readonly lines: number;
  readonly trouble: { readonly fault?: string; readonly raw?: string };
}

/**
 * Reads one row of CSV cell by cell (RFC 4180, section 2). A quote within a cell that does not begin with one is an
 * ordinary character, as spreadsheets have it.
 * @param text that holds the row
 * @param start where the row begins
 * @param isLast whether nothing follows the text
 * @returns undefined when the text ends before the row does
 */
export function parseQuotedRow(
  text: string,
  start: number,
  delimiter: string,
  isLast: boolean,
): QuotedRow | undefined {
  const cells: string[] = [];
  let at = start;
  let isMalformed = false;
  for (;;) {
    const isQuoted = text.charCodeAt(at) === quoteCode;
    let value = '';
    if (isQuoted) {
      const quoted = readQuoted(text, at);
      if (quoted === undefined) return undefined;
      value = quoted.value;
      at = quoted.next;
    }
    const end = endOfCell(text, at, delimiter);
    if (end === text.length && !isLast) return undefined;
    const atBreak = end === text.length || text[end] === '\n';
    const tail = text.slice(at, atBreak && text[end - 1] === '\r' && end > at ? end - 1 : end);
    if (isQuoted && tail !== '') isMalformed = true;
    cells.push(value + tail);
    at = end + 1;
    if (atBreak) break;
  }
  const next = Math.min(at, text.length);
  const row = text.slice(start, next);
  return {
    cells,
    next,
    lines: row.split('\n').length - 1,
    trouble: isMalformed ? { fault: 'has text after a closing quote', raw: row.replace(/\r?\n$/, '') } : {},
  };
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

function endOfCell(text: string, at: number, delimiter: string): number {
  for (let index = at; index < text.length; index++) {
    const character = text[index];
    if (character === delimiter || character === '\n') return index;
  }
  return text.length;
}
