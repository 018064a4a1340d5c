import { formatHead, parseHead, type ChainHead } from './chain-head.js';
import { parseSignedNote, type SignedNote } from './signed-note.js';
import { signNote, type NoteSigner } from './sign-note.js';

/** A signed statement about the head of a chain at one moment. Unverified: its signatures are checked by the verifier. */
export interface Checkpoint extends ChainHead {
  readonly note: SignedNote;
}

const origin = 'contacts-audit/';

/**
 * Signs the head of a chain.
 * @returns a signed note, ready to be kept or appended to a file
 */
export function signCheckpoint(head: ChainHead, signer: NoteSigner): string {
  return signNote(formatHead(origin + head.chain, head), signer);
}

/**
 * Reads one checkpoint.
 * @throws AuditFormatError when the text is none
 */
export function parseCheckpoint(text: string): Checkpoint {
  const note = parseSignedNote(text);
  return { ...parseHead(note.text, origin), note };
}
