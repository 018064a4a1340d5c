import type { Invocation } from '../command.js';
import { textOption } from '../command-options.js';
import { readInput } from '../input/read-input.js';
import { isJsonObject } from '../json-object.js';
import { parseContactFile } from './parse-contact-file.js';
import { readContactFlags } from './read-contact-flags.js';

/** What the user wants to store, unchecked, and where it came from. */
export interface ContactDraft {
  readonly contact: unknown;
  readonly source: string;
  /** What `--country` names, which the contact does not hold yet. */
  readonly country?: string | undefined;
}

/**
 * Puts the members of a contact together from `--file` and the flags; a flag overrides the file's member as a whole.
 * @throws CommandFailure (usage) for a flag that names no type, (invalid input) for malformed JSON
 */
export async function readContactDraft(invocation: Invocation): Promise<ContactDraft> {
  const { members, country } = readContactFlags(invocation.options);
  const path = textOption(invocation.options, 'file');
  if (path === undefined) return { contact: members, source: 'The contact on the command line', country };
  const name = path === '-' ? 'stdin' : path;
  const source = `The contact in ${name}`;
  const fromFile = parseContactFile(await readInput(path, invocation), name);
  // What is no object cannot take the flags' members; the rules report it as it is.
  return isJsonObject(fromFile)
    ? { contact: { ...fromFile, ...members }, source, country }
    : { contact: fromFile, source };
}
