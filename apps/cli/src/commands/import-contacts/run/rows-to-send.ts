import type { RowStates } from '../journal/row-states.js';
import { RowMapper } from '../mapping/row-mapper.js';
import type { Plan } from '../plan/plan.js';
import { rangeReader } from '../plan/row-ranges.js';
import { readRecords } from '../reading/read-records.js';
import type { SurveyedInput } from '../reading/survey-input.js';
import type { OutgoingRow } from './outgoing-row.js';

/** Those who work on the rows stop between two of them; the file is not torn away from them. */
const never = new AbortController().signal;

/** The rows of a plan that have no outcome yet, as their contacts. */
export async function* rowsToSend(
  input: SurveyedInput,
  plan: Plan,
  states: RowStates,
): AsyncGenerator<OutgoingRow> {
  const mapper = new RowMapper(plan.mapping);
  const isSkipped = rangeReader(plan.skip);
  for await (const { records } of readRecords(input, never, () => undefined)) {
    for (const record of records) {
      const { row } = record;
      const state = states.get(row);
      const isSettled = state !== 'untouched' && state !== 'attempted' && state !== 'in_doubt';
      if (isSkipped(row) || isSettled) continue;
      const { contact } = mapper.map(record);
      if (contact !== undefined) yield { row, contact };
    }
  }
}
