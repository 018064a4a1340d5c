import { usageFailure } from '../command-failure.js';
import type { Sourced } from './base-url.js';
import { readTokenClaims } from './token-claims.js';

/**
 * Decides which organisation a command works in.
 * @param named what a flag, the environment or the profile says
 * @param token the auth token, whose `esc.org` claim is the default
 * @returns a positive decimal integer as text
 * @throws CommandFailure (usage) when nothing names one or the name is no id
 */
export function chooseOrganisation(named: Sourced<string> | undefined, token: string | undefined): string {
  const claimed = token === undefined ? undefined : readTokenClaims(token).organisationId;
  const chosen =
    named ?? (claimed === undefined ? undefined : { value: claimed, source: "the token's esc.org claim" });
  if (chosen === undefined) {
    throw usageFailure(
      token === undefined
        ? 'No organisation is named, and there is no token to take it from.'
        : 'No organisation is named, and the token has no esc.org claim.',
      'Add `--org <id>`, or set CONTACTS_ORG.',
    );
  }
  if (!/^[1-9]\d*$/.test(chosen.value) || !Number.isSafeInteger(Number(chosen.value))) {
    throw usageFailure(
      `The organisation from ${chosen.source} is not an id.`,
      'Give a number such as `--org 12345`.',
    );
  }
  return chosen.value;
}
