import type { NoteSigner } from '@contacts/audit-log';
import { findRetentionEnd, type RetentionLimit } from '../../audit/removal/find-retention-end.js';
import { listChains } from '../../audit/removal/list-chains.js';
import { removeRecords } from '../../audit/removal/remove-records.js';
import { readSealedRange, type SealedRange } from '../../audit/removal/sealed-range.js';
import type { TrailOwner } from '../../audit/removal/trail-owner.js';

/** Records of one transaction: seals wait for it, and each leaves a tombstone. */
const recordsAtOnce = 10_000;

/** What is to be removed from one chain. */
export interface Removal {
  readonly chain: string;
  /** All of its records. */
  readonly range: SealedRange;
  /** Last record to remove; below the first one when there is nothing to remove. */
  readonly end: number;
  /** Whether more could be removed if no creation were under way. */
  readonly isHeldUp: boolean;
}

/** Removes the first records of chains. */
export class RetainRecords {
  constructor(
    private readonly owner: TrailOwner,
    private readonly signer: NoteSigner,
  ) {}

  /**
   * Finds out what is to be removed, and changes nothing.
   * @param chain undefined for all
   * @throws Error when the chain has no records, or its last one would be removed
   */
  async plan(chain: string | undefined, limit: RetentionLimit): Promise<readonly Removal[]> {
    const kysely = await this.owner.kysely();
    const removals: Removal[] = [];
    for (const name of chain === undefined ? await listChains(kysely) : [chain]) {
      const range = await readSealedRange(kysely, name);
      if (range === undefined) {
        if (chain === undefined) continue;
        throw new Error(`There is no sealed record of ${name}; nothing was changed`);
      }
      if (limit.kind === 'upTo' && limit.seq >= range.last) {
        throw new Error(
          `${name} has sealed records ${range.first} to ${range.last}, and the last one always stays; give at most ${range.last - 1}. Nothing was changed`,
        );
      }
      const { seq: end, isHeldUp } = await findRetentionEnd(kysely, this.owner.engine, name, range, limit);
      removals.push({ chain: name, range, end, isHeldUp });
    }
    return removals;
  }

  /**
   * Removes what was planned. Whatever ends it midway leaves a valid chain and can be repeated.
   * @param onRemoved hears of every range that is gone for good
   */
  async execute({ chain, end }: Removal, onRemoved: (range: SealedRange) => void): Promise<void> {
    for (;;) {
      const removed = await this.owner.transaction(async (kysely) => {
        const range = await readSealedRange(kysely, chain);
        if (range === undefined || range.first > end) return undefined;
        const part = { first: range.first, last: Math.min(end, range.first + recordsAtOnce - 1) };
        await removeRecords(kysely, chain, part, this.signer);
        return part;
      });
      if (removed === undefined) return;
      onRemoved(removed);
    }
  }
}
