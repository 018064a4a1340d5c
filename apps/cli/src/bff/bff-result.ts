import type { BffFailure } from './bff-failure.js';

/** What the BFF answered: a success whose body is JSON. */
export interface BffAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** A call that failed. */
export interface Failed {
  readonly ok: false;
  readonly failure: BffFailure;
}

/** An answer or one of the ways to fail. */
export type BffResult<T> = { readonly ok: true; readonly value: T } | Failed;

/** The result of a call that failed. */
export function failed(failure: BffFailure): Failed {
  return { ok: false, failure };
}
