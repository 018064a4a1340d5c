import { bytesToHex } from '@noble/hashes/utils.js';
import { AuditFormatError } from '../audit-format-error.js';
import { decodeBase64 } from '../bytes/base64.js';
import { publicKeyBytes, type NotePublicKey } from '../note/note-key.js';

const opening = '-----BEGIN ';
const closing = '-----END PUBLIC KEY-----';

/** SubjectPublicKeyInfo of an Ed25519 key in DER, up to the key itself (RFC 8410 section 4). */
const ed25519Prefix = '302a300506032b6570032100';

/**
 * Reads the public keys of a PEM text (RFC 7468 section 13). They have no name.
 * @throws AuditFormatError when a block is something else than an Ed25519 public key
 */
export function parsePem(text: string): NotePublicKey[] {
  const blocks = text.split(opening).slice(1);
  return blocks.map((block, index) => ({ name: null, publicKey: parseBlock(block, index + 1) }));
}

function parseBlock(block: string, number: number): Uint8Array {
  const label = block.slice(0, block.indexOf('-----'));
  if (label.includes('PRIVATE')) {
    throw new AuditFormatError(
      `PEM block ${number} is a private key. Verification needs the public one only: keep the private key where it was.`,
    );
  }
  const end = block.indexOf(closing);
  const bytes = decodeBase64(block.slice(label.length + 5, Math.max(end, 0)).replace(/\s/g, ''));
  const isEd25519 =
    bytes?.length === ed25519Prefix.length / 2 + publicKeyBytes &&
    bytesToHex(bytes.subarray(0, ed25519Prefix.length / 2)) === ed25519Prefix;
  if (label !== 'PUBLIC KEY' || end < 0 || !isEd25519) {
    throw new AuditFormatError(
      `PEM block ${number} is not an Ed25519 public key. Use the "PUBLIC KEY" block that belongs to the audit trail.`,
    );
  }
  return bytes.subarray(ed25519Prefix.length / 2);
}
