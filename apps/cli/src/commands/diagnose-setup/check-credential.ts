import { CommandFailure } from '../../command-failure.js';
import { chooseOrganisation } from '../../config/organisation.js';
import type { Credential } from '../../config/credentials.js';
import { findCredential } from '../../config/credentials.js';
import type { Environment } from '../../config/environment.js';
import type { Settings } from '../../config/settings.js';
import { readTokenClaims } from '../../config/token-claims.js';
import type { TokenClaims } from '../../config/token-claims.js';
import { exitCodes } from '../../exit-codes.js';
import type { Finding } from './finding.js';
import { problemOf } from './finding.js';

/** The sandbox signs its tokens under this name; no vendor token has it. */
const sandboxIssuer = 'contacts-sandbox';
const warnBeforeExpiryMs = 10 * 60 * 1000;

/** Looks at the credential, the organisation that it leads to, and whether it is the sandbox's; sends nothing. */
export function checkCredential(settings: Settings, environment: Environment): Finding[] {
  let credential: Credential | undefined;
  try {
    credential = findCredential(settings, environment);
  } catch (error) {
    if (error instanceof CommandFailure) return [problemOf('token', error)];
    throw error;
  }
  if (credential === undefined) {
    return [
      {
        check: 'token',
        status: 'problem',
        message: `there is none for ${settings.baseUrl.origin}`,
        fix: 'Sign in: `contacts login --with-application-token < token-file`, or set CONTACTS_TOKEN.',
        exitCode: exitCodes.denied,
      },
    ];
  }
  if (credential.kind === 'application') {
    const message = `an application token from ${credential.source}, exchanged anew by every command`;
    return [{ check: 'token', status: 'ok', message }, checkOrganisation(settings, undefined)];
  }
  const claims = readTokenClaims(credential.token);
  return [
    checkExpiry(credential.source, claims.expiresAt),
    checkOrganisation(settings, credential.token),
    describeSystem(claims),
  ];
}

function checkExpiry(source: string, expiresAt: Date | undefined): Finding {
  const check = 'token';
  if (expiresAt === undefined) return { check, status: 'ok', message: `from ${source}, with no expiry` };
  const left = expiresAt.getTime() - Date.now();
  const message = `from ${source}, ${left > 0 ? 'valid until' : 'expired since'} ${expiresAt.toISOString()}`;
  const fix = 'Sign in again: `contacts login --with-application-token < token-file`.';
  if (left <= 0) return { check, status: 'problem', message, fix, exitCode: exitCodes.denied };
  return left < warnBeforeExpiryMs
    ? { check, status: 'warning', message, fix }
    : { check, status: 'ok', message };
}

function checkOrganisation(settings: Settings, token: string | undefined): Finding {
  const check = 'organisation';
  // An application token names its organisation only once it is exchanged.
  if (settings.organisation === undefined && token === undefined) {
    return { check, status: 'ok', message: 'the one that the application token belongs to' };
  }
  let id: string;
  try {
    id = chooseOrganisation(settings.organisation, token);
  } catch (error) {
    if (error instanceof CommandFailure) return problemOf(check, error);
    throw error;
  }
  const own = token === undefined ? undefined : readTokenClaims(token).organisationId;
  const source = settings.organisation?.source ?? 'the token';
  if (own === undefined || own === id) return { check, status: 'ok', message: `${id}, from ${source}` };
  return {
    check,
    status: 'warning',
    message: `${id}, from ${source}, but the token was issued for ${own}`,
    fix: `Leave the organisation out, or give \`--org ${own}\`, unless you mean one that belongs to yours.`,
  };
}

function describeSystem({ issuer }: TokenClaims): Finding {
  const check = 'system';
  if (issuer === undefined) return { check, status: 'ok', message: 'the token does not say who issued it' };
  const message =
    issuer === sandboxIssuer ? 'the sandbox' : `not the sandbox: the token was issued by ${issuer}`;
  return { check, status: 'ok', message };
}
