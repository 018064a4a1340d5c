import type { BffConnection, CallOptions } from '../connection.js';
import { beginSession } from './begin-session.js';
import type { SignInResult } from './sign-in-result.js';

/**
 * Signs an application in. The BFF keeps the token sealed for as long as the session lasts, to renew it.
 * @param connection with the credential `cookie`
 */
export function signInWithApplicationToken(
  connection: BffConnection,
  { applicationToken }: { readonly applicationToken: string },
  options: CallOptions = {},
): Promise<SignInResult> {
  return beginSession(connection, { application_token: applicationToken }, options);
}
