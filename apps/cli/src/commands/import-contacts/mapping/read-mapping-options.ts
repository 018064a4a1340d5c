import { contactFields } from '@contacts/domain/core';
import { listOption } from '../../../command-options.js';
import type { OptionValues } from '../../../command-options.js';
import { usageFailure } from '../../../command-failure.js';
import { fieldNamed, suggestField } from './field-names.js';

/**
 * Reads `--map column=field`.
 * @returns fields by column, null for a column to leave out
 * @throws CommandFailure (usage) for what has another form or names no field
 */
export function readMapOption(options: OptionValues): ReadonlyMap<string, string | null> {
  return new Map(
    listOption(options, 'map').map((text) => {
      // The name of a column may hold the sign, that of a field never does.
      const at = text.lastIndexOf('=');
      if (at === -1) {
        throw usageFailure(
          '--map takes column=field.',
          'Write `--map "E-mail address=email"`, or `--map Notes=` to leave a column out.',
        );
      }
      const field = text.slice(at + 1);
      return [text.slice(0, at), field === '' ? null : checkField(field, '--map')];
    }),
  );
}

/**
 * Reads `--defaults field=value,…`, which fill what a row leaves empty.
 * @returns values by field
 * @throws CommandFailure (usage) for what has another form or names no field
 */
export function readDefaultsOption(options: OptionValues): Readonly<Record<string, string>> {
  // A comma belongs to the value unless another field follows.
  const pairs = listOption(options, 'defaults').flatMap((text) => text.split(/,(?=[a-z_]+=)/));
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      if (at < 1 || at === pair.length - 1) {
        throw usageFailure('--defaults takes field=value.', 'Write `--defaults type=invoice,country=de`.');
      }
      return [checkField(pair.slice(0, at), '--defaults'), pair.slice(at + 1)];
    }),
  );
}

function checkField(name: string, option: string): string {
  if (contactFields.includes(name)) return name;
  const meant = fieldNamed(name) ?? suggestField(name);
  throw usageFailure(
    `${option} names "${name}", which is no field of a contact.`,
    meant === undefined ? `The fields are: ${contactFields.join(', ')}.` : `Did you mean ${meant}?`,
  );
}
