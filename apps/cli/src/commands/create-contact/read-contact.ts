import { contactTypes, findContactType } from '@contacts/domain';
import type { Invocation } from '../../command.js';
import { textOption } from '../../command-options.js';
import { usageFailure } from '../../command-failure.js';
import { parseContactFile } from '../../contact/parse-contact-file.js';
import { readInput } from '../../input/read-input.js';
import { isJsonObject } from '../../json-object.js';
import { contactFlags } from './contact-flags.js';

/** What the user wants to create, unchecked, and where it came from. */
export interface ContactDraft {
  readonly contact: unknown;
  readonly source: string;
}

/**
 * Puts the contact together from the file and the flags; a flag overrides the file's member as a whole.
 * @throws CommandFailure (usage) for a flag that names no type or country, (invalid input) for malformed JSON
 */
export async function readContact(invocation: Invocation): Promise<ContactDraft> {
  const fromFlags = readFlags(invocation.options);
  const path = textOption(invocation.options, 'file');
  if (path === undefined) return { contact: fromFlags, source: 'The contact on the command line' };
  const name = path === '-' ? 'stdin' : path;
  const fromFile = parseContactFile(await readInput(path, invocation), name);
  // What is no object cannot take the flags' members; the rules report it as it is.
  return {
    contact: isJsonObject(fromFile) ? { ...fromFile, ...fromFlags } : fromFile,
    source: `The contact in ${name}`,
  };
}

function readFlags(options: Invocation['options']): Record<string, unknown> {
  const members: Record<string, unknown> = {};
  for (const { field } of contactFlags) {
    const value = textOption(
      options,
      field.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
    );
    if (value === undefined) continue;
    members[field] = field === 'type' ? readType(value) : field === 'country' ? readCountry(value) : value;
  }
  return members;
}

function readType(value: string): { id: number } {
  const known = findContactType(value);
  if (known) return { id: known.id };
  if (/^\d+$/.test(value)) return { id: Number(value) };
  throw usageFailure(
    `There is no contact type "${value}".`,
    `Use an id or a name: ${contactTypes.map(({ id, name }) => `${String(id)} ${name}`).join(', ')}.`,
  );
}

function readCountry(value: string): { id: number } {
  if (/^\d+$/.test(value)) return { id: Number(value) };
  throw usageFailure(
    `The country "${value}" is not an id.`,
    "Give the vendor's country id, such as `--country 74` for Germany.",
  );
}
