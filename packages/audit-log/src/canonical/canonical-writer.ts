import { CanonicalFormError, canonicalize } from './canonicalize.js';

/** Writes the canonical form of an object whose parts all have one. */
export type CanonicalWriter = (value: object) => string;

const writeNatively: CanonicalWriter = (value) => JSON.stringify(value);

/**
 * Tells whether a text is the canonical form (RFC 8785) of the value that it was parsed to, and how canonical forms of
 * the value and its parts are written fastest. `JSON.stringify` writes them whenever members are in order already, as
 * they are in every good export: that is several times faster than {@link canonicalize}, which decides all other cases.
 * @param text well-formed Unicode
 * @returns undefined when the text is not the canonical form
 */
export function findCanonicalWriter(text: string, value: object): CanonicalWriter | undefined {
  // An escape that starts like this may be half of a surrogate pair.
  if (!text.includes('\\ud') && isPlain(value, deepestPlain) && JSON.stringify(value) === text) {
    return writeNatively;
  }
  try {
    return canonicalize(value) === text ? canonicalize : undefined;
  } catch (error) {
    if (error instanceof CanonicalFormError) return undefined;
    throw error;
  }
}

/** Records have three levels. */
const deepestPlain = 8;

/** @returns whether members are in canonical order and numbers are safe integers, throughout */
function isPlain(value: unknown, levels: number): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value);
  if (typeof value !== 'object' || value === null) return true;
  if (levels === 0) return false;
  if (Array.isArray(value)) return value.every((item) => isPlain(item, levels - 1));
  const names = Object.keys(value);
  return names.every(
    (name, index) =>
      (index === 0 || (names[index - 1] ?? '') < name) &&
      isPlain((value as Record<string, unknown>)[name], levels - 1),
  );
}
