import type { SqliteDatabase } from '../../database/sqlite/open-sqlite.js';
import { eventColumns } from '../audit-row.js';
import { personalMembers, type EventRow } from '../event-of-row.js';
import type { Backlog, BatchSealer } from './batch-sealer.js';
import { sealEvents } from './seal-events.js';
import type { SealedHead } from './sealed-head.js';

const readUnsealed = `
  select e.position, ${eventColumns.map(([name]) => `e.${name}`).join(', ')},
    ${personalMembers.map((name) => `p.${name}`).join(', ')}
  from audit_event as e left join audit_personal as p on p.personal_id = e.personal_id
  where e.position > ? order by e.position limit ?`;

/** Positions have no gaps behind the watermark: a rollback takes them back. */
const readBacklog = `
  select ifnull((select max(position) from audit_event), ?1) - ?1 as events,
    (select time from audit_event where position > ?1 order by position limit 1) as oldest`;

const insertSeal = `
  insert into audit_seal (chain, seq, position, event_id, personal_commitment, previous_hash, hash)
  values (?, ?, ?, ?, ?, ?, ?)`;

/** Seals in SQLite, whose one writer hands out positions in the order of commits. */
export function sqliteBatchSealer(database: SqliteDatabase): BatchSealer {
  let statements: ReturnType<typeof prepare> | undefined;
  return {
    // Requests wait for a batch, which takes about two milliseconds.
    batchSize: 50,
    sealBatch: (limit) =>
      database.write(() => {
        const { watermark, unsealed, head, seal, progress, backlog } = (statements ??= prepare(database));
        const from = (watermark.get() as { position: number }).position;
        const rows = unsealed.all([from, limit]) as EventRow[];
        const { seals, heads } = sealEvents(rows, (chain) => head.get([chain]) as SealedHead | undefined);
        for (const made of seals) {
          seal.run([
            made.chain,
            made.seq,
            made.position,
            made.event_id,
            made.personal_commitment,
            made.previous_hash,
            made.hash,
          ]);
        }
        const position = rows.at(-1)?.position ?? from;
        if (rows.length > 0) progress.run([position]);
        const { events, oldest } = backlog.get([position]) as Backlog;
        return { sealed: rows.length, heads, backlog: { events, oldest } };
      }),
  };
}

const prepare = (database: SqliteDatabase) => ({
  watermark: database.prepare('select position from audit_progress where id = 1'),
  unsealed: database.prepare(readUnsealed),
  head: database.prepare('select seq, hash from audit_seal where chain = ? order by seq desc limit 1'),
  seal: database.prepare(insertSeal),
  progress: database.prepare('update audit_progress set position = ? where id = 1'),
  backlog: database.prepare(readBacklog),
});
