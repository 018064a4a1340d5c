import {
  contactFields,
  vendorErrorOf,
  type NewContact,
  type Reference,
  type ViolationCode,
} from '@contacts/domain';
import type { ProblemDetail, ProblemMembers } from '../../platform/problem/problem.js';
import type { VendorError, VendorRefusal } from '../../upstream/creation-result.js';

/** Our code and text for each vendor token that can stand in a refused creation: docs/upstream/errors.md. */
const meanings: Readonly<Record<string, readonly [code: ViolationCode, message: string]>> = {
  InvalidReference: ['unknown_reference', 'The vendor does not know the id that is referred to.'],
  Required: ['required', 'The vendor misses a required member.'],
  InvalidFormat: ['invalid_format', 'The vendor does not accept the format of a member.'],
  NotAllowed: ['not_allowed_for_type', 'The vendor does not allow a member here.'],
};

/**
 * The vendor-compatible members of a refusal. A vendor message that repeats a submitted value is replaced by our
 * own text for its token, so that no contact value leaves through an error.
 */
export function describeVendorRefusal(
  refusal: VendorRefusal,
  contact: NewContact,
): Pick<ProblemMembers, 'errors' | 'error_code' | 'error_token'> {
  const details = refusal.errors.length > 0 ? refusal.errors : [refusal];
  return {
    errors: details
      .filter((detail) => detail.error_token !== null || detail.message !== null)
      .map((detail) => describe(detail, contact)),
    ...(refusal.error_code === null ? {} : { error_code: refusal.error_code }),
    ...(refusal.error_token === null ? {} : { error_token: refusal.error_token }),
  };
}

function describe(detail: VendorError, contact: NewContact): ProblemDetail {
  const [code, ownMessage] =
    meanings[detail.error_token ?? ''] ?? (['invalid_format', 'The vendor refused a member.'] as const);
  const pointer = pointerOf(detail.message, contact);
  const message =
    detail.message === null || repeatsValue(detail.message, contact) ? ownMessage : detail.message;
  const known = vendorErrorOf(code);
  return {
    ...(pointer === undefined ? {} : { pointer }),
    code,
    error_code: detail.error_code ?? known.error_code,
    error_token: detail.error_token ?? known.error_token,
    message,
  };
}

/** The vendor names no member except in its message; only a name that stands there alone is believed. */
function pointerOf(message: string | null, contact: NewContact): string | undefined {
  if (message === null) return undefined;
  const words = new Set(message.toLowerCase().match(/[a-z_]+/g) ?? []);
  const named = contactFields.filter((field) => words.has(field));
  const [field] = named;
  if (field === undefined || named.length !== 1 || !Object.hasOwn(contact, field)) return undefined;
  return field === 'type' || field === 'country' ? `/${field}/id` : `/${field}`;
}

function repeatsValue(message: string, contact: NewContact): boolean {
  const lower = message.toLowerCase();
  const numbers = new Set(message.match(/\d+/g) ?? []);
  return Object.values(contact as unknown as Record<string, string | Reference>).some((value) =>
    typeof value === 'string'
      ? value.length >= 2 && lower.includes(value.toLowerCase())
      : numbers.has(String(value.id)),
  );
}
