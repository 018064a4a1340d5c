import { sql } from 'kysely';
import type { Kysely, Migration } from 'kysely';
import type { Engine } from '../schema.js';

const columnTypes = {
  postgresql: { tokens: 'double precision', time: 'timestamptz' },
  sqlite: { tokens: 'real', time: 'text' },
} as const;

/** What no burst reaches: a bucket that nobody has drawn from is full. */
const full = 1e9;

/** Creates the buckets that all replicas draw their permits for upstream calls from. */
export function createUpstreamQuota(engine: Engine): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      const types = columnTypes[engine];
      await db.schema
        .createTable('upstream_quota')
        .addColumn('bucket', 'text', (column) => column.primaryKey().notNull())
        .addColumn('tokens', sql.raw(types.tokens), (column) => column.notNull())
        .addColumn('refilled_at', types.time, (column) => column.notNull())
        .addColumn('paused_until', types.time)
        .modifyEnd(engine === 'sqlite' ? sql`strict` : sql``)
        .execute();
      for (const bucket of ['requests', 'logins', 'unaccepted']) {
        await sql`
          insert into upstream_quota (bucket, tokens, refilled_at)
          values (${sql.lit(bucket)}, ${sql.lit(full)}, '2000-01-01T00:00:00.000Z')
        `.execute(db);
      }
    },
  };
}
