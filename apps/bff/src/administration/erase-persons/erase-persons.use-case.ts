import { setTimeout as sleep } from 'node:timers/promises';
import {
  countErasable,
  erasePersonal,
  readNewestPosition,
  type ErasableRecords,
  type Erasure,
} from '../../audit/removal/erase-personal.js';
import { listChains } from '../../audit/removal/list-chains.js';
import type { Person } from '../../audit/removal/person.js';
import type { TrailOwner } from '../../audit/removal/trail-owner.js';
import type { BatchSealer } from '../../audit/sealing/batch-sealer.js';

/** How long to wait for records that are not sealed yet, in milliseconds; a running service seals twice a second. */
const patienceMs = 10_000;
const lookAgainMs = 250;

/** What an erasure concerns in one chain. */
export interface ChainErasure extends ErasableRecords {
  readonly chain: string;
}

/** Erases the person-related members of persons' records. */
export class ErasePersons {
  constructor(
    private readonly owner: TrailOwner,
    private readonly sealer: BatchSealer,
  ) {}

  /**
   * Counts what there is to erase, and changes nothing.
   * @param chain undefined for all
   * @returns the chains where there is something
   */
  async plan(persons: readonly Person[], chain: string | undefined): Promise<readonly ChainErasure[]> {
    const { engine } = this.owner;
    const kysely = await this.owner.kysely();
    const newest = await readNewestPosition(kysely);
    const counted: ChainErasure[] = [];
    for (const name of chain === undefined ? await listChains(kysely) : [chain]) {
      const records = await countErasable(kysely, { engine, persons, chain: name, newest });
      if (records.ready + records.waiting > 0) counted.push({ chain: name, ...records });
    }
    return counted;
  }

  /**
   * Seals what waits, since only a sealed record shows that its personal part was erased, and erases everything that
   * was recorded before the call.
   * @param onErased hears how many records of a chain are erased for good
   * @returns how many records had to be left, since a creation is under way or sealing does not go on
   */
  async execute(
    persons: readonly Person[],
    chain: string | undefined,
    onErased: (chain: string, records: number) => void,
  ): Promise<number> {
    const { engine } = this.owner;
    const kysely = await this.owner.kysely();
    const newest = await readNewestPosition(kysely);
    const deadline = performance.now() + patienceMs;
    for (;;) {
      await this.#sealWaiting(deadline);
      let waiting = 0;
      for (const name of chain === undefined ? await listChains(kysely) : [chain]) {
        const erasure = { engine, persons, chain: name, newest };
        await this.#eraseIn(erasure, (records) => onErased(name, records));
        waiting += (await countErasable(kysely, erasure)).waiting;
      }
      if (waiting === 0 || performance.now() > deadline) return waiting;
      await sleep(lookAgainMs);
    }
  }

  /** Nobody else does it while the service is stopped. */
  async #sealWaiting(deadline: number): Promise<void> {
    const { batchSize } = this.sealer;
    while (performance.now() < deadline) {
      const { sealed } = await this.sealer.sealBatch(batchSize);
      if (sealed < batchSize) return;
    }
  }

  async #eraseIn(erasure: Erasure, onErased: (records: number) => void): Promise<void> {
    for (;;) {
      const records = await this.owner.transaction((transaction) => erasePersonal(transaction, erasure));
      if (records === 0) return;
      onErased(records);
    }
  }
}
