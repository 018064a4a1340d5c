import { AuditFormatError } from '../audit-format-error.js';
import { decodeBase64, encodeBase64 } from '../bytes/base64.js';

/** One signature line of a note. */
export interface NoteSignature {
  /** Name of the key: not empty, without white space and without `+`. */
  readonly name: string;
  /** Four bytes that tell keys of one name apart, see {@link keyIdOf}. */
  readonly keyId: Uint8Array;
  /** 64 bytes for Ed25519; other algorithms have other lengths. */
  readonly signature: Uint8Array;
}

/** A text and its signatures (https://c2sp.org/signed-note). Unverified: see {@link verifyNote}. */
export interface SignedNote {
  /** What is signed; ends in a line feed. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** How a signature line starts: em dash, space. */
export const signatureMark = '\u2014 ';

const keyIdBytes = 4;
/** As many as the Go implementation takes. */
const mostSignatures = 100;
const keyName = /^[^\s+\u0085]+$/u;
const controlCharacters = /[\u0000-\u0009\u000b-\u001f]/;

/** @returns whether a text may name a key: not empty, without white space and without `+` */
export function isKeyName(text: string): boolean {
  return keyName.test(text);
}

/**
 * Writes a signed note.
 * @param note its text ends in a line feed, it has at least one signature
 * @returns text, blank line, signature lines
 * @throws AuditFormatError when the text or a name can't be part of a note
 */
export function formatSignedNote(note: SignedNote): string {
  const lines = note.signatures.map(({ name, keyId, signature }) => {
    const bytes = new Uint8Array(keyId.length + signature.length);
    bytes.set(keyId);
    bytes.set(signature, keyId.length);
    return `${signatureMark}${name} ${encodeBase64(bytes)}\n`;
  });
  const written = `${note.text}\n${lines.join('')}`;
  // What is written must read back as the same: a text without its last line feed would not.
  if (parseSignedNote(written).text !== note.text) throw noteError('has no line feed at the end of its text');
  return written;
}

/**
 * Reads a signed note. The last blank line parts text and signatures.
 * @throws AuditFormatError when it is none
 */
export function parseSignedNote(note: string): SignedNote {
  if (controlCharacters.test(note)) throw noteError('holds a control character');
  const end = note.lastIndexOf('\n\n');
  if (end <= 0) throw noteError('has no blank line between its text and its signatures');
  const lines = note.slice(end + 2).split('\n');
  if (lines.pop() !== '') throw noteError('does not end in a line feed');
  if (lines.length === 0) throw noteError('has no signature');
  if (lines.length > mostSignatures) throw noteError(`has more than ${mostSignatures} signatures`);
  return { text: note.slice(0, end + 1), signatures: lines.map(parseSignature) };
}

function parseSignature(line: string): NoteSignature {
  const [name = '', encoded = '', ...rest] = line.slice(signatureMark.length).split(' ');
  const bytes = decodeBase64(encoded);
  if (
    !line.startsWith(signatureMark) ||
    rest.length > 0 ||
    !isKeyName(name) ||
    !bytes ||
    bytes.length <= keyIdBytes
  ) {
    throw noteError(
      'has a line after its blank line that is not "\u2014 <key name> <base64 of key id and signature>"',
    );
  }
  return { name, keyId: bytes.subarray(0, keyIdBytes), signature: bytes.subarray(keyIdBytes) };
}

function noteError(problem: string): AuditFormatError {
  return new AuditFormatError(
    `The signed note ${problem}. Use the note exactly as it was handed out, to the last line feed.`,
  );
}
