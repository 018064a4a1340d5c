import type { BffConnection, CallOptions } from '../connection.js';
import { beginSession } from './begin-session.js';
import type { SignInResult } from './sign-in-result.js';

/**
 * Signs a user in. The browser's session before it, if there is one, ends with the new one.
 * @param connection with the credential `cookie`
 * @param user the password as it is typed; the BFF gives the vendor its digest and keeps neither
 */
export function signIn(
  connection: BffConnection,
  user: { readonly username: string; readonly password: string },
  options: CallOptions = {},
): Promise<SignInResult> {
  const { username, password } = user;
  return beginSession(connection, { username, password }, options);
}
