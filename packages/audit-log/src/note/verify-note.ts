import { encodeUtf8 } from '../bytes/utf8.js';
import { ed25519 } from './ed25519.js';
import { keyIdOf, type NotePublicKey } from './note-key.js';
import type { NoteSignature, SignedNote } from './signed-note.js';

/** Verifies an Ed25519 signature (RFC 8032): 64 bytes over a message, under a key of 32 bytes. Must not throw. */
export type VerifyEd25519 = (signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array) => boolean;

/** The implementation that runs anywhere. It refuses what RFC 8032 refuses, and keys of small order. */
export const defaultVerifyEd25519: VerifyEd25519 = (signature, message, publicKey) =>
  signature.length === 64 && ed25519.verify(signature, message, publicKey, { zip215: false });

/**
 * How a note stands to the keys that are trusted: `wrong key` when none of them is named by it, `bad signature` when
 * one is named and the signature is not its own.
 */
export type NoteState = 'signed' | 'bad signature' | 'wrong key';

/**
 * Verifies a note as https://c2sp.org/signed-note asks: signatures of unknown keys are ignored, one wrong signature of
 * a known key spoils the note.
 */
export function verifyNote(
  note: SignedNote,
  keys: readonly NotePublicKey[],
  verifyEd25519: VerifyEd25519 = defaultVerifyEd25519,
): NoteState {
  const message = encodeUtf8(note.text);
  let state: NoteState = 'wrong key';
  for (const line of note.signatures) {
    for (const { publicKey } of keys.filter((key) => isNamedBy(key, line))) {
      if (!verifyEd25519(line.signature, message, publicKey)) return 'bad signature';
      state = 'signed';
    }
  }
  return state;
}

function isNamedBy(key: NotePublicKey, line: NoteSignature): boolean {
  if (key.name !== null && key.name !== line.name) return false;
  const id = keyIdOf(line.name, key.publicKey);
  return id.every((byte, index) => byte === line.keyId[index]);
}
