import type { DoubtReason, UnsentResult, VendorRefusal } from './creation-result.js';
import { isJsonObject, parseJson } from './json-value.js';
import { readRefusal } from './read-refusal.js';
import { readRetryAfter } from './retry-after.js';
import { unsentResult } from './unsent-result.js';
import type { UpstreamClient } from './upstream-client.js';
import { authenticatePath } from './upstream-paths.js';

/** Statuses by which the vendor refuses credentials or the body that holds them. */
export type AuthenticationRefusalStatus = 400 | 401 | 403 | 404 | 409 | 422;

/** What one sign-in call led to: a closed set of causes. */
export type AuthenticationResult =
  | {
      readonly kind: 'authenticated';
      /** 2xx. */
      readonly status: number;
      /** JSON text of an object: tokens or the demand for a second factor. Holds secrets; never logged. */
      readonly body: string;
      /** The `auth_token` in it; undefined when a second factor is due. A secret as well. */
      readonly authToken: string | undefined;
      /** The `refresh_token` and the `mfa_token` in it, if any; secrets as well. */
      readonly refreshToken: string | undefined;
      readonly mfaToken: string | undefined;
    }
  | {
      readonly kind: 'refused';
      readonly status: AuthenticationRefusalStatus;
      readonly refusal: VendorRefusal;
    }
  | { readonly kind: 'rate_limited'; readonly retryAfterSeconds: number }
  | UnsentResult
  | { readonly kind: 'in_doubt'; readonly reason: DoubtReason; readonly status: number | null };

/**
 * Passes one sign-in call through (docs/upstream/authentication.md), at most once: a repeated wrong password counts
 * towards the vendor's lockout. Never rejects for what the network or the vendor does.
 *
 * @param body JSON text of any of the four variants.
 */
export async function authenticate(client: UpstreamClient, body: string): Promise<AuthenticationResult> {
  const exchange = await client.send({
    method: 'POST',
    permit: 'login',
    url: authenticatePath,
    bearer: undefined,
    data: body,
    timeout: client.timeoutMs,
  });
  if (exchange.sent === 'unsent') return unsentResult(exchange);
  if (exchange.sent === 'maybe') return { kind: 'in_doubt', reason: exchange.reason, status: null };
  const { status, body: answer, retryAfter, cut } = exchange;
  switch (status) {
    case 400:
    case 401:
    case 403:
    case 404:
    case 409:
    case 422:
      return { kind: 'refused', status, refusal: readRefusal(answer) };
    case 429:
      return { kind: 'rate_limited', retryAfterSeconds: readRetryAfter(retryAfter, Date.now()) };
  }
  if (status < 300) {
    const tokens = parseJson(answer);
    if (!isJsonObject(tokens)) return { kind: 'in_doubt', reason: cut ?? 'protocol', status };
    const textOf = (member: unknown) => (typeof member === 'string' ? member : undefined);
    return {
      kind: 'authenticated',
      status,
      body: answer,
      authToken: textOf(tokens['auth_token']),
      refreshToken: textOf(tokens['refresh_token']),
      mfaToken: textOf(tokens['mfa_token']),
    };
  }
  if (status < 400) return { kind: 'in_doubt', reason: 'redirect', status };
  return { kind: 'in_doubt', reason: status >= 500 ? 'server_error' : 'protocol', status };
}
