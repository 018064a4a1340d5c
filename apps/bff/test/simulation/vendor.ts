import { organisation } from '../storage/samples.js';
import { successes, type PostPlan, type Saying } from './post-plan.js';
import type { VendorContact } from './ledger.js';

/** What comes back over the line: a whole answer, one that is cut short, bytes that are no HTTP, a reset, or nothing. */
export type VendorAnswer =
  | { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string }
  | { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly cut: true }
  | 'unreadable'
  | 'reset'
  | 'silence';

const json = { 'content-type': 'application/json' };
const page = '<!doctype html><title>OK</title>';

/** @returns the answer to a GET or a sign-in */
export function answering(status: number, body: unknown): VendorAnswer {
  return { status, headers: json, body: typeof body === 'string' ? body : JSON.stringify(body) };
}

/** A contact as the vendor shows it: docs/upstream/quirks.md C4. */
export function show({ id, members }: VendorContact, recases: boolean): object {
  const { name, ...others } = members;
  const shown = recases && typeof name === 'string' ? name.trim().toUpperCase() : name;
  return { id, contact_id: String(id), ...others, name: shown, organisation: { id: organisation } };
}

/**
 * @param contact that the POST has created, if it has
 * @returns the answer to a POST
 */
export function answerToPost({ says }: PostPlan, contact: VendorContact | undefined): VendorAnswer {
  if (contact !== undefined && (successes as readonly Saying[]).includes(says))
    return sayCreated(says, contact);
  switch (says) {
    case 'redirect':
      return { status: 307, headers: { location: 'https://elsewhere.example/' }, body: '' };
    case 'cut':
      return { status: 201, headers: json, cut: true };
    case 'unreadable':
    case 'reset':
    case 'silence':
      return says;
    case '429':
      return { status: 429, headers: { 'retry-after': '1' }, body: '{}' };
    default:
      return answering(Number(says), { message: 'No' });
  }
}

function sayCreated(says: Saying, contact: VendorContact): VendorAnswer {
  const location = `/api/v1/organisation/${organisation}/contact/${contact.id}`;
  switch (says) {
    case 'empty':
      return { status: 201, headers: json, body: '{}' };
    case 'page':
      return { status: 200, headers: { 'content-type': 'text/html' }, body: page };
    case 'location':
      return { status: 201, headers: { ...json, location }, body: '' };
    default:
      return { status: 201, headers: { ...json, location }, body: JSON.stringify(show(contact, false)) };
  }
}
