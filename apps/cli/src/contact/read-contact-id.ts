import { usageFailure } from '../command-failure.js';

/**
 * Checks a contact id from the command line, which becomes part of a path.
 * @returns a positive decimal integer as text
 * @throws CommandFailure (usage) for anything else
 */
export function readContactId(text: string): string {
  if (/^[1-9]\d*$/.test(text) && Number.isSafeInteger(Number(text))) return text;
  throw usageFailure(
    `The contact id "${text}" is not a positive whole number.`,
    'Give an id as `contacts list` shows it, such as 4711.',
  );
}
