import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AuditFormatError } from '../audit-format-error.js';
import { formatVkey, parseVkey } from '../keys/vkey.js';
import { createNoteSigner, signNote } from './sign-note.js';
import { formatSignedNote, parseSignedNote } from './signed-note.js';
import { verifyNote } from './verify-note.js';

// The example of Go's golang.org/x/mod/sumdb/note, from which https://c2sp.org/signed-note was written down.
const vkey = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const seed = Buffer.from('AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz', 'base64').subarray(1);
const text =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const note = `${text}\n\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`;

/** PKCS #8 of an Ed25519 seed in DER, up to the seed (RFC 8410 section 7). */
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex');

describe('a signed note', () => {
  it('is written and verified as Go does it', () => {
    const signer = createNoteSigner('PeterNeumann', seed);
    expect(signNote(text, signer)).toBe(note);
    expect(formatVkey(signer.name, signer.publicKey)).toBe(vkey);
    expect(verifyNote(parseSignedNote(note), [parseVkey(vkey)])).toBe('signed');
  });

  it('carries signatures as Node makes and takes them', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        fc.string({ unit: 'grapheme' }),
        (bytes, words) => {
          const signer = createNoteSigner('key', bytes);
          const message = Buffer.from(words);
          const privateKey = createPrivateKey({
            key: Buffer.concat([pkcs8Prefix, bytes]),
            format: 'der',
            type: 'pkcs8',
          });
          expect(Buffer.from(signer.sign(message))).toEqual(sign(null, message, privateKey));
          expect(verify(null, message, createPublicKey(privateKey), signer.sign(message))).toBe(true);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('is not verified when any character of it was changed', () => {
    const keys = [parseVkey(vkey)];
    for (let index = 0; index < note.length; index++) {
      const character = note[index] === 'x' ? 'y' : 'x';
      const changed = note.slice(0, index) + character + note.slice(index + 1);
      let state: string;
      try {
        state = verifyNote(parseSignedNote(changed), keys);
      } catch (error) {
        expect(error).toBeInstanceOf(AuditFormatError);
        continue;
      }
      expect(['bad signature', 'wrong key']).toContain(state);
    }
  });

  it('ignores unknown keys, even with a known name or a known id, and falls with one wrong signature of a known key', () => {
    const [line] = parseSignedNote(note).signatures;
    const unknown = [
      { ...line!, name: 'EnochRoot' },
      { ...line!, keyId: Uint8Array.of(1, 2, 3, 4) },
      { ...line!, keyId: Uint8Array.of(1, 2, 3, 4), signature: new Uint8Array(5) },
    ];
    const keys = [parseVkey(vkey)];
    expect(verifyNote({ text, signatures: [...unknown, line!] }, keys)).toBe('signed');
    expect(verifyNote({ text, signatures: unknown }, keys)).toBe('wrong key');
    for (const signature of [line!.signature.toReversed(), line!.signature.subarray(1), new Uint8Array(64)]) {
      expect(verifyNote({ text, signatures: [line!, { ...line!, signature }] }, keys)).toBe('bad signature');
    }
  });

  it('is verified by a key without a name under any name', () => {
    const { publicKey } = parseVkey(vkey);
    expect(verifyNote(parseSignedNote(note), [{ name: null, publicKey }])).toBe('signed');
    expect(verifyNote(parseSignedNote(note), [{ name: null, publicKey: publicKey.toReversed() }])).toBe(
      'wrong key',
    );
  });

  it('reads back as it was written, blank lines in its text included', () => {
    const [line] = parseSignedNote(note).signatures;
    const poem = { text: 'one\n\n\u2014 two\n\nthree\n', signatures: [line!, line!] };
    expect(parseSignedNote(formatSignedNote(poem))).toEqual(poem);
  });

  it.each([
    ['without a line feed at its end', note.slice(0, -1)],
    ['without signatures', `${text}\n`],
    ['without a blank line', note.replace('\n\n', '\n')],
    ['with nothing but signatures', note.slice(text.length)],
    ['with a tab', note.replace('you', '\t')],
    ['with CRLF', note.replaceAll('\n', '\r\n')],
    ['with a hyphen for the dash', note.replace('\u2014', '-')],
    ['with a word more', note.replace('nAM=', 'nAM= x')],
    ['with a name that has a plus sign', note.replace('PeterNeumann', 'Peter+Neumann')],
    ['without a name', note.replace('PeterNeumann', '')],
    ['with a signature that is no base64', note.replace('nAM=', 'nAN=')],
    ['with a signature that is only a key id', note.replace(/x08g.*/, 'x08gow==')],
    ['with too many signatures', note + note.slice(text.length + 1).repeat(100)],
  ])('is none %s', (_, damaged) => {
    expect(damaged).not.toBe(note);
    expect(() => parseSignedNote(damaged)).toThrow(AuditFormatError);
  });

  it('is not written when it would not read back', () => {
    const signer = createNoteSigner('key', seed);
    expect(() => signNote('no line feed', signer)).toThrow(AuditFormatError);
    expect(() => signNote('bell\u0007\n', signer)).toThrow(AuditFormatError);
    expect(() => signNote('', signer)).toThrow(AuditFormatError);
    expect(() => signNote('text\n', { ...signer, name: 'two words' })).toThrow(AuditFormatError);
  });
});
