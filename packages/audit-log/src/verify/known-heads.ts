import type { ChainHead } from '../note/chain-head.js';
import type { SignedNote } from '../note/signed-note.js';
import { verifyNote } from '../note/verify-note.js';
import type { Finding } from './verification.js';
import type { Expectations } from './verify-options.js';

/** A signed statement about one record of the chain. */
export interface KnownHead extends ChainHead {
  readonly kind: 'checkpoint' | 'tombstone';
  readonly note: SignedNote;
}

/** The signed statements about one chain, in the order of its records. Each is taken once, when its record comes by. */
export class KnownHeads {
  readonly #heads: KnownHead[];
  #next = 0;
  /** Checkpoints of other chains. */
  readonly otherChains: number;

  constructor(chain: string, tombstones: readonly KnownHead[], expectations: Expectations) {
    const checkpoints = expectations.checkpoints
      .filter((checkpoint) => checkpoint.chain === chain)
      .map((checkpoint): KnownHead => ({ ...checkpoint, kind: 'checkpoint' }));
    this.otherChains = expectations.checkpoints.length - checkpoints.length;
    this.#heads = [...tombstones, ...checkpoints].sort((one, other) => one.size - other.size);
  }

  /** @returns the statements about records up to this one that have not been taken */
  takeUpTo(seq: number): KnownHead[] {
    const taken: KnownHead[] = [];
    for (let head = this.#heads[this.#next]; head && head.size <= seq; head = this.#heads[this.#next]) {
      taken.push(head);
      this.#next++;
    }
    return taken;
  }
}

/** @returns what is wrong with the signatures of a statement; undefined when a trusted key signed it */
export function findSignatureProblem(head: KnownHead, expectations: Expectations): Finding | undefined {
  const state = verifyNote(head.note, expectations.publicKeys, expectations.verifyEd25519);
  if (state === 'signed') return undefined;
  const names = [...new Set(head.note.signatures.map(({ name }) => name))].map(printable).join(', ');
  const problem =
    state === 'wrong key'
      ? `is signed by ${names}, and none of the given public keys is that key: it proves nothing. If the signing key was changed, give the retired public key too.`
      : `carries a signature by ${names} that does not belong to it: it is not what was signed, and proves nothing.`;
  return {
    seq: Math.max(1, head.size),
    causes: [state],
    explanation: `The ${head.kind} for record ${head.size} ${problem}`,
  };
}

/** Names of keys come from the file: what could steer a terminal is taken out. */
function printable(name: string): string {
  return name.slice(0, 100).replace(/[^\x21-\x7e]/g, '?');
}
