import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { AuditFormatError } from '../audit-format-error.js';
import { parsePublicKeys } from './parse-public-keys.js';
import { formatVkey } from './vkey.js';

const make = () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const jwk = publicKey.export({ format: 'jwk' });
  const bytes = Uint8Array.from(Buffer.from(jwk.x!, 'base64url'));
  return { bytes, jwk, privateKey, pem: publicKey.export({ format: 'pem', type: 'spki' }).toString() };
};
const one = make();
const other = make();
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const vkeys = [formatVkey('contacts-audit/k1', one.bytes), formatVkey('contacts-audit/k2', other.bytes)];

describe('public keys', () => {
  it('are read from vkeys, one a line', () => {
    expect(parsePublicKeys(`\ufeff${vkeys.join('\r\n')}\n\n`)).toEqual([
      { name: 'contacts-audit/k1', publicKey: one.bytes },
      { name: 'contacts-audit/k2', publicKey: other.bytes },
    ]);
  });

  it('are read from PEM blocks, without a name', () => {
    const nameless = [one.bytes, other.bytes].map((publicKey) => ({ name: null, publicKey }));
    expect(parsePublicKeys(`# current\n${one.pem}\n# retired\n${other.pem}`)).toEqual(nameless);
    expect(parsePublicKeys(one.pem.replaceAll('\n', '\r\n'))).toEqual(nameless.slice(0, 1));
  });

  it('are read from a JWK or a JWK Set, keys of other types passed over', () => {
    const rsaJwk = rsa.publicKey.export({ format: 'jwk' });
    const set = { keys: [{ ...one.jwk, kid: 'k1' }, rsaJwk, { ...other.jwk, use: 'sig' }] };
    expect(parsePublicKeys(JSON.stringify(set, null, 2))).toEqual([
      { name: 'contacts-audit/k1', publicKey: one.bytes },
      { name: null, publicKey: other.bytes },
    ]);
    expect(parsePublicKeys(JSON.stringify(one.jwk))).toEqual([{ name: null, publicKey: one.bytes }]);
  });

  it('are never private', () => {
    const jwk = one.privateKey.export({ format: 'jwk' });
    const pem = one.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
    for (const text of [JSON.stringify(jwk), JSON.stringify({ keys: [other.jwk, jwk] }), pem]) {
      expect(() => parsePublicKeys(text)).toThrow('is a private key');
    }
  });

  it.each([
    ['nothing', ''],
    ['words', 'the key of the audit trail'],
    ['a vkey with another name', vkeys[0]!.replace('k1', 'k2')],
    ['a vkey with another id', vkeys[0]!.replace(/\+[0-9a-f]{8}\+/, '+00000000+')],
    ['a vkey of another type', `k+00000000+${Buffer.of(2, ...one.bytes).toString('base64')}`],
    ['a short vkey', vkeys[0]!.slice(0, -4)],
    ['a damaged PEM block', one.pem.replace('MCow', 'MCox')],
    ['a PEM block without an end', one.pem.replace(/-----END.*/, '')],
    ['a PEM block of RSA', rsa.publicKey.export({ format: 'pem', type: 'spki' }).toString()],
    ['a PEM block of something else', one.pem.replaceAll('PUBLIC KEY', 'CERTIFICATE')],
    ['half of a JWK Set', '{"keys":['],
    ['a JWK Set without a list', '{"keys":{}}'],
    ['a JWK Set with a text', '{"keys":["x"]}'],
    ['a JWK Set without keys', '{"keys":[]}'],
    ['a JWK without x', JSON.stringify({ ...one.jwk, x: undefined })],
    ['a JWK with a short x', JSON.stringify({ ...one.jwk, x: 'AAAA' })],
    ['a JWK whose kid has a space', JSON.stringify({ ...one.jwk, kid: 'k 1' })],
    ['a JWK whose kid is a number', JSON.stringify({ ...one.jwk, kid: 1 })],
    ['a JWK of RSA', JSON.stringify(rsa.publicKey.export({ format: 'jwk' }))],
  ])('are not read from %s', (_, text) => {
    expect(() => parsePublicKeys(text)).toThrow(AuditFormatError);
  });

  it('are the ones that Node reads', () => {
    expect(createPublicKey(one.pem).export({ format: 'jwk' }).x).toBe(
      Buffer.from(parsePublicKeys(one.pem)[0]!.publicKey).toString('base64url'),
    );
  });
});
