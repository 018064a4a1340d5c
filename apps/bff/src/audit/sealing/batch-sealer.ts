import type { SealedHead } from './seal-events.js';

/** What waits for its seal. */
export interface Backlog {
  /** Counted up to a bound of {@link countedBacklog}. */
  readonly events: number;
  /** When the oldest of them happened, RFC 3339; null when nothing waits. */
  readonly oldest: string | null;
}

/** Most events that are counted as waiting: counting must stay cheap when there are many. */
export const countedBacklog = 10_000;

/** What one batch has done; everything in it is durable. */
export interface SealedBatch {
  readonly sealed: number;
  /** The heads of the chains that it has extended. */
  readonly heads: ReadonlyMap<string, SealedHead>;
  readonly backlog: Backlog;
}

/** Seals events in one of the engines. */
export interface BatchSealer {
  /**
   * Seals the oldest events that have no seal yet, in one transaction.
   * @param limit most events
   * @returns undefined when another replica is sealing right now
   * @throws whatever the driver throws; nothing is sealed then
   */
  sealBatch(limit: number): Promise<SealedBatch | undefined>;
}
