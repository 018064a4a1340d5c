import { countMembers } from './count-members.js';
import { JsonScanner } from './json-scanner.js';
import type { StrictJsonProblem, StrictJsonReason } from './strict-json-problem.js';
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
 * above 32. `6.0` and `6e0` are the integer 6. A member called `__proto__` becomes an ordinary own member. The first
 * trouble in the text is reported; duplicate names only if there is no other.
 *
 * @param text decoded from UTF-8 by a decoder that keeps a byte order mark and refuses malformed sequences.
 */
export function parseStrictJson(text: string): StrictJson {
  const scanner = new JsonScanner(text, false);
  const problem = scanner.findProblem();
  if (problem !== undefined) return refuse(text, problem);
  const value: unknown = JSON.parse(text);
  const hasDuplicates = countMembers(value) !== scanner.nameCount;
  const duplicate = hasDuplicates ? new JsonScanner(text, true).findProblem() : undefined;
  return duplicate === undefined ? { ok: true, value } : refuse(text, duplicate);
}

function refuse(text: string, { reason, message, index }: StrictJsonProblem): StrictJson {
  return { ok: false, reason, message, ...positionOf(text, index) };
}
