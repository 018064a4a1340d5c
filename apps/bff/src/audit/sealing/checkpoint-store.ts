import { sql } from 'kysely';
import type { AuditCheckpointTable } from '../../database/schema.js';
import type { Queries } from '../../database/queries.js';
import type { SealedHead } from './sealed-head.js';

/** Most rows of one statement: SQLite bounds its parameters. */
const rowsAtOnce = 500;

/** Signed statements about the heads of chains. Every method rejects with StorageUnavailable within the deadline. */
export class CheckpointStore {
  constructor(private readonly queries: Queries) {}

  /** Adds checkpoints; one for a size that has one already is left out. */
  async add(checkpoints: readonly AuditCheckpointTable[]): Promise<void> {
    for (let start = 0; start < checkpoints.length; start += rowsAtOnce) {
      const rows = checkpoints.slice(start, start + rowsAtOnce);
      await this.queries.run('checkpoints not stored', (kysely) =>
        kysely
          .insertInto('audit_checkpoint')
          .values(rows)
          .onConflict((conflict) => conflict.doNothing())
          .execute(),
      );
    }
  }

  /** @returns the signed note about the most records of a chain, or undefined when there is none yet */
  async latest(chain: string): Promise<string | undefined> {
    const row = await this.queries.run('checkpoint not read', (kysely) =>
      kysely
        .selectFrom('audit_checkpoint')
        .select('note')
        .where('chain', '=', chain)
        .orderBy('size', 'desc')
        .limit(1)
        .executeTakeFirst(),
    );
    return row?.note;
  }

  /**
   * Finds chains that have been extended since their last checkpoint, as an ended process leaves them. Steps from
   * chain to chain by index, so that its cost is that of the chains and not of their records.
   */
  async findUncheckpointedHeads(): Promise<ReadonlyMap<string, SealedHead>> {
    const { rows } = await this.queries.run('heads of chains not read', (kysely) =>
      sql<SealedHead & { chain: string }>`
        with recursive chains(chain) as (
          select min(chain) from audit_seal
          union all
          select (select min(s.chain) from audit_seal as s where s.chain > chains.chain)
          from chains where chains.chain is not null
        )
        select head.chain, head.seq, head.hash
        from chains join audit_seal as head on head.chain = chains.chain
          and head.seq = (select max(s.seq) from audit_seal as s where s.chain = chains.chain)
        where head.seq >
          coalesce((select max(c.size) from audit_checkpoint as c where c.chain = chains.chain), 0)
      `.execute(kysely),
    );
    return new Map(rows.map(({ chain, seq, hash }) => [chain, { seq, hash }]));
  }
}
