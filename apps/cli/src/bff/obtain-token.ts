import { CommandFailure } from '../command-failure.js';
import { findCredential } from '../config/credentials.js';
import type { Environment } from '../config/environment.js';
import type { Settings } from '../config/settings.js';
import { isTokenForm } from '../config/token-claims.js';
import { exitCodes } from '../exit-codes.js';
import { isJsonObject } from '../json-object.js';
import type { BffClient } from './bff-client.js';
import { callFailure } from './failure-report.js';

/**
 * Gets an auth token: the one at hand, or a fresh one for the application token in CONTACTS_APPLICATION_TOKEN.
 * @throws CommandFailure (not authenticated) when there is nothing to show, or as the exchange failed
 */
export async function obtainToken(
  client: BffClient,
  settings: Settings,
  environment: Environment,
): Promise<string> {
  const credential = findCredential(settings, environment);
  if (credential === undefined) {
    throw new CommandFailure({
      exitCode: exitCodes.denied,
      title: 'Not authenticated',
      detail: `There is no token for ${client.baseUrl.origin}.`,
      nextSteps: ['Sign in: `contacts login --with-application-token < token-file`, or set CONTACTS_TOKEN.'],
    });
  }
  return credential.kind === 'auth'
    ? credential.token
    : await exchangeApplicationToken(client, credential.token);
}

/**
 * Exchanges an application token for an auth token (docs/upstream/authentication.md).
 * @throws CommandFailure as the call failed, or (unexpected) when the answer holds no token
 */
export async function exchangeApplicationToken(client: BffClient, applicationToken: string): Promise<string> {
  const result = await client.authenticate(applicationToken);
  if (!result.ok) throw callFailure(result.failure, client.baseUrl);
  const { body } = result.value;
  const token = isJsonObject(body) ? body['auth_token'] : undefined;
  if (typeof token === 'string' && isTokenForm(token)) return token;
  throw new CommandFailure({
    exitCode: exitCodes.unexpected,
    title: 'No token in the answer',
    detail: `${client.baseUrl.origin} accepted the application token, but its answer holds no auth token.`,
    nextSteps: ['Check that the base URL is the BFF: `contacts doctor`.'],
  });
}
