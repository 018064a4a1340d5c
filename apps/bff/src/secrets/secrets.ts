import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { NamedKey } from '../config/named-keys.js';
import { HmacSha256 } from './hmac-sha256.js';

/** A keyed hash, and the name of the key without which it says nothing. */
export interface Fingerprint {
  readonly kid: string;
  /** HMAC-SHA-256 in hex. */
  readonly mac: string;
}

interface DerivedKeys {
  readonly sealing: Buffer;
  readonly fingerprints: HmacSha256;
}

const version = 'v1';
const cipher = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/**
 * Seals and fingerprints what must not be stored in plain text. Every purpose has keys of its own, derived from the
 * configured ones by HKDF-SHA-256 (RFC 5869); the first configured key serves new data, the others old data.
 */
export class Secrets {
  readonly #current: string;
  readonly #keys: ReadonlyMap<string, DerivedKeys>;

  constructor(keys: readonly [NamedKey, ...NamedKey[]]) {
    this.#current = keys[0].kid;
    this.#keys = new Map(
      keys.map(({ kid, bytes }) => [
        kid,
        { sealing: derive(bytes, 'seal'), fingerprints: new HmacSha256(derive(bytes, 'fingerprint')) },
      ]),
    );
  }

  /**
   * Seals a text with AES-256-GCM under a nonce of its own.
   * @param context what the sealed text belongs to; it opens in no other context
   * @returns `v1.<kid>.<base64url of nonce, ciphertext and tag>`
   */
  seal(plaintext: string, context: string): string {
    const nonce = randomBytes(nonceBytes);
    const sealing = createCipheriv(cipher, this.#currentKeys().sealing, nonce).setAAD(Buffer.from(context));
    const parts = [nonce, sealing.update(plaintext, 'utf8'), sealing.final(), sealing.getAuthTag()];
    return `${version}.${this.#current}.${Buffer.concat(parts).toString('base64url')}`;
  }

  /** @returns the text, or undefined when its key is gone, or it was changed, or it belongs to another context */
  open(sealed: string, context: string): string | undefined {
    const [, kid = '', encoded = ''] = /^v1\.([A-Za-z0-9._-]{1,64})\.([A-Za-z0-9_-]+)$/.exec(sealed) ?? [];
    const keys = this.#keys.get(kid);
    const bytes = Buffer.from(encoded, 'base64url');
    if (keys === undefined || bytes.length < nonceBytes + tagBytes) return undefined;
    const opening = createDecipheriv(cipher, keys.sealing, bytes.subarray(0, nonceBytes))
      .setAAD(Buffer.from(context))
      .setAuthTag(bytes.subarray(-tagBytes));
    try {
      const text = opening.update(bytes.subarray(nonceBytes, -tagBytes));
      return Buffer.concat([text, opening.final()]).toString('utf8');
    } catch {
      return undefined;
    }
  }

  /** @returns the current key's fingerprint of a text */
  fingerprint(text: string): Fingerprint {
    return { kid: this.#current, mac: this.#currentKeys().fingerprints.macOf(text) };
  }

  /** @returns a text's fingerprint under each key, for a comparison with what was stored under any of them */
  fingerprintsOf(text: string): readonly Fingerprint[] {
    return Array.from(this.#keys, ([kid, keys]) => ({ kid, mac: keys.fingerprints.macOf(text) }));
  }

  /** @returns whether a fingerprint is this text's; undefined when its key is gone and nobody can tell */
  isFingerprintOf({ kid, mac }: Fingerprint, text: string): boolean | undefined {
    const keys = this.#keys.get(kid);
    return keys === undefined ? undefined : keys.fingerprints.macOf(text) === mac;
  }

  #currentKeys(): DerivedKeys {
    const keys = this.#keys.get(this.#current);
    if (keys === undefined) throw new Error('the current key is one of the keys');
    return keys;
  }
}

function derive(bytes: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', bytes, '', `contacts/${purpose}/1`, 32));
}
