import type { BffConnection, CallOptions } from '../connection.js';
import type { OperationView } from '../generated/bff-api.js';
import { planWait } from '../repetition/plan-wait.js';
import { wait } from '../repetition/wait.js';
import type { CallFailure } from '../results/call-result.js';
import { getOperation, type OperationName } from './get-operation.js';

/** What following a creation comes to. */
export type FollowResult =
  /** Its outcome is known: `created`, `rejected`, `not_sent`, or `ambiguous`, which only a person can tell. */
  | { readonly kind: 'settled'; readonly operation: OperationView }
  /** Time is up and it is still open; `waiting_for` of the operation says why. */
  | { readonly kind: 'open'; readonly operation: OperationView | undefined }
  /** The BFF knows of none: it has not arrived. Sending it under the same key is safe. */
  | { readonly kind: 'unknown' }
  | Exclude<CallFailure, { kind: 'notFound' | 'unavailable' | 'unreachable' }>;

/** How long to follow. */
export interface FollowOptions extends CallOptions {
  /** Five minutes by default. */
  readonly totalMs?: number;
  /** Is shown every state on the way, for a page that tells of it. */
  readonly onState?: (operation: OperationView) => void;
}

const defaultTotalMs = 300_000;

/**
 * Asks for an operation until its outcome is known, less and less often, up to every 20 seconds. What passes by itself,
 * such as a network that is gone for a while, is waited for.
 */
export async function followCreation(
  connection: BffConnection,
  name: OperationName,
  options: FollowOptions = {},
): Promise<FollowResult> {
  const { totalMs = defaultTotalMs, onState, ...callOptions } = options;
  const begun = performance.now();
  let operation: OperationView | undefined;
  for (let attempts = 1; ; attempts++) {
    const result = await getOperation(connection, name, callOptions);
    if (result.kind === 'notFound') return { kind: 'unknown' };
    if (result.kind === 'done') {
      operation = result.value;
      onState?.(operation);
      if (isSettled(operation)) return { kind: 'settled', operation };
    } else if (result.kind !== 'unavailable' && result.kind !== 'unreachable') return result;
    const waitMs = planWait(
      {
        attempts,
        elapsedMs: performance.now() - begun,
        retryAfterSeconds: result.kind === 'unavailable' ? result.retryAfterSeconds : undefined,
      },
      { attempts: Infinity, totalMs },
      Math.random(),
    );
    if (waitMs === undefined) return { kind: 'open', operation };
    if (!(await wait(waitMs, options.signal))) return { kind: 'aborted' };
  }
}

function isSettled({ state }: OperationView): boolean {
  return state !== 'attempted' && state !== 'in_doubt';
}
