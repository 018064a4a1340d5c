import {
  contactFields,
  vendorErrorOf,
  type ContactUpdate,
  type NewContact,
  type Reference,
  type ViolationCode,
} from '@contacts/domain';
import type { ProblemDetail, ProblemMembers } from '../platform/problem/problem.js';
import type { VendorError, VendorRefusal } from '../upstream/creation-result.js';

/** What a caller has asked the vendor to store. */
export type SubmittedContact = NewContact | ContactUpdate;

/** Our code and text for each vendor token that can stand in a refused creation or change: docs/upstream/errors.md. */
const meanings: ReadonlyMap<string, readonly [code: ViolationCode, message: string]> = new Map([
  ['InvalidReference', ['unknown_reference', 'The vendor does not know the id that is referred to.']],
  ['Required', ['required', 'The vendor misses a required member.']],
  ['InvalidFormat', ['invalid_format', 'The vendor does not accept the format of a member.']],
  ['NotAllowed', ['not_allowed_for_type', 'The vendor does not allow a member here.']],
]);

/**
 * The vendor-compatible members of a refusal. A vendor message that repeats a submitted value is replaced by our
 * own text for its token, so that no contact value leaves through an error.
 */
export function describeVendorRefusal(
  refusal: VendorRefusal,
  contact: SubmittedContact,
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

function describe(detail: VendorError, contact: SubmittedContact): ProblemDetail {
  const { error_code, error_token } = detail;
  const meaning = meanings.get(error_token ?? '');
  const [code, ownMessage] = meaning ?? (['invalid_format', 'The vendor refused a member.'] as const);
  const pointer = pointerOf(detail.message, code, contact);
  const message =
    detail.message === null || repeatsValue(detail.message, contact) ? ownMessage : detail.message;
  const own = vendorErrorOf(code);
  return {
    ...(pointer === undefined ? {} : { pointer }),
    code,
    // A token that is not known has a code of its own, which only the vendor could tell.
    error_code: error_code ?? (error_token === null || meaning !== undefined ? own.error_code : null),
    error_token: error_token ?? own.error_token,
    message,
  };
}

/** The vendor names no member except in its message; only a name that stands there alone is believed. */
function pointerOf(
  message: string | null,
  code: ViolationCode,
  contact: SubmittedContact,
): string | undefined {
  if (message === null) return undefined;
  const words = new Set(
    message
      .toLowerCase()
      .replaceAll('contacttype', 'type')
      .match(/[a-z_]+/g) ?? [],
  );
  const [field, ...others] = contactFields.filter((name) => words.has(name));
  if (field === undefined || others.length > 0) return undefined;
  if (!Object.hasOwn(contact, field)) return code === 'required' ? `/${field}` : undefined;
  return field === 'type' || field === 'country' ? `/${field}/id` : `/${field}`;
}

function repeatsValue(message: string, contact: SubmittedContact): boolean {
  const said = comparable(decodeEntities(message));
  const numbers = new Set(message.match(/\d+/g) ?? []);
  return Object.values(contact as unknown as Record<string, string | Reference>).some((value) => {
    if (typeof value !== 'string') return numbers.has(String(value.id));
    const given = comparable(value);
    // One character stands in every sentence; it is repeated when it stands there alone.
    return given.length > 1
      ? said.includes(given)
      : given !== '' && said.split(/[^\p{L}\p{N}]+/u).includes(given);
  });
}

/** The vendor may trim and re-case values. Upper case, since lower case depends on what follows (final sigma). */
function comparable(text: string): string {
  return text.normalize().toUpperCase().replace(/\s+/gu, ' ').trim();
}

/** Vendors that speak HTML escape what they repeat. */
function decodeEntities(text: string): string {
  const characters: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return text.replace(
    /&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([0-9a-f]{1,6}));/gi,
    (entity, name?: string, decimal?: string, hex?: string) => {
      if (name !== undefined) return characters[name.toLowerCase()] ?? entity;
      const code = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : entity;
    },
  );
}
