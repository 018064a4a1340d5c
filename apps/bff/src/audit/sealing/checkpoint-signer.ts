import { signCheckpoint, type NoteSigner } from '@contacts/audit-log';
import type { CheckpointFile } from './checkpoint-file.js';
import type { CheckpointStore } from './checkpoint-store.js';
import type { SealedHead } from './sealed-head.js';

/** A chain that grows has a new checkpoint every second; the rest is for the batch and the pause in between. */
const signEveryMs = 700;
const searchEveryMs = 60_000;

/**
 * Signs the heads of chains that were extended, within a second and once for many records. Heads that another process sealed and
 * did not live to sign are found at the first call and once a minute.
 */
export class CheckpointSigner {
  readonly #waiting = new Map<string, SealedHead>();
  #signAt = 0;
  #searchAt = 0;

  constructor(
    private readonly store: CheckpointStore,
    private readonly signer: NoteSigner,
    private readonly file: CheckpointFile | undefined,
  ) {}

  /** Notes new heads of chains; they are durable. */
  note(heads: ReadonlyMap<string, SealedHead>): void {
    for (const [chain, head] of heads) {
      if (head.seq > (this.#waiting.get(chain)?.seq ?? 0)) this.#waiting.set(chain, head);
    }
  }

  /**
   * Signs what waits, if it is time.
   * @throws StorageUnavailable, or Error of the file system; what waits is signed at a later call
   */
  async signIfDue(): Promise<void> {
    const now = performance.now();
    if (now >= this.#searchAt) {
      this.note(await this.store.findUncheckpointedHeads());
      this.#searchAt = now + searchEveryMs;
    }
    if (this.#waiting.size === 0 || now < this.#signAt) return;
    this.#signAt = now + signEveryMs;
    await this.#sign([...this.#waiting]);
  }

  async #sign(heads: readonly (readonly [string, SealedHead])[]): Promise<void> {
    const time = new Date().toISOString();
    const checkpoints = heads.map(([chain, { seq: size, hash }]) => ({
      chain,
      size,
      note: signCheckpoint({ chain, size, hash, time }, this.signer),
      created_at: time,
    }));
    // The file first: a checkpoint that anyone has seen is then in it.
    await this.file?.append(checkpoints.map(({ note }) => note));
    await this.store.add(checkpoints);
    for (const [chain, head] of heads) {
      if (this.#waiting.get(chain)?.seq === head.seq) this.#waiting.delete(chain);
    }
  }
}
