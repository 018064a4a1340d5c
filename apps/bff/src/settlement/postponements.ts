import type { WaitReason } from '../operations/operation.js';
import type { Postponement, UnsettledOperation } from './settlement-store.js';

/** Why a turn does not settle an operation. */
export interface Wait {
  readonly operation: UnsettledOperation;
  readonly waitingFor: WaitReason;
  /** Whether its list, read after the quiet period, showed nothing of the operation; null when none could be read. */
  readonly absent: boolean | null;
}

/**
 * Says of many operations why they wait, in as few statements as there are answers.
 * @param lookAgainMs when to look at what does not wait for the end of its quiet period
 */
export function postponementsOf(
  waits: readonly Wait[],
  quietMs: number,
  lookAgainMs: number,
): readonly Postponement[] {
  const groups = new Map<
    string,
    { readonly postponement: Omit<Postponement, 'operationIds'>; readonly ids: string[] }
  >();
  for (const { operation, waitingFor, absent } of waits) {
    const { operation_id: operationId, attempt, quietForMs } = operation;
    const isQuietLater = waitingFor === 'quiet_period' && quietForMs > 0;
    const lookAgain = isQuietLater ? { afterQuietMs: quietMs } : { inMs: lookAgainMs };
    const postponement = { attempt, waitingFor, lookAgain, absent };
    const key = JSON.stringify(postponement);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { postponement, ids: [operationId] });
    else group.ids.push(operationId);
  }
  return [...groups.values()].map(({ postponement, ids }) => ({ ...postponement, operationIds: ids }));
}
