import { scanNumber } from './scan-number.js';
import { scanString } from './scan-string.js';
import { deepestNesting, problemAt, syntaxProblemAt, type StrictJsonProblem } from './strict-json-problem.js';

/** Either the index behind what was read, or the first problem. */
type Scan = number | StrictJsonProblem;

const tab = 0x09;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const space = 0x20;
const quote = 0x22;
const comma = 0x2c;
const minus = 0x2d;
const zero = 0x30;
const nine = 0x39;
const colon = 0x3a;
const openingBracket = 0x5b;
const closingBracket = 0x5d;
const openingBrace = 0x7b;
const closingBrace = 0x7d;

const literals = ['true', 'false', 'null'];

/**
 * Reads a text against the grammar of RFC 8259, without building values, and finds the first reason to refuse it (see
 * `StrictJsonReason`). Takes linear time; the nesting limit bounds its recursion.
 */
export class JsonScanner {
  /** How many names of members were read, repeated ones included. */
  nameCount = 0;

  /** @param comparesNames whether duplicate names are looked for; it more than doubles the time. */
  constructor(
    private readonly text: string,
    private readonly comparesNames: boolean,
  ) {}

  findProblem(): StrictJsonProblem | undefined {
    if (this.text.startsWith('\ufeff')) return problemAt(0, 'byte_order_mark');
    const start = this.skipSpace(0);
    if (start === this.text.length) return problemAt(0, 'empty');
    const end = this.scanValue(start, 0);
    if (typeof end !== 'number') return end;
    const rest = this.skipSpace(end);
    return rest === this.text.length ? undefined : problemAt(rest, 'trailing_content');
  }

  /** @param depth how many arrays and objects are open around the value. */
  private scanValue(index: number, depth: number): Scan {
    const first = this.text.charCodeAt(index);
    if (first === quote) return scanString(this.text, index);
    if (first === openingBrace || first === openingBracket) {
      if (depth === deepestNesting) return problemAt(index, 'too_deep');
      return first === openingBrace ? this.scanObject(index, depth + 1) : this.scanArray(index, depth + 1);
    }
    if (first === minus || (first >= zero && first <= nine)) return scanNumber(this.text, index);
    const literal = literals.find((word) => this.text.startsWith(word, index));
    return literal === undefined ? syntaxProblemAt(index, 'a value') : index + literal.length;
  }

  private scanArray(start: number, depth: number): Scan {
    let index = this.skipSpace(start + 1);
    if (this.text.charCodeAt(index) === closingBracket) return index + 1;
    for (;;) {
      const end = this.scanValue(index, depth);
      if (typeof end !== 'number') return end;
      index = this.skipSpace(end);
      const delimiter = this.text.charCodeAt(index);
      if (delimiter === closingBracket) return index + 1;
      if (delimiter !== comma) return syntaxProblemAt(index, 'a comma or a closing bracket');
      index = this.skipSpace(index + 1);
    }
  }

  private scanObject(start: number, depth: number): Scan {
    const names = this.comparesNames ? new Set<string>() : undefined;
    let index = this.skipSpace(start + 1);
    if (this.text.charCodeAt(index) === closingBrace) return index + 1;
    for (;;) {
      const colonIndex = this.scanName(index, names);
      if (typeof colonIndex !== 'number') return colonIndex;
      if (this.text.charCodeAt(colonIndex) !== colon) return syntaxProblemAt(colonIndex, 'a colon');
      const end = this.scanValue(this.skipSpace(colonIndex + 1), depth);
      if (typeof end !== 'number') return end;
      index = this.skipSpace(end);
      const delimiter = this.text.charCodeAt(index);
      if (delimiter === closingBrace) return index + 1;
      if (delimiter !== comma) return syntaxProblemAt(index, 'a comma or a closing brace');
      index = this.skipSpace(index + 1);
    }
  }

  /** @returns where the colon must stand. */
  private scanName(index: number, names: Set<string> | undefined): Scan {
    if (this.text.charCodeAt(index) !== quote) return syntaxProblemAt(index, 'a name in double quotes');
    const end = scanString(this.text, index);
    if (typeof end !== 'number') return end;
    this.nameCount += 1;
    if (names !== undefined) {
      // Names are equal if they are so once their escapes are decoded.
      const name = JSON.parse(this.text.slice(index, end)) as string;
      if (names.has(name)) return problemAt(index, 'duplicate_key');
      names.add(name);
    }
    return this.skipSpace(end);
  }

  private skipSpace(start: number): number {
    for (let index = start; ; index += 1) {
      const code = this.text.charCodeAt(index);
      if (code !== space && code !== lineFeed && code !== carriageReturn && code !== tab) return index;
    }
  }
}
