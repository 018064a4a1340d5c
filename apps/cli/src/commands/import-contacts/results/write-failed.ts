import { rename } from 'node:fs/promises';
import { formatCsvRow } from '@contacts/csv';
import { contactFields } from '@contacts/domain/core';
import type { ContactError } from '@contacts/bff-client';
import { readJournal } from '../journal/read-journal.js';
import type { RowStates } from '../journal/row-states.js';
import { fieldsOf, RowMapper } from '../mapping/row-mapper.js';
import type { Plan } from '../plan/plan.js';
import { rangeReader } from '../plan/row-ranges.js';
import { readRecords } from '../reading/read-records.js';
import type { SurveyedInput } from '../reading/survey-input.js';
import { writeDurably } from '../write-durably.js';
import { failedHeader, failedRow } from './failed-row.js';

/** Where things are. */
export interface FailedSource {
  readonly input: SurveyedInput;
  readonly journal: string;
  readonly plan: Plan;
  readonly states: RowStates;
}

/** What is written here takes seconds, and is what Ctrl-C waits for. */
const never = new AbortController().signal;

/** Spreadsheets take CSV for UTF-8 only with it. */
const byteOrderMark = '\ufeff';

/**
 * Writes the rows that have failed since this was done last, to be corrected and imported again as they are.
 * @param path of the file, which takes its name by {@link nameFailed}
 */
export async function writeFailed(path: string, source: FailedSource): Promise<void> {
  await writeDurably(`${path}.partial`, failedRows(source));
}

/**
 * Gives a written file its name, once the journal says that its rows were given back: nobody may correct and import rows that
 * resuming would send as well. Does nothing when it has been done.
 */
export async function nameFailed(path: string): Promise<void> {
  await rename(`${path}.partial`, path).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  });
}

async function* failedRows({ input, journal, plan, states }: FailedSource): AsyncGenerator<string> {
  const errorsOf = await readErrors(journal, states);
  const mapper = new RowMapper(plan.mapping);
  const isSkipped = rangeReader(plan.skip);
  const fields = plan.input.format === 'csv' ? fieldsOf(plan.mapping) : contactFields;
  yield byteOrderMark + formatCsvRow(failedHeader(fields));
  for await (const { records } of readRecords(input, never, () => undefined)) {
    let text = '';
    for (const record of records) {
      const { row } = record;
      if (isSkipped(row)) continue;
      // Rows that break a rule were given back the first time.
      const errors = errorsOf.get(row) ?? (states.ends === 0 ? mapper.map(record).errors?.() : undefined);
      if (errors === undefined) continue;
      text += failedRow(record, plan.mapping, fields, errors);
    }
    if (text !== '') yield text;
  }
}

async function readErrors(
  path: string,
  states: RowStates,
): Promise<ReadonlyMap<number, readonly ContactError[]>> {
  const errors = new Map<number, readonly ContactError[]>();
  await readJournal(path, (entry) => {
    if (!('row' in entry) || (entry.state !== 'rejected' && entry.state !== 'not_sent')) return;
    const state = states.get(entry.row);
    if (state === 'rejected' || state === 'not_sent') errors.set(entry.row, entry.errors);
  });
  return errors;
}
