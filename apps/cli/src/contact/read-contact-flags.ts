import type { OptionValues } from '../command-options.js';
import { textOption } from '../command-options.js';
import { usageFailure } from '../command-failure.js';
import { contactFlags } from './contact-flags.js';
import { resolveType } from './references.js';

/** What the flags of a contact's fields say. */
export interface FlaggedMembers {
  /** Unchecked but for their form. */
  readonly members: Readonly<Record<string, unknown>>;
  /** As it was written: only the vendor's list tells what it names. */
  readonly country: string | undefined;
}

/**
 * Reads the flags of a contact's fields.
 * @param options the command's options; flags that it does not have count as not given
 * @throws CommandFailure (usage) for a flag that names no type
 */
export function readContactFlags(options: OptionValues): FlaggedMembers {
  const members: Record<string, unknown> = {};
  for (const { field } of contactFlags) {
    if (field === 'country') continue;
    const value = textOption(
      options,
      field.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
    );
    if (value !== undefined) members[field] = field === 'type' ? readType(value) : value;
  }
  return { members, country: textOption(options, 'country') };
}

/** Reads a contact type, an id or a name. @throws CommandFailure (usage) when there is no such type */
export function readType(value: string): { readonly id: number } {
  const type = resolveType(value);
  if ('id' in type) return type;
  throw usageFailure(`type "${value}": ${type.message}`, '`contacts types` lists them.');
}
