import { skipBlanks, skipBlanksBack } from './json-blanks.js';
import { readJsonText } from './read-json-text.js';
import { longestRecord } from './source-record.js';
import type { FoundRecord, RecordSplitter } from './source-record.js';
import { TextPlace } from './text-place.js';
import { unreadableInput } from './unreadable-input.js';

const structural = /["[\]{},]/g;
const endOfText = /["\\]/g;

/**
 * Cuts a JSON array into its elements without holding more than one of them. Only brackets, commas and quotes are
 * looked at here; whether an element is well-formed is judged when it is whole.
 */
export class JsonArraySplitter implements RecordSplitter {
  private rest = '';
  /** Of the beginning of the rest. */
  private readonly place = new TextPlace();
  /** Where the look goes on in the rest. */
  private seen = 0;
  private depth = 0;
  private isInText = false;
  private hasElements = false;
  /** Whether the bracket that closes the array has come. */
  private isOver = false;

  push(text: string): FoundRecord[] {
    const rows = this.cut(this.rest + text);
    if (this.rest.length > longestRecord) {
      throw unreadableInput(
        `The element that begins near line ${this.place.line} does not end within 1 MiB.`,
        'The array holds one object a contact; check its quotes and brackets.',
      );
    }
    return rows;
  }

  end(): FoundRecord[] {
    if (!this.isOver) {
      throw unreadableInput(
        'The JSON array is not closed: the file ends before it does.',
        'Get the whole file.',
      );
    }
    if (skipBlanks(this.rest, 0) < this.rest.length) {
      throw unreadableInput(
        `Something follows the JSON array, near line ${this.place.line}.`,
        'Give one array of contacts, or one contact a line.',
      );
    }
    return [];
  }

  private cut(text: string): FoundRecord[] {
    const rows: FoundRecord[] = [];
    let start = 0;
    const pass = (to: number) => {
      this.place.pass(text.slice(start, to));
      start = to;
    };
    const take = (end: number, next: number) => {
      pass(skipBlanks(text, start));
      const element = text.slice(start, skipBlanksBack(text, end));
      const isNothing = element === '' && text[end] === ']' && !this.hasElements;
      if (!isNothing) rows.push(readJsonText(element, this.place.line, this.place.column));
      this.hasElements = true;
      pass(next);
    };
    let at = this.seen;
    while (!this.isOver) {
      const pattern = this.isInText ? endOfText : structural;
      pattern.lastIndex = at;
      const found = pattern.exec(text);
      if (found === null) {
        at = text.length;
        break;
      }
      at = found.index + 1;
      const [character] = found;
      if (character === '\\') {
        // What it escapes may be in the next piece.
        if (at === text.length) {
          at -= 1;
          break;
        }
        at += 1;
      } else if (character === '"') this.isInText = !this.isInText;
      else if (character === ',') {
        if (this.depth === 1) take(found.index, at);
      } else if (character === '[' || character === '{') {
        this.depth += 1;
        if (this.depth === 1) pass(at);
      } else if (character === '}' && this.depth === 1) {
        pass(found.index);
        throw this.closedByBrace();
      } else {
        if (this.depth === 1) take(found.index, at);
        this.depth -= 1;
        this.isOver = this.depth === 0;
      }
    }
    this.rest = text.slice(start);
    this.seen = at - start;
    return rows;
  }

  private closedByBrace(): Error {
    return unreadableInput(
      `The JSON array is closed by "}" on line ${this.place.line}, column ${this.place.column}.`,
      'Close it with "]", and check the braces of the contact before it.',
    );
  }
}
