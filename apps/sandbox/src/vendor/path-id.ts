import { badRequest } from './refusal.js';

/**
 * Reads a numeric id from the path (docs/upstream/quirks.md Q7, C7).
 * @param text the path segment, decoded
 * @returns a positive safe integer
 * @throws Refusal 400/1000 for anything else
 */
export function readPathId(text: string | undefined): number {
  const id = Number(text);
  if (text === undefined || !/^[1-9][0-9]{0,15}$/.test(text) || !Number.isSafeInteger(id)) {
    throw badRequest('Cannot parse an id in the path as Long.');
  }
  return id;
}
