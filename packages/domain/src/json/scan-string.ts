import { problemAt, syntaxProblemAt, type StrictJsonProblem } from './strict-json-problem.js';

const quote = 0x22;
const backslash = 0x5c;
const firstPrintable = 0x20;
const firstSurrogate = 0xd800;
const unicodeEscape = /\\u([\da-fA-F]{4})/y;
const simpleEscapes = '"\\/bfnrt';

/**
 * Reads the JSON string that starts at an index.
 *
 * @param start index of its opening quote.
 * @returns the index behind its closing quote, or what is wrong with it.
 */
export function scanString(text: string, start: number): number | StrictJsonProblem {
  let index = start + 1;
  for (;;) {
    const code = text.charCodeAt(index);
    if (code === quote) return index + 1;
    if (code >= firstPrintable && code < firstSurrogate && code !== backslash) {
      index += 1;
    } else {
      const next = scanUnusual(text, index);
      if (typeof next !== 'number') return next;
      index = next;
    }
  }
}

/** Reads an escape, a surrogate pair in any notation, or what may not stand in a string. */
function scanUnusual(text: string, index: number): number | StrictJsonProblem {
  if (index >= text.length) return syntaxProblemAt(index, 'a closing quote');
  const unit = unitAt(text, index);
  if (Number.isNaN(unit)) return syntaxProblemAt(index, 'one of the escapes of JSON, such as \\n or \\u00e9');
  if (text.charCodeAt(index) < firstPrintable) {
    return syntaxProblemAt(index, 'an escape in place of a control character');
  }
  const next = index + widthAt(text, index);
  if (!isSurrogate(unit)) return next;
  if (isLowSurrogate(unit) || !isLowSurrogate(unitAt(text, next))) return problemAt(index, 'lone_surrogate');
  return next + widthAt(text, next);
}

/** The code unit at an index, decoded if it is escaped; NaN if JSON has no such escape. */
function unitAt(text: string, index: number): number {
  if (text.charCodeAt(index) !== backslash) return text.charCodeAt(index);
  unicodeEscape.lastIndex = index;
  const digits = unicodeEscape.exec(text)?.[1];
  if (digits !== undefined) return Number.parseInt(digits, 16);
  const escaped = text.charAt(index + 1);
  return escaped !== '' && simpleEscapes.includes(escaped) ? escaped.charCodeAt(0) : Number.NaN;
}

/** How many characters the unit at an index takes, given that it is well-formed. */
function widthAt(text: string, index: number): number {
  if (text.charCodeAt(index) !== backslash) return 1;
  return text.charAt(index + 1) === 'u' ? 6 : 2;
}

function isSurrogate(unit: number): boolean {
  return (unit & 0xf800) === 0xd800;
}

function isLowSurrogate(unit: number): boolean {
  return (unit & 0xfc00) === 0xdc00;
}
