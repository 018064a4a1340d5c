import { contactFields, contactTypes } from '@contacts/domain/core';
import type { Line } from '../output/line.js';
import { facts } from '../output/table.js';
import { isJsonObject } from '../json-object.js';

/** A contact as the BFF passes it on: the vendor's, whose members may be missing, null or of another form. */
export type ContactView = Readonly<Record<string, unknown>>;

/** The id, and every field that has a value, one a line. */
export function contactFacts(contact: ContactView): Line[] {
  return facts([
    ['id', textOf(contact, 'id')],
    ...contactFields.map((field): [string, string | undefined] => [
      field.replaceAll('_', ' '),
      textOf(contact, field),
    ]),
  ]);
}

/**
 * A member of a contact as a person reads it.
 * @returns undefined when it is not there or empty
 */
export function textOf(contact: ContactView, field: string): string | undefined {
  const value = contact[field];
  if (isJsonObject(value)) return referenceText(field, value);
  return (typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value) : undefined;
}

/** `6 Invoice address`, `74 Germany`: the vendor names types by `description` and countries by `name`. */
function referenceText(field: string, reference: ContactView): string | undefined {
  const { id, name, description } = reference;
  const given = [description, name].find((text): text is string => typeof text === 'string');
  const known = field === 'type' ? contactTypes.find((type) => type.id === id)?.name : undefined;
  const parts = [typeof id === 'number' ? String(id) : undefined, given ?? known];
  return parts.filter((part) => part !== undefined).join(' ') || undefined;
}
