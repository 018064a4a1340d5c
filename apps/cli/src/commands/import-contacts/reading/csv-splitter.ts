import { parseQuotedRow } from './parse-quoted-row.js';
import { longestRecord } from './source-record.js';
import type { FoundRecord, RecordSplitter } from './source-record.js';
import { unreadableInput } from './unreadable-input.js';

/**
 * Cuts CSV (RFC 4180) into rows: any delimiter, LF or CR LF, line breaks within quotes. Lines without
 * anything in their cells, which spreadsheets leave behind, are no rows. A line
 * without a quote, which nearly all are, is cut by the engine's own `split`.
 */
export class CsvSplitter implements RecordSplitter {
  private rest = '';
  private line = 1;

  /** @param delimiter one character */
  constructor(private readonly delimiter: string) {}

  push(text: string): FoundRecord[] {
    const rows = this.cut(this.rest + text, false);
    this.refuseLonger(this.rest, 0, this.rest.length);
    return rows;
  }

  end(): FoundRecord[] {
    const { rest } = this;
    const rows = this.cut(rest, true);
    if (this.rest !== '') throw this.unclosed('before the file ends');
    return rows;
  }

  private cut(text: string, isLast: boolean): FoundRecord[] {
    const rows: FoundRecord[] = [];
    let at = 0;
    let quote = text.indexOf('"');
    while (at < text.length) {
      if (quote !== -1 && quote < at) quote = text.indexOf('"', at);
      const lineBreak = text.indexOf('\n', at);
      const lineEnd = lineBreak === -1 ? text.length : lineBreak;
      if (quote !== -1 && quote < lineEnd) {
        const row = parseQuotedRow(text, at, lineBreak, this.delimiter, isLast);
        if (row === undefined) break;
        this.refuseLonger(text, at, row.next - 1);
        if (!isBlank(row.cells))
          rows.push({ line: this.line, content: { cells: row.cells }, ...row.trouble });
        this.line += row.lines;
        at = row.next;
        continue;
      }
      if (lineBreak === -1 && !isLast) break;
      this.refuseLonger(text, at, lineEnd);
      const end = text.charCodeAt(lineEnd - 1) === 13 && lineEnd > at ? lineEnd - 1 : lineEnd;
      const cells = text.slice(at, end).split(this.delimiter);
      if (!isBlank(cells)) rows.push({ line: this.line, content: { cells } });
      this.line += 1;
      at = lineEnd + 1;
    }
    this.rest = text.slice(at);
    return rows;
  }

  /**
   * @param start of a row
   * @param end of it without its line feed, or of what there is of it
   */
  private refuseLonger(text: string, start: number, end: number): void {
    if (end - start > longestRecord) throw this.tooLong(text.slice(start, start + longestRecord + 1));
  }

  /** @param row as much of it as is too much */
  private tooLong(row: string): Error {
    // Where nothing follows, only an open quote keeps a row from ending.
    const isQuoteOpen = parseQuotedRow(row, 0, row.indexOf('\n'), this.delimiter, true) === undefined;
    if (isQuoteOpen) return this.unclosed('within 1 MiB');
    const detail = `The row that begins on line ${this.line} is longer than 1 MiB`;
    return /\r[^\n]/.test(row)
      ? unreadableInput(
          `${detail}: its line ends are those of old Macs.`,
          'Save the file with LF or CR LF at the end of each line.',
        )
      : unreadableInput(`${detail}.`, 'CSV has one contact a line; check where its lines end.');
  }

  private unclosed(where: string): Error {
    return unreadableInput(
      `The row that begins on line ${this.line} does not end ${where}: a quote is opened there and not closed.`,
      'Close the quote, or double it if it is part of the text.',
    );
  }
}

function isBlank(cells: readonly string[]): boolean {
  return cells[0] === '' && cells.every((cell) => cell === '');
}
