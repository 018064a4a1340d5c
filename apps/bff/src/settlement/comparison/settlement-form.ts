import { contactFields } from '@contacts/domain';
import { foldText } from './fold-text.js';

/** Stands for what is no text at all; no folded text begins so, and so no sent contact equals it. */
const noText = '\t';

const references: ReadonlySet<string> = new Set(['type', 'country']);

/**
 * The text in which a contact as it was sent and the same contact as the vendor lists it are equal
 * (docs/upstream/quirks.md C4): null, absent and empty are alike, references count by their id, texts are folded,
 * and members that were not for the caller to set are left out. Everything else makes a difference.
 * @param contact of the rules' form, or whatever the vendor lists as one
 */
export function settlementForm(contact: object): string {
  const members = contact as Readonly<Record<string, unknown>>;
  let form = '';
  for (const field of contactFields) {
    const value = members[field];
    // A folded text holds no line break, so members cannot run into each other.
    form += references.has(field) ? `${idOf(value)}\n` : `${textOf(value)}\n`;
  }
  return form;
}

/** Ids come as numbers in one place and as text in another (quirk Q1). */
function idOf(reference: unknown): string {
  if (typeof reference !== 'object' || reference === null || !('id' in reference)) return '';
  const { id } = reference;
  return typeof id === 'number' || typeof id === 'string' ? String(id) : '';
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return foldText(value);
  return value === null || value === undefined ? '' : noText;
}
