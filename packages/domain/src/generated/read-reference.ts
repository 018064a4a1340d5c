// Generated from the decorators of Reference by `pnpm --filter @contacts/domain run generate`. Do not edit.
import type { Reference } from '../contact/reference.js';

/**
 * Copies a value if it satisfies every rule of `Reference`: the accepted fields in wire order, as a plain object.
 *
 * @returns undefined if it breaks a rule; class-validator then tells which.
 */
export function readReference(input: unknown): Reference | undefined {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return undefined;
  const members = input as Record<string, unknown>;
  let id: unknown;
  for (const key in members) {
    if (!Object.prototype.hasOwnProperty.call(members, key)) continue;
    const value = members[key];
    switch (key) {
      case 'id':
        id = value;
        break;
      default:
        if (value !== undefined) return undefined;
    }
  }
  if (!(Number.isInteger(id) && id !== undefined && (id as number) >= 1 && (id as number) <= 9007199254740991)) return undefined;
  const copy: Record<string, unknown> = {};
  copy['id'] = id;
  return copy as unknown as Reference;
}
