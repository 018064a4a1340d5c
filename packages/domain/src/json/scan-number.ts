import { problemAt, syntaxProblemAt, type StrictJsonProblem } from './strict-json-problem.js';

const numberToken = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const continuesNumber = /[\d.eE+-]/y;
const alwaysSafe = /^-?\d{1,15}$/;

/**
 * Reads the JSON number that starts at an index.
 *
 * @returns the index behind it, or what is wrong with it. Every number beyond 2^53 - 1 is an integer once it is a double,
 * so all of them are refused, however they are written.
 */
export function scanNumber(text: string, start: number): number | StrictJsonProblem {
  numberToken.lastIndex = start;
  const token = numberToken.exec(text)?.[0];
  if (token === undefined) return syntaxProblemAt(start, 'a digit after the minus sign');
  const end = start + token.length;
  continuesNumber.lastIndex = end;
  if (continuesNumber.test(text)) return syntaxProblemAt(end, 'the end of the number');
  if (alwaysSafe.test(token)) return end;
  const magnitude = Math.abs(Number(token));
  if (magnitude === Number.POSITIVE_INFINITY) return problemAt(start, 'number_overflow');
  return magnitude > Number.MAX_SAFE_INTEGER ? problemAt(start, 'unsafe_integer') : end;
}
