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
  /** Whether the element has been given whose comma or bracket has not come. */
  private isGiven = false;
  /** Whether the bracket that closes the array has come. */
  private isOver = false;

  push(text: string): FoundRecord[] {
    const rows = this.cut(this.rest + text);
    if (this.rest !== '' && (this.isOver || this.isGiven)) throw this.followed();
    if (this.rest.length > longestRecord) rows.push(this.giveEarly());
    return rows;
  }

  end(): FoundRecord[] {
    if (!this.isOver) {
      throw unreadableInput(
        'The JSON array is not closed: the file ends before it does.',
        'Get the whole file.',
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
      if (element.length > longestRecord) throw this.endless();
      if (this.isGiven && element !== '') throw this.followed();
      const isNothing = element === '' && text[end] === ']' && !this.hasElements;
      if (!isNothing && !this.isGiven) rows.push(readJsonText(element, this.place.line, this.place.column));
      this.hasElements = true;
      this.isGiven = false;
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
    pass(skipBlanks(text, start));
    this.rest = text.slice(start);
    this.seen = at - start;
    return rows;
  }

  /** Gives an element before its comma has come, so that blanks behind it do not make it longer than any may be. */
  private giveEarly(): FoundRecord {
    const { line, column } = this.place;
    const element = this.rest.slice(0, skipBlanksBack(this.rest, this.rest.length));
    if (this.depth !== 1 || this.isInText || element.length > longestRecord) throw this.endless();
    this.place.pass(this.rest);
    this.rest = '';
    this.seen = 0;
    this.isGiven = true;
    return readJsonText(element, line, column);
  }

  private endless(): Error {
    return unreadableInput(
      `The element that begins on line ${this.place.line} does not end within 1 MiB.`,
      'The array holds one object a contact; check its quotes and brackets.',
    );
  }

  private followed(): Error {
    const where = `on line ${this.place.line}, column ${this.place.column}`;
    return this.isOver
      ? unreadableInput(
          `Something follows the JSON array ${where}.`,
          'Give one array of contacts, or one contact a line.',
        )
      : unreadableInput(
          `Something follows an element of the JSON array ${where}.`,
          'Put a comma between two contacts, and nothing else.',
        );
  }

  private closedByBrace(): Error {
    return unreadableInput(
      `The JSON array is closed by "}" on line ${this.place.line}, column ${this.place.column}.`,
      'Close it with "]", and check the braces of the contact before it.',
    );
  }
}
