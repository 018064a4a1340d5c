import { createHash } from 'node:crypto';
import { Problem } from '../../platform/problem/problem.js';

/** What a browser signs in with. */
export type SessionCredentials =
  | {
      readonly kind: 'user';
      readonly userName: string;
      readonly vendorBody: { readonly username: string; readonly password: string };
    }
  | { readonly kind: 'application'; readonly vendorBody: { readonly application_token: string } }
  /** The second factor of a sign-in that has begun. */
  | { readonly kind: 'code'; readonly code: string };

/**
 * Reads the body of a sign-in.
 * @param body parsed JSON: username and password, or application_token, or code, and nothing else
 * @returns the credentials as the vendor wants them; of the password only its SHA-1 (docs/upstream/authentication.md section 1)
 * @throws Problem `bad-request`; it repeats nothing of the body
 */
export function readSessionCredentials(body: unknown): SessionCredentials {
  const members: Readonly<Record<string, unknown>> =
    typeof body === 'object' && body !== null && !Array.isArray(body) ? { ...body } : {};
  const names = Object.keys(members).sort().join();
  if (!Object.values(members).every((member) => typeof member === 'string' && member !== '')) throw refusal();
  const {
    username = '',
    password = '',
    application_token = '',
    code = '',
  } = members as Record<string, string>;
  switch (names) {
    case 'password,username':
      return { kind: 'user', userName: username, vendorBody: { username, password: sha1(password) } };
    case 'application_token':
      return { kind: 'application', vendorBody: { application_token } };
    case 'code':
      return { kind: 'code', code };
    default:
      throw refusal();
  }
}

function refusal(): Problem {
  return new Problem(
    'bad-request',
    'The body must be a JSON object with username and password (as it is typed), or application_token, or code, each a text that is not empty, and nothing else.',
  );
}

function sha1(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}
