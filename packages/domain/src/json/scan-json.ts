import { scanNumber } from './scan-number.js';
import { scanString } from './scan-string.js';
import { deepestNesting, problemAt, syntaxProblemAt, type StrictJsonProblem } from './strict-json-problem.js';

/** Either the index behind what was read, or the first problem. */
type Scan = number | StrictJsonProblem;

const literals = ['true', 'false', 'null'];
const startsNumber = '-0123456789';

/**
 * Finds the first reason to refuse a text as strict JSON: what RFC 8259 does not allow, and what `JSON.parse` would let
 * pass although it loses something (see `StrictJsonReason`). Takes linear time; the nesting limit bounds its recursion.
 */
export function findJsonProblem(text: string): StrictJsonProblem | undefined {
  if (text.startsWith('\ufeff')) return problemAt(0, 'byte_order_mark');
  const start = skipSpace(text, 0);
  if (start === text.length) return problemAt(0, 'empty');
  const end = scanValue(text, start, 0);
  if (typeof end !== 'number') return end;
  const rest = skipSpace(text, end);
  return rest === text.length ? undefined : problemAt(rest, 'trailing_content');
}

/** @param depth how many arrays and objects are open around the value. */
function scanValue(text: string, index: number, depth: number): Scan {
  const first = text.charAt(index);
  if (first === '"') return scanString(text, index);
  if (first === '{' || first === '[') {
    if (depth === deepestNesting) return problemAt(index, 'too_deep');
    return first === '{' ? scanObject(text, index, depth + 1) : scanArray(text, index, depth + 1);
  }
  if (first !== '' && startsNumber.includes(first)) return scanNumber(text, index);
  const literal = literals.find((word) => text.startsWith(word, index));
  return literal === undefined ? syntaxProblemAt(index, 'a value') : index + literal.length;
}

function scanArray(text: string, start: number, depth: number): Scan {
  let index = skipSpace(text, start + 1);
  if (text.charAt(index) === ']') return index + 1;
  for (;;) {
    const end = scanValue(text, index, depth);
    if (typeof end !== 'number') return end;
    index = skipSpace(text, end);
    if (text.charAt(index) === ']') return index + 1;
    if (text.charAt(index) !== ',') return syntaxProblemAt(index, 'a comma or a closing bracket');
    index = skipSpace(text, index + 1);
  }
}

function scanObject(text: string, start: number, depth: number): Scan {
  let index = skipSpace(text, start + 1);
  if (text.charAt(index) === '}') return index + 1;
  const names = new Set<string>();
  for (;;) {
    if (text.charAt(index) !== '"') return syntaxProblemAt(index, 'a name in double quotes');
    const nameEnd = scanString(text, index);
    if (typeof nameEnd !== 'number') return nameEnd;
    const name = decodeString(text.slice(index, nameEnd));
    if (names.has(name)) return problemAt(index, 'duplicate_key');
    names.add(name);
    index = skipSpace(text, nameEnd);
    if (text.charAt(index) !== ':') return syntaxProblemAt(index, 'a colon');
    const end = scanValue(text, skipSpace(text, index + 1), depth);
    if (typeof end !== 'number') return end;
    index = skipSpace(text, end);
    if (text.charAt(index) === '}') return index + 1;
    if (text.charAt(index) !== ',') return syntaxProblemAt(index, 'a comma or a closing brace');
    index = skipSpace(text, index + 1);
  }
}

/** Two names are the same if they are so once their escapes are decoded. */
function decodeString(quoted: string): string {
  return quoted.includes('\\') ? (JSON.parse(quoted) as string) : quoted.slice(1, -1);
}

function skipSpace(text: string, start: number): number {
  let index = start;
  while (' \t\n\r'.includes(text.charAt(index)) && index < text.length) index += 1;
  return index;
}
