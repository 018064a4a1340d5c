import { textOfBaseUrl } from './base-url.js';
import { CommandFailure } from '../command-failure.js';
import { exitCodes } from '../exit-codes.js';
import type { Environment } from './environment.js';
import type { Settings } from './settings.js';
import { isTokenForm } from './token-claims.js';

/** What the caller can show to the BFF, and where it was found. */
export type Credential =
  | { readonly kind: 'auth'; readonly token: string; readonly source: string }
  | { readonly kind: 'application'; readonly token: string; readonly source: string };

/**
 * Finds the credential for the configured origin. CONTACTS_TOKEN comes before CONTACTS_APPLICATION_TOKEN, and both
 * before the stored token, unless `--profile` names the profile.
 * @returns the credential, or undefined when there is none
 * @throws CommandFailure (not authenticated) when the stored token belongs to another origin or a variable holds
 *   something that is no token
 */
export function findCredential(settings: Settings, environment: Environment): Credential | undefined {
  const stored = () => storedCredential(settings);
  const given = () => environmentCredential(environment);
  return settings.profileIsExplicit ? (stored() ?? given()) : (given() ?? stored());
}

function environmentCredential({ authToken, applicationToken }: Environment): Credential | undefined {
  if (authToken !== undefined) {
    if (!isTokenForm(authToken))
      throw notAToken('CONTACTS_TOKEN', 'an auth token has three parts with dots between');
    return { kind: 'auth', token: authToken, source: 'CONTACTS_TOKEN' };
  }
  if (applicationToken === undefined) return undefined;
  if (!isVisibleText(applicationToken)) {
    throw notAToken('CONTACTS_APPLICATION_TOKEN', 'an application token has visible ASCII characters only');
  }
  return { kind: 'application', token: applicationToken, source: 'CONTACTS_APPLICATION_TOKEN' };
}

function storedCredential({ profile, profileName, baseUrl }: Settings): Credential | undefined {
  const { token } = profile;
  if (token === undefined) return undefined;
  if (token.origin !== baseUrl.origin) {
    throw denied(
      `The token in profile "${profileName}" was issued by ${token.origin} and is not sent to ${baseUrl.origin}.`,
      `Sign in there: \`contacts login --base-url ${textOfBaseUrl(baseUrl)} --profile <name> --with-application-token\`.`,
    );
  }
  if (!isTokenForm(token.value)) throw notAToken(`profile "${profileName}"`, 'it was changed by hand');
  return { kind: 'auth', token: token.value, source: `profile "${profileName}"` };
}

/** Whether a text consists of visible ASCII characters. */
export function isVisibleText(text: string): boolean {
  return /^[\x21-\x7e]+$/.test(text);
}

function notAToken(source: string, why: string): CommandFailure {
  return denied(
    `What ${source} holds is not a token: ${why}.`,
    'Put the whole token there, without quotes or spaces.',
  );
}

function denied(detail: string, nextStep: string): CommandFailure {
  return new CommandFailure({
    exitCode: exitCodes.denied,
    title: 'Not authenticated',
    detail,
    nextSteps: [nextStep],
  });
}
