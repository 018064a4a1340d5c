import { bytesToHex } from '@noble/hashes/utils.js';
import { AuditFormatError } from '../audit-format-error.js';
import { decodeBase64, encodeBase64 } from '../bytes/base64.js';
import { ed25519Type, keyIdOf, publicKeyBytes, type NotePublicKey } from '../note/note-key.js';
import { isKeyName } from '../note/signed-note.js';

/**
 * Writes a key as C2SP's vkey: name, hexadecimal key id and base64 of 0x01 and the key, joined by `+`.
 * @param publicKey 32 bytes
 */
export function formatVkey(name: string, publicKey: Uint8Array): string {
  const id = bytesToHex(keyIdOf(name, publicKey));
  return `${name}+${id}+${encodeBase64(Uint8Array.of(ed25519Type, ...publicKey))}`;
}

/**
 * Reads a vkey.
 * @throws AuditFormatError when it is none, or when its id is not that of its name and key
 */
export function parseVkey(text: string): NotePublicKey {
  const [name = '', id = '', ...encoded] = text.split('+');
  // Base64 may hold a plus sign of its own.
  const bytes = decodeBase64(encoded.join('+'));
  if (!isKeyName(name) || bytes?.length !== 1 + publicKeyBytes || bytes[0] !== ed25519Type) {
    throw new AuditFormatError(
      'A line is no Ed25519 key of the form "<name>+<8 hexadecimal digits>+<base64>". Use the key as it was handed out.',
    );
  }
  const publicKey = bytes.subarray(1);
  if (bytesToHex(keyIdOf(name, publicKey)) !== id) {
    throw new AuditFormatError(
      `The id of the key ${name} does not belong to its name and bytes. Use the key as it was handed out.`,
    );
  }
  return { name, publicKey };
}
