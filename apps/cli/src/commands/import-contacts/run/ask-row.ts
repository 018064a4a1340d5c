import type { OperationView } from '@contacts/bff-client';
import { failureOfCall } from '../call-failure.js';
import type { RowEntry } from '../journal/journal-entry.js';
import type { OpenRow } from '../journal/row-states.js';
import { comeBack } from './come-back.js';
import { hasStopped } from './import-run.js';
import type { ImportRun } from './import-run.js';
import { rowKey } from './row-key.js';

/** For how long the BFF knows a key (30 days), less a day for clocks that disagree. */
const keyLifeMs = 29 * 24 * 3600 * 1000;

/** For how long the BFF knows what it has answered under a key (24 hours), less an hour. */
const answerLifeMs = 23 * 3600 * 1000;

/**
 * Asks the BFF what became of a row that may have been sent.
 * @returns its outcome; `send` when it is safe to send it under its key; `open` when nobody knows yet, `unknowable` when
 *   only a person can find out; `stop` when the import stops before there is an answer
 */
export async function askRow(
  run: ImportRun,
  row: number,
  open: OpenRow,
): Promise<RowEntry | 'send' | 'open' | 'unknowable' | 'stop'> {
  // The BFF would not know another caller's key, and take the row for a new one.
  if (open.caller !== run.port.caller) return 'unknowable';
  // A BFF that does not know what it has named itself has forgotten it, as when its data is lost.
  const isForgotten = open.operationId !== undefined || Date.now() - open.at > keyLifeMs;
  while (!hasStopped(run) && (await run.gate.pass())) {
    const result = await run.port.findCreation(rowKey(run.importId, row));
    switch (result.kind) {
      case 'done': {
        run.gate.noteAnswer();
        const outcome = outcomeOf(row, result.value);
        if (outcome === 'open' || outcome === 'unknowable') await noteOperation(run, row, open, result.value);
        return outcome;
      }
      case 'notFound':
        run.gate.noteAnswer();
        return isForgotten ? 'unknowable' : 'send';
      case 'unavailable':
      case 'unreachable':
        if (!comeBack(run, result)) return 'stop';
        break;
      default:
        run.stop.set(failureOfCall(result, 'The BFF does not say what became of a row'));
        return 'stop';
    }
  }
  return 'stop';
}

/** Keeps the proof that the row has reached the BFF, for a time when the BFF may know nothing of it any more. */
async function noteOperation(
  { journal }: ImportRun,
  row: number,
  { operationId }: OpenRow,
  operation: OperationView,
): Promise<void> {
  if (operationId !== undefined) return;
  await journal.append({ row, state: 'in_doubt', operation_id: operation.operation_id });
}

function outcomeOf(row: number, operation: OperationView): RowEntry | 'send' | 'open' | 'unknowable' {
  const { state, contact_id: contactId, operation_id: operationId } = operation;
  switch (state) {
    case 'created':
      return contactId === null ? 'open' : { row, state, contact_id: contactId, operation_id: operationId };
    case 'rejected': {
      // Sent again it makes nothing, and the reasons are heard again as long as the BFF keeps them.
      if (Date.now() - Date.parse(operation.created_at) < answerLifeMs) return 'send';
      const message = 'The vendor refused it more than a day ago; its reasons are not kept so long.';
      return { row, state, errors: [{ pointer: '', code: 'upstream-rejected', message }] };
    }
    case 'not_sent':
      return 'send';
    case 'attempted':
    case 'in_doubt':
      return 'open';
    case 'ambiguous':
      return 'unknowable';
  }
}
