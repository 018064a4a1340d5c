import type { PostgresqlDatabase } from '../database/postgresql/open-postgresql.js';
import type { StorageObserver } from '../database/storage-observer.js';
import type { Draw, Grant } from './draw-permits.js';
import type { QuotaStore } from './quota-store.js';
import { reportFailures } from './report-failures.js';

/**
 * `drawPermits` in one statement. The clock is read after the rows are locked, all of them in one order: replicas wait
 * for each other here, and none of them may go back behind what another one has refilled.
 */
const leasePermits = {
  name: 'lease-permits',
  text: `
    WITH draw AS (
      SELECT * FROM unnest($1::text[], $2::float8[], $3::float8[], $4::float8[])
        AS draw(bucket, burst, refill_per_second, reserve)
    ), held AS MATERIALIZED (
      SELECT bucket, tokens, refilled_at, paused_until FROM upstream_quota
      WHERE bucket = ANY($1::text[]) ORDER BY bucket FOR UPDATE
    ), clock AS MATERIALIZED (
      SELECT clock_timestamp() AS now FROM (SELECT count(*) FROM held) AS locked
    ), filled AS MATERIALIZED (
      SELECT bucket, refill_per_second, reserve,
        least(burst, tokens
          + refill_per_second * greatest(0, extract(epoch FROM now - refilled_at))::float8) AS tokens,
        CASE WHEN refilled_at > now + interval '1 minute' THEN now ELSE greatest(refilled_at, now) END AS refilled_at,
        greatest(0, extract(epoch FROM paused_until - now))::float8 AS pause
      FROM draw JOIN held USING (bucket) CROSS JOIN clock
    ), free AS MATERIALIZED (
      SELECT floor(min(tokens - reserve)) AS permits, max(pause) > 0 AS paused FROM filled
    ), granted AS MATERIALIZED (
      SELECT CASE WHEN paused THEN 0 ELSE greatest(0, least($5::float8, permits)) END AS permits FROM free
    ), drawn AS (
      UPDATE upstream_quota AS q
      SET tokens = filled.tokens - granted.permits, refilled_at = filled.refilled_at
      FROM filled, granted WHERE q.bucket = filled.bucket
    )
    SELECT granted.permits AS permits, free.paused AS paused,
      greatest(0, free.permits - granted.permits) AS "left",
      1000 * max(greatest(0, pause,
        (1 + reserve - (tokens - granted.permits)) / refill_per_second)) AS "waitMs"
    FROM filled, free, granted GROUP BY granted.permits, free.permits, free.paused`,
};

const pauseBucket = {
  name: 'pause-bucket',
  text: `
    UPDATE upstream_quota
    SET paused_until = greatest(paused_until, clock_timestamp() + $2::float8 * interval '1 second')
    WHERE bucket = $1`,
};

/** Keeps the buckets in PostgreSQL, by its clock. */
export function postgresqlQuotaStore(database: PostgresqlDatabase, observer: StorageObserver): QuotaStore {
  const report = <T>(what: string, work: Promise<T>) =>
    reportFailures(what, database.failures, observer, work);
  return {
    async lease(draws, wanted) {
      const leased = database.writeContended<Grant>(leasePermits, [...columnsOf(draws), wanted]);
      const [grant] = await report('no permits leased', leased);
      if (grant === undefined) throw new Error(`No bucket: ${draws.map(({ bucket }) => bucket).join()}`);
      return grant;
    },
    async pause(bucket, seconds) {
      await report('pause not stored', database.writeContended(pauseBucket, [bucket, seconds]));
    },
  };
}

function columnsOf(draws: readonly Draw[]): unknown[] {
  return [
    draws.map(({ bucket }) => bucket),
    draws.map(({ burst }) => burst),
    draws.map(({ refillPerSecond }) => refillPerSecond),
    draws.map(({ reserve }) => reserve),
  ];
}
