import type { PostgresqlDatabase } from '../../database/postgresql/open-postgresql.js';
import type { BatchSealer } from './batch-sealer.js';
import type { SealedHead } from './sealed-head.js';

/** Made by database/migrations/create-sealing-function.ts. */
const sealEvents = { name: 'seal-events', text: 'SELECT * FROM seal_audit_events($1, $2)' };

const mostCounted = 10_000;

interface Row {
  readonly sealed: number;
  readonly waiting: number;
  readonly oldest: string | null;
  readonly heads: readonly (SealedHead & { readonly chain: string })[];
}

/** Seals inside PostgreSQL: one statement a batch, and no event passes through this process. */
export function postgresqlBatchSealer(database: PostgresqlDatabase): BatchSealer {
  return {
    batchSize: 2_000,
    async sealBatch(limit) {
      const [row] = (await database.writeAtLeisure<Row>(sealEvents, [limit, mostCounted])) as [Row];
      const { sealed, waiting, oldest, heads } = row;
      return {
        sealed,
        heads: new Map(heads.map(({ chain, seq, hash }) => [chain, { seq, hash }])),
        backlog: { events: waiting, oldest },
      };
    },
  };
}
