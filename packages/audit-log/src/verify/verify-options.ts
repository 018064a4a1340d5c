import { defaultSha256, type Sha256 } from '../bytes/sha256.js';
import type { Checkpoint } from '../note/checkpoint.js';
import type { NotePublicKey } from '../note/note-key.js';
import { defaultVerifyEd25519, type VerifyEd25519 } from '../note/verify-note.js';

/** What an export is verified against. */
export interface VerifyOptions {
  /** Kept checkpoints, of any chains. Without one, a removal at the end and a rewritten chain can't be seen. */
  readonly checkpoints?: readonly Checkpoint[];
  /** Trusted keys, retired ones included. Needed for checkpoints and for tombstones. */
  readonly publicKeys?: readonly NotePublicKey[];
  /**
   * First record that was asked for; 1 by default. An export that starts later, without a tombstone for what is before,
   * is truncated: its header is not signed, so it can't excuse what is missing. `'as stated'` believes the header.
   */
  readonly fromSeq?: number | 'as stated';
  /** Last record that was asked for; by default all that there were. Checkpoints beyond it demand no more records. */
  readonly toSeq?: number;
  /** Another SHA-256, such as that of Node. */
  readonly sha256?: Sha256;
  /** Another Ed25519, such as that of Node. */
  readonly verifyEd25519?: VerifyEd25519;
}

/** Options with every default filled in. */
export interface Expectations {
  readonly checkpoints: readonly Checkpoint[];
  readonly publicKeys: readonly NotePublicKey[];
  readonly fromSeq: number | 'as stated';
  readonly toSeq: number;
  readonly sha256: Sha256;
  readonly verifyEd25519: VerifyEd25519;
}

/**
 * Fills in the defaults.
 * @throws RangeError when `fromSeq` or `toSeq` can't be the number of a record
 */
export function withDefaults(options: VerifyOptions): Expectations {
  const { fromSeq = 1, toSeq = Number.MAX_SAFE_INTEGER } = options;
  for (const seq of [fromSeq, toSeq]) {
    if (seq !== 'as stated' && !(Number.isSafeInteger(seq) && seq >= 1)) {
      throw new RangeError(`Records are numbered from 1: ${seq} is not the number of one.`);
    }
  }
  return {
    checkpoints: options.checkpoints ?? [],
    publicKeys: options.publicKeys ?? [],
    fromSeq,
    toSeq,
    sha256: options.sha256 ?? defaultSha256,
    verifyEd25519: options.verifyEd25519 ?? defaultVerifyEd25519,
  };
}
