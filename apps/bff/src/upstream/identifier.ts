/** An id as it may stand in text: positive, decimal, without sign, leading zero or exponent. */
export const identifierPattern = '[1-9][0-9]{0,15}';

const identifier = new RegExp(`^${identifierPattern}$`);

/**
 * Reads an id that the vendor sends as a number in one place and as a string in another (docs/upstream/quirks.md Q1).
 *
 * @param value anything.
 * @returns its decimal digits when it is a positive safe integer in either form, else undefined.
 */
export function readIdentifier(value: unknown): string | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value > 0 ? String(value) : undefined;
  if (typeof value !== 'string' || !identifier.test(value)) return undefined;
  return Number.isSafeInteger(Number(value)) ? value : undefined;
}
