import { formatHead, parseHead, type ChainHead } from './chain-head.js';
import { parseSignedNote, type SignedNote } from './signed-note.js';
import { signNote, type NoteSigner } from './sign-note.js';

/**
 * A signed statement that retention removed the records of a chain up to `size`, and which hash the last of them had.
 * Unverified, as a {@link Checkpoint} is.
 */
export interface Tombstone extends ChainHead {
  readonly note: SignedNote;
}

const origin = 'contacts-audit/tombstone/';

/**
 * Signs the removal of the first records of a chain.
 * @param head the last record that is removed
 */
export function signTombstone(head: ChainHead, signer: NoteSigner): string {
  return signNote(formatHead(origin + head.chain, head), signer);
}

/**
 * Reads one tombstone.
 * @throws AuditFormatError when the text is none
 */
export function parseTombstone(text: string): Tombstone {
  const note = parseSignedNote(text);
  return { ...parseHead(note.text, origin), note };
}
