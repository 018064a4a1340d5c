import { isJsonObject } from '../json-object.js';

/** What an auth token says about itself. Nobody has checked its signature: for messages and defaults only. */
export interface TokenClaims {
  /** Whose token it is: `esc.app`, else `esc.user`, else `sub`. */
  readonly caller: { readonly kind: 'application' | 'user' | 'subject'; readonly id: string } | undefined;
  /** `esc.org`, as a decimal string. */
  readonly organisationId: string | undefined;
  readonly organisationName: string | undefined;
  readonly expiresAt: Date | undefined;
  readonly issuer: string | undefined;
}

const threeParts = /^[\w-]+\.([\w-]+)\.[\w-]+$/;

/** Whether a text has the form of a signed token (RFC 7519 over RFC 7515: three base64url parts). */
export function isTokenForm(text: string): boolean {
  return threeParts.test(text);
}

/**
 * Reads the claims of a token (docs/upstream/authentication.md: claim names with a dot are flat keys).
 * @param token an auth token
 * @returns the claims that are there and of the right type; none when the payload cannot be read
 */
export function readTokenClaims(token: string): TokenClaims {
  const payload = readPayload(token);
  const organisation = payload['esc.org'];
  const expiry = payload['exp'];
  return {
    caller: readCaller(payload),
    organisationId: idText(organisation),
    organisationName: text(payload['esc.orgName']),
    expiresAt: typeof expiry === 'number' && Math.abs(expiry) < 1e11 ? new Date(expiry * 1000) : undefined,
    issuer: text(payload['iss']),
  };
}

function readCaller(payload: Readonly<Record<string, unknown>>): TokenClaims['caller'] {
  const claims = [
    ['application', 'esc.app'],
    ['user', 'esc.user'],
    ['subject', 'sub'],
  ] as const;
  for (const [kind, claim] of claims) {
    const id = idText(payload[claim]);
    if (id !== undefined) return { kind, id };
  }
  return undefined;
}

function readPayload(token: string): Readonly<Record<string, unknown>> {
  try {
    const part = threeParts.exec(token)?.[1] ?? '';
    const payload: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return isJsonObject(payload) ? payload : {};
  } catch {
    return {};
  }
}

function idText(claim: unknown): string | undefined {
  return typeof claim === 'number' || typeof claim === 'string' ? String(claim) : undefined;
}

function text(claim: unknown): string | undefined {
  return typeof claim === 'string' ? claim : undefined;
}
