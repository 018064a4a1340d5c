import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Secrets } from './secrets.js';

const key = (kid: string) => ({ kid, bytes: randomBytes(32) });
const [old, current] = [key('old'), key('current')];
const secrets = new Secrets([current, old]);

describe('a sealed text', () => {
  it('opens in its context only, whatever it is', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 400 });
    fc.assert(
      fc.property(text, text, text, (plaintext, context, other) => {
        const sealed = secrets.seal(plaintext, context);
        expect(sealed).toMatch(/^v1\.current\.[A-Za-z0-9_-]+$/);
        expect(secrets.open(sealed, context)).toBe(plaintext);
        if (other !== context) expect(secrets.open(sealed, other)).toBeUndefined();
      }),
    );
  });

  it('is another one each time', () => {
    expect(secrets.seal('same', 'a')).not.toBe(secrets.seal('same', 'a'));
  });

  it('opens after a rotation, and no more once its key is gone', () => {
    const sealed = new Secrets([old]).seal('text', 'a');
    expect(secrets.open(sealed, 'a')).toBe('text');
    expect(new Secrets([current]).open(sealed, 'a')).toBeUndefined();
  });

  it('does not open when any character of it was changed', () => {
    const sealed = secrets.seal('some text', 'a');
    for (let at = 0; at < sealed.length; at++) {
      const changed = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1);
      // The last character's lowest bits may mean nothing in base64url.
      if (at < sealed.length - 1) expect(secrets.open(changed, 'a')).toBeUndefined();
    }
  });

  it.each(['', 'v1', 'v1.current.', 'v1.current.AAAA', 'v2.current.AAAA', 'v1.nobody.AAAA', 'text'])(
    'is not %j',
    (text) => expect(secrets.open(text, 'a')).toBeUndefined(),
  );
});

describe('a fingerprint', () => {
  it('is of one text, under the current key', () => {
    const fingerprint = secrets.fingerprint('text');
    expect(fingerprint).toEqual({ kid: 'current', mac: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(secrets.isFingerprintOf(fingerprint, 'text')).toBe(true);
    expect(secrets.isFingerprintOf(fingerprint, 'other')).toBe(false);
  });

  it('is told after a rotation, and cannot be told once its key is gone', () => {
    const fingerprint = new Secrets([old]).fingerprint('text');
    expect(secrets.isFingerprintOf(fingerprint, 'text')).toBe(true);
    expect(new Secrets([current]).isFingerprintOf(fingerprint, 'text')).toBeUndefined();
  });

  it('shares no key with sealing, nor with what was configured', () => {
    const sealing = Buffer.from(hkdfSync('sha256', current.bytes, '', 'contacts/seal/1', 32));
    const { mac } = secrets.fingerprint('text');
    for (const other of [sealing, current.bytes])
      expect(mac).not.toBe(createHmac('sha256', other).update('text').digest('hex'));
  });
});
