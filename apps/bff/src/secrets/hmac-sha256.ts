import { hash } from 'node:crypto';

const blockBytes = 64;
const innerPad = 0x36;
const outerPad = 0x5c;

/**
 * HMAC-SHA-256 (RFC 2104) under one key. Node's `createHmac` sets the algorithm up anew for each text, which costs a
 * creation more than the hashing itself.
 */
export class HmacSha256 {
  readonly #inner: Buffer;
  readonly #outer: Buffer;

  /**
   * @param key of at most 64 bytes, the block of SHA-256
   * @throws RangeError for a longer one
   */
  constructor(key: Uint8Array) {
    if (key.byteLength > blockBytes) throw new RangeError(`The key is longer than ${blockBytes} bytes.`);
    this.#inner = padded(key, innerPad);
    this.#outer = padded(key, outerPad);
  }

  /** @returns the MAC of a text in UTF-8, in hex */
  macOf(text: string): string {
    const inner = hash('sha256', Buffer.concat([this.#inner, Buffer.from(text)]), 'buffer');
    return hash('sha256', Buffer.concat([this.#outer, inner]), 'hex');
  }
}

function padded(key: Uint8Array, pad: number): Buffer {
  const block = Buffer.alloc(blockBytes, pad);
  key.forEach((byte, index) => (block[index] = byte ^ pad));
  return block;
}
