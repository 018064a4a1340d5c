import { findJsonProblem } from './scan-json.js';
import type { StrictJsonReason } from './strict-json-problem.js';
import { positionOf } from './text-position.js';

/** Either the value of a JSON text, or why and where it is refused. */
export type StrictJson =
  | { readonly ok: true; readonly value: unknown }
  | {
      readonly ok: false;
      readonly reason: StrictJsonReason;
      /** What is wrong and what to do, for people. Never holds any of the text. */
      readonly message: string;
      /** Line and column of the trouble, from 1; the column counts UTF-16 code units. */
      readonly line: number;
      readonly column: number;
    };

/**
 * Parses JSON (RFC 8259) and refuses what parsers read in different ways or with a loss (RFC 7493): byte order mark,
 * duplicate names, lone surrogates, numbers that overflow, integers beyond 2^53 - 1 in either direction; and nesting
 * above 32. `6.0` and `6e0` are the integer 6. A member called `__proto__` becomes an ordinary own member.
 *
 * @param text decoded from UTF-8 by a decoder that keeps a byte order mark and refuses malformed sequences.
 */
export function parseStrictJson(text: string): StrictJson {
  const problem = findJsonProblem(text);
  if (problem === undefined) return { ok: true, value: JSON.parse(text) as unknown };
  const { reason, message, index } = problem;
  return { ok: false, reason, message, ...positionOf(text, index) };
}
