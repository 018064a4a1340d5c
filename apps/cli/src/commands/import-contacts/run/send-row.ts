import type { CreationResult } from '@contacts/bff-client';
import { failureOfCall } from '../call-failure.js';
import type { RowEntry } from '../journal/journal-entry.js';
import { comeBackAfter } from './come-back.js';
import { hasStopped } from './import-run.js';
import type { ImportRun } from './import-run.js';
import type { OutgoingRow } from './outgoing-row.js';
import { rowKey } from './row-key.js';

/** Answers that are not the BFF's may be about one contact; so many one after another are about all of them. */
const foreignAnswers = 5;

/** Answers that are certain to be of a request that has made nothing. */
const madeNothing: ReadonlySet<CreationResult['kind']> = new Set([
  'notSent',
  'notAuthenticated',
  'forbidden',
]);

/**
 * Sends a row until its outcome is known or in doubt, always under its own key, so that sending it again never makes a
 * second contact.
 * @param wasOpen whether it may have been sent before
 * @returns when the import stops before that: `untouched` when it is certain that nothing was made, else undefined
 */
export async function sendRow(
  run: ImportRun,
  { row, contact }: OutgoingRow,
  wasOpen: boolean,
): Promise<RowEntry | undefined> {
  const key = rowKey(run.importId, row);
  let mayBeThere = wasOpen;
  while (!hasStopped(run) && (await run.gate.pass())) {
    const result = await run.port.create(contact, key);
    const step = judge(run, row, result);
    if (typeof step === 'object') return step;
    mayBeThere ||= !madeNothing.has(result.kind);
    if (step === 'stop') break;
  }
  return mayBeThere ? undefined : { row, state: 'untouched' };
}

function judge(run: ImportRun, row: number, result: CreationResult): RowEntry | 'again' | 'stop' {
  const { gate, stop } = run;
  switch (result.kind) {
    case 'created':
      gate.noteAnswer();
      return created(row, result.contactId, result.operationId);
    case 'invalid':
    case 'refused': {
      gate.noteAnswer();
      const { errors, problem } = result;
      const code = problem?.slug ?? 'invalid';
      return {
        row,
        state: 'rejected',
        errors: errors.length > 0 ? errors : [{ pointer: '', code, message: problem?.detail ?? '' }],
      };
    }
    case 'conflict': {
      gate.noteAnswer();
      const contactId = result.location?.split('/').at(-1);
      return contactId === undefined
        ? inDoubt(row, result.operationId)
        : created(row, contactId, result.operationId);
    }
    case 'inDoubt':
      // With an operation the BFF has it in hand; without one the answer was lost, and the same key finds it.
      if (result.operationId !== undefined) return inDoubt(row, result.operationId);
      return comeBackAfter(run, result.reason, undefined) ? 'again' : 'stop';
    case 'notSent':
      return comeBackAfter(run, result.reason, result.retryAfterSeconds) ? 'again' : 'stop';
    case 'notAuthenticated':
    case 'forbidden':
      stop.set(failureOfCall(result, 'The BFF takes no more rows'));
      return 'stop';
    case 'unexpected':
      return judgeForeign(run, row, result);
    case 'aborted':
      return 'stop';
  }
}

function judgeForeign(
  { gate, stop }: ImportRun,
  row: number,
  result: Extract<CreationResult, { kind: 'unexpected' }>,
): RowEntry | 'again' | 'stop' {
  if (gate.failuresInARow >= foreignAnswers) {
    stop.set(failureOfCall(result, 'The rows are not answered by the BFF'));
    return 'stop';
  }
  gate.pauseAfterFailure();
  const message = `Not sent: something before the BFF answered ${result.status}, ${result.reason}.`;
  return { row, state: 'not_sent', errors: [{ pointer: '', code: 'foreign_answer', message }] };
}

function created(row: number, contactId: string, operationId: string | undefined): RowEntry {
  return {
    row,
    state: 'created',
    contact_id: contactId,
    ...(operationId === undefined ? {} : { operation_id: operationId }),
  };
}

function inDoubt(row: number, operationId: string | undefined): RowEntry {
  return { row, state: 'in_doubt', ...(operationId === undefined ? {} : { operation_id: operationId }) };
}
