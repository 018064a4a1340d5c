import { exitCodes } from '../exit-codes.js';
import type { FailureReport } from '../command-failure.js';
import type { BffProblem } from '@contacts/bff-client';

type FailureCode = FailureReport['exitCode'];

const bySlug: Readonly<Partial<Record<string, FailureCode>>> = {
  'bad-request': exitCodes.usage,
  'invalid-path-parameter': exitCodes.usage,
  'forbidden-query-parameter': exitCodes.usage,
  'invalid-idempotency-key': exitCodes.usage,
  'idempotency-key-reused': exitCodes.usage,
  'validation-failed': exitCodes.invalidInput,
  'body-too-large': exitCodes.invalidInput,
  'upstream-rejected': exitCodes.refused,
  'not-found': exitCodes.refused,
  conflict: exitCodes.refused,
  'request-timeout': exitCodes.notSent,
  'too-many-requests': exitCodes.notSent,
  'upstream-quota': exitCodes.notSent,
  'not-sent': exitCodes.notSent,
  'storage-unavailable': exitCodes.notSent,
  'shutting-down': exitCodes.notSent,
  'in-doubt': exitCodes.inDoubt,
  'operation-in-progress': exitCodes.inDoubt,
};

/**
 * Translates a refusal of the BFF: by slug, else by its own advice on repeating, else by status.
 * @param problem what the BFF said
 * @param isCreation whether a contact was to be created, which an unknown failure leaves in doubt
 */
export function exitCodeOfProblem(problem: BffProblem, isCreation: boolean): FailureCode {
  const known = Object.hasOwn(bySlug, problem.slug) ? bySlug[problem.slug] : undefined;
  if (known !== undefined) return known;
  if (problem.retry === 'same_key') return exitCodes.inDoubt;
  if (problem.retry === 'safe') return exitCodes.notSent;
  return exitCodeOfStatus(problem.status, isCreation && problem.retry === undefined);
}

/**
 * Translates a status whose body says nothing.
 * @param status of the answer
 * @param mayHaveCreated whether a server error may hide a contact that was created
 */
export function exitCodeOfStatus(status: number, mayHaveCreated: boolean): FailureCode {
  if (status === 401 || status === 403) return exitCodes.denied;
  if (status === 429) return exitCodes.notSent;
  const isClear = status >= 300 && status < 500;
  return mayHaveCreated && !isClear ? exitCodes.inDoubt : exitCodes.unexpected;
}
