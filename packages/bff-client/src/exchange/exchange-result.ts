import type { BffProblem } from './bff-problem.js';

/** What the BFF answered: a success. */
export interface BffAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON, the text of `text/plain`, or undefined when there is no body. */
  readonly body: unknown;
}

/** Every way in which a request can fail. */
export type BffFailure =
  /** The BFF refused. */
  | { readonly kind: 'problem'; readonly problem: BffProblem }
  /** Not a byte of the request left this machine. */
  | { readonly kind: 'unsent'; readonly reason: string }
  /** The request may have arrived; no whole answer came back. */
  | { readonly kind: 'lost'; readonly reason: string }
  /** An answer came that is not the BFF's. */
  | { readonly kind: 'foreign'; readonly status: number; readonly reason: string }
  /** The caller's signal ended it. */
  | { readonly kind: 'aborted'; readonly wasSent: boolean };

/** A request that failed. */
export interface Failed {
  readonly ok: false;
  readonly failure: BffFailure;
}

/** A value or one of the ways to fail. */
export type ExchangeResult<T> = { readonly ok: true; readonly value: T } | Failed;

/** The result of a request that failed. */
export function failed(failure: BffFailure): Failed {
  return { ok: false, failure };
}
