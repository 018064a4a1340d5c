import type { SqliteDatabase } from '../../database/sqlite/open-sqlite.js';
import { eventColumns } from '../audit-row.js';
import { personalMembers, type EventRow } from '../event-of-row.js';
import { countedBacklog, type Backlog, type BatchSealer } from './batch-sealer.js';
import { chainName } from './chain-name.js';
import { KnownHeads } from './known-heads.js';
import { sealEvents, type SealedHead } from './seal-events.js';

const readUnsealed = `
  select e.position, ${eventColumns.map(([name]) => `e.${name}`).join(', ')},
    ${personalMembers.map((name) => `p.${name}`).join(', ')}
  from audit_event as e left join audit_personal as p on p.personal_id = e.personal_id
  where e.position > ? order by e.position limit ?`;

const readBacklog = `
  select count(*) as events, min(time) as oldest
  from (select time from audit_event where position > ? order by position limit ${String(countedBacklog)})`;

const insertSeal = `
  insert into audit_seal (chain, seq, position, event_id, personal_commitment, previous_hash, hash)
  values (?, ?, ?, ?, ?, ?, ?)`;

/** Seals in SQLite, whose one writer hands out positions in the order of commits. */
export function sqliteBatchSealer(database: SqliteDatabase): BatchSealer {
  const known = new KnownHeads();
  let statements: ReturnType<typeof prepare> | undefined;
  return {
    async sealBatch(limit) {
      const batch = await database.write(() => {
        const { watermark, unsealed, head, seal, progress, backlog } = (statements ??= prepare(database));
        const from = (watermark.get() as { position: number }).position;
        const rows = unsealed.all([from, limit]) as EventRow[];
        const heads = known.at(String(from));
        const moved = [...new Set(rows.map((row) => chainName(row.chain)))];
        for (const chain of moved.filter((name) => !heads.has(name))) {
          const found = head.get([chain]) as SealedHead | undefined;
          if (found !== undefined) heads.set(chain, { seq: found.seq, hash: found.hash });
        }
        for (const made of sealEvents(rows, heads)) {
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
        return { rows, heads, moved, position, backlog: { events, oldest } };
      });
      known.keep(String(batch.position), batch.heads);
      const heads = new Map([...batch.heads].filter(([chain]) => batch.moved.includes(chain)));
      return { sealed: batch.rows.length, heads, backlog: batch.backlog };
    },
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
