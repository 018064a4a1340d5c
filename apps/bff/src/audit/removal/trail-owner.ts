import type { Kysely } from 'kysely';
import type { Engine, Schema } from '../../database/schema.js';

/** Changes the trail as its owner may and the service may not. */
export interface TrailOwner {
  readonly engine: Engine;

  /** Reads outside of any transaction. */
  kysely(): Promise<Kysely<Schema>>;

  /**
   * Runs `work` in one transaction that sees one state of the database and in which rows of the trail can be deleted.
   * It is short: seals wait for the older of two transactions that write.
   * @returns what `work` returns, once it is durable
   * @throws Error when another process is changing the trail, or whatever `work` or the driver throws; nothing is changed then
   */
  transaction<Result>(work: (kysely: Kysely<Schema>) => Promise<Result>): Promise<Result>;

  /**
   * Takes what deleted rows have left out of the database's files, as far as the engine lets its user do that.
   * @throws whatever the driver throws; the rows are deleted nevertheless
   */
  compact(): Promise<void>;
}
