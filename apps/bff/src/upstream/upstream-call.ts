import type { PermitKind } from './permits.js';

/** One request of the fixed grammar: origin, header names and all but one header value are not for callers to choose. */
export interface UpstreamCall {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Which of the vendor's limits it counts against, and in which lane. */
  readonly permit: PermitKind;
  /** Built by upstream-paths.ts. */
  readonly url: string;
  /** `auth_token` of the caller; undefined for the one call that has none. */
  readonly bearer: string | undefined;
  /** JSON text, undefined for none. */
  readonly data: string | undefined;
  /** Whole deadline, connect to last byte, in milliseconds, above 0. */
  readonly timeout: number;
  /** Monotonic milliseconds until which the request may be sent; undefined: as long as its deadline allows. */
  readonly sendBefore?: number;
}
