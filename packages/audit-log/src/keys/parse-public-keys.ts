import { AuditFormatError } from '../audit-format-error.js';
import type { NotePublicKey } from '../note/note-key.js';
import { parseJwks } from './jwk.js';
import { parsePem } from './pem.js';
import { parseVkey } from './vkey.js';

/**
 * Reads Ed25519 public keys in any of three forms: vkeys (https://c2sp.org/signed-note), one a line; PEM blocks with a
 * SubjectPublicKeyInfo; a JWK or a JWK Set.
 * @returns one key at least
 * @throws AuditFormatError when the text is none of these; private keys are refused too
 */
export function parsePublicKeys(file: string): NotePublicKey[] {
  const text = file.replace(/^\ufeff/, '').trim();
  const keys = parseAs(text);
  if (keys.length === 0) {
    throw new AuditFormatError(
      'The text holds no Ed25519 public key. Give a vkey, a PEM "PUBLIC KEY" block or a JWK Set.',
    );
  }
  return keys;
}

function parseAs(text: string): NotePublicKey[] {
  if (text.startsWith('{')) return parseJwks(text);
  if (text.includes('-----BEGIN ')) return parsePem(text);
  const lines = text.split(/\r?\n/).filter((line) => line !== '');
  return lines.map(parseVkey);
}
