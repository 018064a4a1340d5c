import type { CallFailure } from '@contacts/bff-client';
import type { ImportRun } from './import-run.js';
import { tooManyFailures } from './stop-failures.js';

type Passing = Extract<CallFailure, { kind: 'unavailable' | 'unreachable' }>;

/** With pauses up to 20 seconds these take some nine minutes. */
const failuresInARow = 30;

/**
 * Arranges to ask again after a failure that passes by itself.
 * @returns false when it has not passed for so long that the import stops
 */
export function comeBack(run: ImportRun, failure: Passing): boolean {
  if (failure.kind === 'unreachable') return comeBackAfter(run, failure.reason, undefined);
  return comeBackAfter(run, failure.problem.detail, failure.retryAfterSeconds);
}

/** As {@link comeBack}, for what was told in other words. */
export function comeBackAfter(
  { gate, stop }: ImportRun,
  reason: string,
  retryAfterSeconds: number | undefined,
): boolean {
  if (retryAfterSeconds !== undefined) {
    gate.pauseFor(retryAfterSeconds);
    return true;
  }
  if (gate.failuresInARow >= failuresInARow) {
    stop.set(tooManyFailures(reason));
    return false;
  }
  gate.pauseAfterFailure();
  return true;
}
