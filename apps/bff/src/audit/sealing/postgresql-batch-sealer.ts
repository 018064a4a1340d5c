import type pg from 'pg';
import { columnNames, toColumnArrays, unnestColumns } from '../../database/postgresql/column-arrays.js';
import type { PostgresqlDatabase } from '../../database/postgresql/open-postgresql.js';
import type { AuditSealTable } from '../../database/schema.js';
import { eventColumns } from '../audit-row.js';
import { personalMembers, type EventRow } from '../event-of-row.js';
import { countedBacklog, type Backlog, type BatchSealer } from './batch-sealer.js';
import { chainName } from './chain-name.js';
import { KnownHeads } from './known-heads.js';
import { sealEvents, type SealedHead } from './seal-events.js';

/** Any constant of our own: replicas that seal at once would only find each other's seals in their way. */
const sealingLock = '4206700002';

const sealColumns = [
  ['chain', 'text'],
  ['seq', 'bigint'],
  ['position', 'bigint'],
  ['event_id', 'uuid'],
  ['personal_commitment', 'text'],
  ['previous_hash', 'text'],
  ['hash', 'text'],
] as const satisfies readonly (readonly [keyof AuditSealTable, string])[];

const readWatermark = {
  name: 'read-watermark',
  text: `
    SELECT transaction_id::text, position,
      transaction_id >= pg_snapshot_xmax(pg_current_snapshot()) AS ahead
    FROM audit_progress WHERE id = 1`,
};

/** Only what older transactions can no longer precede: docs/adr/0007-sealing-by-commit-watermark.md. */
const readUnsealed = {
  name: 'read-unsealed',
  text: `
    SELECT e.transaction_id::text, e.position,
      ${eventColumns.map(([name]) => `e.${name}`).join(', ')},
      ${personalMembers.map((name) => `p.${name}`).join(', ')}
    FROM audit_event AS e LEFT JOIN audit_personal AS p ON p.personal_id = e.personal_id
    WHERE (e.transaction_id, e.position) > ($1::xid8, $2::bigint)
      AND e.transaction_id < pg_snapshot_xmin(pg_current_snapshot())
    ORDER BY e.transaction_id, e.position
    LIMIT $3`,
};

const readHeads = {
  name: 'read-heads',
  text: `
    SELECT wanted.chain, head.seq, head.hash
    FROM unnest($1::text[]) AS wanted(chain) CROSS JOIN LATERAL (
      SELECT seq, hash FROM audit_seal WHERE chain = wanted.chain ORDER BY seq DESC LIMIT 1
    ) AS head`,
};

const storeSeals = {
  name: 'store-seals',
  text: `
    WITH seals AS (
      INSERT INTO audit_seal (${columnNames(sealColumns)})
      SELECT * FROM ${unnestColumns('s', sealColumns, 3)}
    )
    UPDATE audit_progress SET transaction_id = $1::xid8, position = $2::bigint WHERE id = 1`,
};

const readBacklog = {
  name: 'read-backlog',
  text: `
    SELECT count(*) AS events, min(time) AS oldest FROM (
      SELECT time FROM audit_event WHERE (transaction_id, position) > ($1::xid8, $2::bigint)
      ORDER BY transaction_id, position LIMIT ${String(countedBacklog)}
    ) AS waiting`,
};

interface Watermark {
  readonly transaction_id: string;
  readonly position: number;
}

const textOf = ({ transaction_id, position }: Watermark) => `${transaction_id}/${position}`;

/** Seals in PostgreSQL, in the order of transactions and not of positions: these are taken before a commit. */
export function postgresqlBatchSealer(database: PostgresqlDatabase): BatchSealer {
  const known = new KnownHeads();
  return {
    async sealBatch(limit) {
      const batch = await database.transaction(async (client) => {
        if (!(await isLocked(client))) return undefined;
        const from = await watermarkOf(client);
        const { rows } = await client.query<EventRow & Watermark>(readUnsealed, [
          from.transaction_id,
          from.position,
          limit,
        ]);
        const heads = known.at(textOf(from));
        const watermark = rows.at(-1) ?? from;
        if (rows.length > 0) {
          await readMissingHeads(client, rows, heads);
          const seals = sealEvents(rows, heads);
          const cells = seals.map((seal) => sealColumns.map(([name]) => seal[name]));
          await client.query(storeSeals, [
            watermark.transaction_id,
            watermark.position,
            ...toColumnArrays(cells, sealColumns),
          ]);
        }
        const left = await client.query<{ events: number; oldest: string | null }>(readBacklog, [
          watermark.transaction_id,
          watermark.position,
        ]);
        const backlog: Backlog = left.rows[0] ?? { events: 0, oldest: null };
        return { rows, heads, watermark, backlog };
      });
      if (batch === undefined) return undefined;
      known.keep(textOf(batch.watermark), batch.heads);
      const moved = new Set(batch.rows.map((row) => chainName(row.chain)));
      const heads = new Map([...batch.heads].filter(([chain]) => moved.has(chain)));
      return { sealed: batch.rows.length, heads, backlog: batch.backlog };
    },
  };
}

async function isLocked(client: pg.PoolClient): Promise<boolean> {
  const lock = `SELECT pg_try_advisory_xact_lock(${sealingLock}) AS locked`;
  return (await client.query<{ locked: boolean }>(lock)).rows[0]?.locked === true;
}

async function watermarkOf(client: pg.PoolClient): Promise<Watermark> {
  const [row] = (await client.query<Watermark & { ahead: boolean }>(readWatermark)).rows;
  if (row === undefined) throw new Error('audit_progress is empty; restore its only row from a backup');
  if (row.ahead) {
    throw new Error(
      'The watermark of sealing lies ahead of the transactions of this server, as after a restore from a dump; see "Restoring a dump" in docs/operations.md',
    );
  }
  return row;
}

async function readMissingHeads(
  client: pg.PoolClient,
  rows: readonly EventRow[],
  heads: Map<string, SealedHead>,
): Promise<void> {
  const missing = [...new Set(rows.map((row) => chainName(row.chain)))].filter((chain) => !heads.has(chain));
  if (missing.length === 0) return;
  const found = await client.query<SealedHead & { chain: string }>(readHeads, [missing]);
  for (const { chain, seq, hash } of found.rows) heads.set(chain, { seq, hash });
}
