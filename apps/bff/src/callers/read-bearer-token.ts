import { createHash } from 'node:crypto';
import { Problem } from '../platform/problem/problem.js';
import { hasBeenAccepted, type Caller, type CallerKind } from './caller.js';
import { parseOrganisationId } from './organisation-id.js';

const tokenForm = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*$/;
/** A claim that looks like one of our hashes is hashed as well, or it would name the caller behind that hash. */
const plainIdentifier = /^(?!sha256:)[A-Za-z0-9._:-]{1,128}$/;

/**
 * Tokens seen lately, so that a busy caller's token is decoded once; the oldest are dropped at either limit,
 * accepted ones last. Forged
 * tokens may be as long as all headers together, so their length counts too.
 */
const decodedTokens = new Map<string, Caller>();
const decodedTokensLimit = 10_000;
const decodedCharactersLimit = 16_000_000;
/** Bounds the search for one to drop when most are worth keeping. */
const sparedAtOnce = 100;
let decodedCharacters = 0;

/**
 * Reads who calls from an `Authorization` header (RFC 6750). Form and expiry are checked, the signature cannot
 * be: see {@link Caller}.
 * @throws Problem `not-authenticated` that says which part is missing or wrong
 */
export function readBearerToken(authorization: string | undefined): Caller {
  if (authorization === undefined || authorization === '') {
    throw new Problem(
      'not-authenticated',
      'The request has no Authorization header. Send "Authorization: Bearer <auth_token>".',
    );
  }
  const token = tokenIn(authorization);
  if (token === undefined) {
    throw new Problem(
      'not-authenticated',
      'The Authorization header is not of the form "Bearer <auth_token>".',
    );
  }
  const caller = decodedTokens.get(token) ?? remember(decodeToken(token));
  if (caller.expiresAt * 1000 <= Date.now()) {
    throw new Problem(
      'not-authenticated',
      'The auth token has expired. Get a new one with POST /api/v1/authenticate.',
      {
        error_code: 1103,
        error_token: 'TokenExpired',
      },
    );
  }
  return caller;
}

/**
 * Names the caller of a token that was read lately, without the work that a new one makes.
 * @returns undefined for everything else, whatever is wrong with it
 */
export function findCaller(authorization: string | undefined): Caller | undefined {
  const token = authorization === undefined ? undefined : tokenIn(authorization);
  return token === undefined ? undefined : decodedTokens.get(token);
}

function tokenIn(authorization: string): string | undefined {
  return /^bearer +([^\s]+) *$/i.exec(authorization)?.[1];
}

function remember(caller: Caller): Caller {
  decodedTokens.set(caller.token, caller);
  decodedCharacters += caller.token.length;
  let spared = 0;
  for (const oldest of decodedTokens.values()) {
    if (decodedTokens.size <= decodedTokensLimit && decodedCharacters <= decodedCharactersLimit) break;
    decodedTokens.delete(oldest.token);
    if (isWorthKeeping(oldest) && spared++ < sparedAtOnce) decodedTokens.set(oldest.token, oldest);
    else decodedCharacters -= oldest.token.length;
  }
  return caller;
}

/** A flood of forged tokens must not make the service forget whom the upstream has accepted. */
function isWorthKeeping(caller: Caller): boolean {
  return hasBeenAccepted(caller) && caller.expiresAt * 1000 > Date.now();
}

function decodeToken(token: string): Caller {
  const claims = tokenForm.test(token) ? decodeClaims(token) : undefined;
  if (claims === undefined) {
    throw new Problem('not-authenticated', 'The auth token is not a JSON Web Token of three parts.');
  }
  const organisationId = readOrganisation(claims['esc.org']);
  const [kind, id] = identify(claims, token);
  const subject = claims['sub'];
  return {
    kind,
    id,
    key: `${organisationId === null ? '-' : String(organisationId)}/${kind}/${id}`,
    organisationId,
    userName: typeof subject === 'string' ? subject : null,
    token,
    expiresAt: typeof claims['exp'] === 'number' ? claims['exp'] : Infinity,
    isBulk: false,
    acceptedUntil: new Map(),
  };
}

function decodeClaims(token: string): Record<string, unknown> | undefined {
  const payload = token.slice(token.indexOf('.') + 1, token.lastIndexOf('.'));
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    return typeof claims === 'object' && claims !== null && !Array.isArray(claims)
      ? (claims as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

function readOrganisation(claim: unknown): number | null {
  const text = typeof claim === 'number' || typeof claim === 'string' ? String(claim) : '';
  return parseOrganisationId(text) ?? null;
}

function identify(claims: Record<string, unknown>, token: string): readonly [CallerKind, string] {
  const candidates: readonly (readonly [CallerKind, unknown])[] = [
    ['application', claims['esc.app']],
    ['user', claims['esc.user']],
    ['subject', claims['sub']],
  ];
  for (const [kind, claim] of candidates) {
    if (typeof claim === 'number' || (typeof claim === 'string' && claim !== ''))
      return [kind, identifier(claim)];
  }
  return ['token', sha256(token)];
}

/** A user name may be an e-mail address: whatever is not a plain identifier is named by its hash alone. */
function identifier(claim: number | string): string {
  const text = String(claim);
  return plainIdentifier.test(text) ? text : `sha256:${sha256(text)}`;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
