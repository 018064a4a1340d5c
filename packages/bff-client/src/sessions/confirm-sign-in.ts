import type { BffConnection, CallOptions } from '../connection.js';
import { beginSession } from './begin-session.js';
import type { SignInResult } from './sign-in-result.js';

/**
 * Takes the second step of a sign-in that was `mfaRequired`.
 * @param connection the one of the first step, from the same browser
 * @param factor the code of the user's second factor; after `wrongCredentials` another one may be tried
 */
export function confirmSignIn(
  connection: BffConnection,
  { code }: { readonly code: string },
  options: CallOptions = {},
): Promise<SignInResult> {
  return beginSession(connection, { code }, options);
}
