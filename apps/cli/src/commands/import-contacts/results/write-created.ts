import { rename } from 'node:fs/promises';
import { formatCsvRow } from '@contacts/csv';
import { readJournal } from '../journal/read-journal.js';
import { writeDurably } from '../write-durably.js';

/** Writes the ids of what an import has created, by row; again each time, from the journal. */
export async function writeCreated(path: string, journal: string): Promise<void> {
  const created: (readonly [row: number, contactId: string, operationId: string])[] = [];
  await readJournal(journal, (entry) => {
    if ('row' in entry && entry.state === 'created')
      created.push([entry.row, entry.contact_id, entry.operation_id ?? '']);
  });
  created.sort(([left], [right]) => left - right);
  const temporary = `${path}.partial`;
  await writeDurably(temporary, [
    formatCsvRow(['contacts_row', 'contact_id', 'operation_id']) + created.map(formatCsvRow).join(''),
  ]);
  await rename(temporary, path);
}
