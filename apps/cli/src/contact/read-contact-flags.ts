import { contactTypes, findContactType } from '@contacts/domain';
import type { OptionValues } from '../command-options.js';
import { textOption } from '../command-options.js';
import { usageFailure } from '../command-failure.js';
import { contactFlags } from './contact-flags.js';

/**
 * Puts a contact together from the flags of its fields.
 * @param options the command's options; flags that it does not have count as not given
 * @returns the members that were given, unchecked but for their form
 * @throws CommandFailure (usage) for a flag that names no type or country
 */
export function readContactFlags(options: OptionValues): Record<string, unknown> {
  const members: Record<string, unknown> = {};
  for (const { field } of contactFlags) {
    const value = textOption(
      options,
      field.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
    );
    if (value !== undefined) members[field] = readMember(field, value);
  }
  return members;
}

/**
 * Reads what a person wrote for a field.
 * @param field as on the wire
 * @throws CommandFailure (usage) for what names no type or country
 */
export function readMember(field: string, value: string): unknown {
  return field === 'type' ? readType(value) : field === 'country' ? readCountry(value) : value;
}

/** Reads a contact type, an id or a name. @throws CommandFailure (usage) when there is no such type */
export function readType(value: string): { id: number } {
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
    "Give the vendor's country id, such as `--country 74` for Germany; `contacts countries` lists them.",
  );
}
