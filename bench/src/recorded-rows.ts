import { queryOnce } from './postgresql-process.js';
import type { Rounds } from './rounds.js';
import type { SeriesId } from './series.js';

const rowsPerCreation = 2;

/**
 * Makes sure that a server has really recorded what it was measured with: two rows for each creation.
 * @param databaseUrl that server's own database
 * @param table where it records
 * @param recorded the series that this server answered
 * @throws Error when rows are missing
 */
export async function requireRecordedRows(
  databaseUrl: string,
  table: string,
  rounds: Rounds,
  recorded: readonly SeriesId[],
): Promise<void> {
  const creations = recorded
    .flatMap((id) => rounds.get(id) ?? [])
    .reduce((sum, { manyConnections }) => sum + manyConnections.completedRequests, 0);
  const [row] = await queryOnce(databaseUrl, `SELECT count(*)::float8 AS count FROM ${table}`);
  const count = Number(row?.['count']);
  if (!(count >= creations * rowsPerCreation)) {
    throw new Error(
      `${table} has ${count} rows after ${creations} creations; ${rowsPerCreation} each are due`,
    );
  }
}
