import { problemAt, syntaxProblemAt, type StrictJsonProblem } from './strict-json-problem.js';

const quote = 0x22;
const backslash = 0x5c;
const firstPrintable = 0x20;
const unicodeEscape = /\\u([\da-f]{4})/iy;
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
    let unit = text.charCodeAt(index);
    if (unit === quote) return index + 1;
    const first = index;
    if (unit === backslash) {
      unit = escapedUnitAt(text, index);
      if (Number.isNaN(unit))
        return syntaxProblemAt(index, 'one of the escapes of JSON, such as \\n or \\u00e9');
      index += escapeLength(text, index);
    } else if (unit >= firstPrintable) {
      index += 1;
    } else {
      return syntaxProblemAt(
        index,
        index < text.length ? 'an escape in place of a control character' : 'a closing quote',
      );
    }
    if (!isSurrogate(unit)) continue;
    const next = text.charCodeAt(index) === backslash ? escapedUnitAt(text, index) : text.charCodeAt(index);
    if (isLowSurrogate(unit) || !isLowSurrogate(next)) return problemAt(first, 'lone_surrogate');
    index += escapeLength(text, index);
  }
}

/** The code unit that an escape stands for; NaN if JSON has no such escape. */
function escapedUnitAt(text: string, index: number): number {
  unicodeEscape.lastIndex = index;
  const digits = unicodeEscape.exec(text)?.[1];
  if (digits !== undefined) return Number.parseInt(digits, 16);
  const escaped = text.charAt(index + 1);
  return escaped !== '' && simpleEscapes.includes(escaped) ? text.charCodeAt(index + 1) : Number.NaN;
}

/** Length of the well-formed escape or of the plain code unit at an index. */
function escapeLength(text: string, index: number): number {
  if (text.charCodeAt(index) !== backslash) return 1;
  return text.charAt(index + 1) === 'u' ? 6 : 2;
}

function isSurrogate(unit: number): boolean {
  return (unit & 0xf800) === 0xd800;
}

function isLowSurrogate(unit: number): boolean {
  return (unit & 0xfc00) === 0xdc00;
}
