import { Problem } from '../platform/problem/problem.js';

/**
 * Reads the header `X-Contacts-Lane`.
 * @returns whether the request waits for the vendor's limits behind those of people
 * @throws Problem `bad-request` for anything but `bulk`: a misspelt lane must not push people aside
 */
export function isBulk(lane: string | string[] | undefined): boolean {
  if (lane === undefined) return false;
  if (lane === 'bulk') return true;
  throw new Problem('bad-request', 'X-Contacts-Lane must be bulk, or left out.');
}
