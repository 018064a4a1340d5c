import type { SealedHead } from './sealed-head.js';

/** What waits for its seal. */
export interface Backlog {
  /** PostgreSQL counts up to a bound, so that counting stays cheap when there are many. */
  readonly events: number;
  /** When the oldest of them happened, RFC 3339; null when nothing waits. */
  readonly oldest: string | null;
}

/** What one batch has done; everything in it is durable. */
export interface SealedBatch {
  readonly sealed: number;
  /** The heads of the chains that it has extended. */
  readonly heads: ReadonlyMap<string, SealedHead>;
  /** What is left, whoever seals it. */
  readonly backlog: Backlog;
}

/** Seals events in one of the engines. */
export interface BatchSealer {
  /** How many events one batch should have. */
  readonly batchSize: number;

  /**
   * Seals the oldest events that have no seal yet, in one transaction; none while another replica is sealing.
   * @param limit most events
   * @throws whatever the driver throws; nothing is sealed then
   */
  sealBatch(limit: number): Promise<SealedBatch>;
}
