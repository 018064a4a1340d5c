import { encodeUtf8 } from '../bytes/utf8.js';
import { ed25519 } from './ed25519.js';
import { keyIdOf } from './note-key.js';
import { formatSignedNote } from './signed-note.js';

/** What signs notes: a named Ed25519 key. The private part stays inside `sign`. */
export interface NoteSigner {
  readonly name: string;
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
  /** Takes the message, returns an Ed25519 signature (RFC 8032) of 64 bytes. */
  readonly sign: (message: Uint8Array) => Uint8Array;
}

/**
 * Makes a signer from a seed.
 * @param name of the key, see {@link keyNameOf}
 * @param seed 32 bytes (the private key of RFC 8032 section 5.1.5)
 */
export function createNoteSigner(name: string, seed: Uint8Array): NoteSigner {
  return {
    name,
    publicKey: ed25519.getPublicKey(seed),
    sign: (message) => ed25519.sign(message, seed),
  };
}

/**
 * Signs a text.
 * @param text ends in a line feed
 * @returns the signed note, with one signature line
 * @throws AuditFormatError when the text or the signer's name can't be part of a note
 */
export function signNote(text: string, signer: NoteSigner): string {
  const signature = signer.sign(encodeUtf8(text));
  const keyId = keyIdOf(signer.name, signer.publicKey);
  return formatSignedNote({ text, signatures: [{ name: signer.name, keyId, signature }] });
}
