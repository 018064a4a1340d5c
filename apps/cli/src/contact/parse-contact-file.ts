import { parseStrictJson } from '@contacts/domain/core';
import { CommandFailure } from '../command-failure.js';
import { exitCodes } from '../exit-codes.js';

/**
 * Parses a contact file as strictly as the BFF does: UTF-8 without a byte order mark, no duplicate keys, no lone
 * surrogates, no numbers that lose digits.
 * @param bytes of the file
 * @param name of the file, for messages
 * @returns the JSON value
 * @throws CommandFailure (invalid input) with line and column
 */
export function parseContactFile(bytes: Buffer, name: string): unknown {
  const text = decodeUtf8(bytes);
  if (text === undefined) throw malformed(`${name} is not UTF-8.`, 'Save it as UTF-8.');
  const result = parseStrictJson(text);
  if (result.ok) return result.value;
  throw malformed(
    `${name}, line ${String(result.line)}, column ${String(result.column)}: ${result.message}`,
    'Correct the JSON there.',
  );
}

function decodeUtf8(bytes: Buffer): string | undefined {
  try {
    // The byte order mark stays in the text so that the parser can refuse it.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function malformed(detail: string, nextStep: string): CommandFailure {
  return new CommandFailure({
    exitCode: exitCodes.invalidInput,
    title: 'The input is not well-formed JSON',
    detail,
    nextSteps: [nextStep],
  });
}
