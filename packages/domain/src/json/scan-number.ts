import { problemAt, syntaxProblemAt, type StrictJsonProblem } from './strict-json-problem.js';

const zero = 0x30;
const nine = 0x39;
/** Integers of so many digits are always safe. */
const safeDigits = 15;
const numberToken = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const continuesNumber = /[\d.eE+-]/y;

/**
 * Reads the JSON number that starts at an index.
 *
 * @returns the index behind it, or what is wrong with it. Every number beyond 2^53 - 1 is an integer once it is a double,
 * so all of them are refused, however they are written.
 */
export function scanNumber(text: string, start: number): number | StrictJsonProblem {
  return endOfSmallInteger(text, start) ?? scanAnyNumber(text, start);
}

/** The index behind a positive integer of at most 15 digits, which nearly all numbers are. */
function endOfSmallInteger(text: string, start: number): number | undefined {
  if (text.charCodeAt(start) === zero) return undefined;
  let end = start;
  while (isDigit(text.charCodeAt(end))) end += 1;
  const isSmall = end > start && end - start <= safeDigits;
  return isSmall && !'.eE+-'.includes(text.charAt(end)) ? end : undefined;
}

function scanAnyNumber(text: string, start: number): number | StrictJsonProblem {
  numberToken.lastIndex = start;
  const token = numberToken.exec(text)?.[0];
  if (token === undefined) return syntaxProblemAt(start, 'a digit after the minus sign');
  const end = start + token.length;
  continuesNumber.lastIndex = end;
  if (continuesNumber.test(text)) return syntaxProblemAt(end, 'the end of the number');
  const magnitude = Math.abs(Number(token));
  if (magnitude === Number.POSITIVE_INFINITY) return problemAt(start, 'number_overflow');
  return magnitude > Number.MAX_SAFE_INTEGER ? problemAt(start, 'unsafe_integer') : end;
}

function isDigit(code: number): boolean {
  return code >= zero && code <= nine;
}
