import type { SealedHead } from './seal-events.js';

/** Chains whose heads are kept; beyond that all are forgotten and read again when they are needed. */
const mostHeads = 10_000;

/**
 * Heads of chains as this process has left them. They hold while the watermark is where this process has put it:
 * whoever seals moves the watermark in the same transaction.
 */
export class KnownHeads {
  #heads = new Map<string, SealedHead>();
  #watermark: string | undefined;

  /**
   * @param watermark as it stands in the database
   * @returns a copy of what is known for certain, for one batch
   */
  at(watermark: string): Map<string, SealedHead> {
    return watermark === this.#watermark ? new Map(this.#heads) : new Map<string, SealedHead>();
  }

  /** Keeps heads once their batch is durable. */
  keep(watermark: string, heads: Map<string, SealedHead>): void {
    this.#watermark = watermark;
    this.#heads = heads.size > mostHeads ? new Map<string, SealedHead>() : heads;
  }
}
