import type { ContestantId } from './contestants.js';
import type { ServerProcess } from './server-process.js';

/** One row of the results: a server under one kind of request. */
export interface Series {
  readonly id: SeriesId;
  readonly origin: string;
  readonly server: ServerProcess;
  readonly uniqueKeys: boolean;
  readonly usesPostgresql: boolean;
}

/** Every contestant is one series; the BFF on PostgreSQL is loaded with idempotency keys as well. */
export type SeriesId = ContestantId | 'bff-postgresql-keyed';

/** A contestant that is running. */
export interface RunningContestant {
  readonly id: ContestantId;
  readonly origin: string;
  readonly server: ServerProcess;
}

/** All series over the running contestants, in the order of the report. */
export function listSeries(contestants: readonly RunningContestant[]): readonly Series[] {
  return contestants.flatMap(({ id, origin, server }) => {
    const usesPostgresql = id !== 'plain-proxy' && id !== 'bff-embedded';
    const series: Series = { id, origin, server, uniqueKeys: false, usesPostgresql };
    return id === 'bff-postgresql'
      ? [series, { ...series, id: 'bff-postgresql-keyed', uniqueKeys: true }]
      : [series];
  });
}

/** The one of that name. */
export function findSeries(allSeries: readonly Series[], id: SeriesId): Series {
  const found = allSeries.find((series) => series.id === id);
  if (found === undefined) throw new Error(`${id} is not among the series`);
  return found;
}
