import type { CallFailure, CallResult } from '@contacts/bff-client';

/** A failed call, thrown because TanStack Query tells failures by exceptions. */
export class CallError extends Error {
  constructor(readonly failure: CallFailure) {
    super(failure.kind);
  }
}

/**
 * Turns the result of a call into what a query's function gives.
 * @throws CallError for everything but `done`
 */
export function valueOf<T>(result: CallResult<T>): T {
  if (result.kind === 'done') return result.value;
  throw new CallError(result);
}

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: CallError;
  }
}
