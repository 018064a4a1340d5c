import { compileSchema } from '../schema/compile-schema.js';
import { badRequest } from '../vendor/refusal.js';

/** One of the four bodies of docs/upstream/authentication.md section 1. */
export type Credentials =
  | { readonly application_token: string }
  | { readonly username: string; readonly password: string }
  | { readonly refresh_token: string }
  | { readonly mfa_token: string; readonly code: string };

const text = { type: 'string', minLength: 1 } as const;

const variant = (members: readonly string[]): object => ({
  required: members,
  properties: Object.fromEntries(members.map((member) => [member, text])),
});

const isCredentials = compileSchema<Credentials>({
  type: 'object',
  properties: { fingerprint: { type: 'string' }, trusted_device: { type: 'object' } },
  oneOf: [
    variant(['application_token']),
    variant(['username', 'password']),
    variant(['refresh_token']),
    variant(['mfa_token', 'code']),
  ],
});

/**
 * Reads the body of a sign-in.
 * @param body a JSON object; members besides the variant's own are ignored
 * @throws Refusal 400/1000 unless it fits exactly one variant (docs/upstream/quirks.md C24)
 */
export function readCredentials(body: Record<string, unknown>): Credentials {
  if (isCredentials(body)) return body;
  throw badRequest('The body has to hold the credentials of exactly one way to authenticate.');
}
