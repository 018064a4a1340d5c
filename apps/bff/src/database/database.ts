import type { Kysely } from 'kysely';
import type { FailureReading } from './failure-reading.js';
import type { Schema } from './schema.js';

/** What both engines offer alike. */
export interface Database {
  /** What this engine's errors mean. */
  readonly failures: FailureReading;

  /**
   * Queries that are built as they are needed. Loaded on first use: importing Kysely takes longer than all
   * the rest of opening a database.
   */
  kysely(): Promise<Kysely<Schema>>;

  /**
   * Brings the schema up to date; quick when it is, may be called again and by several replicas at once.
   * @throws StorageUnavailable when the database cannot be reached or refuses
   */
  migrate(): Promise<void>;

  /**
   * Asks for one constant.
   * @throws StorageUnavailable when the answer does not come in time
   */
  check(): Promise<void>;

  /** Ends all connections, within the storage deadline. */
  close(): Promise<void>;
}
