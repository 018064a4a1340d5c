import { describe, expect, it } from '@jest/globals';
import { parseSigningKeys } from './signing-keys.js';

const seed = Buffer.alloc(32, 7);
const encoded = seed.toString('base64url');

describe('parseSigningKeys', () => {
  it('takes retired keys after the current one', () => {
    const other = Buffer.alloc(32, 2);
    expect(parseSigningKeys(`2026-11:${encoded}, 2026.05_x:${other.toString('base64url')}`)).toEqual([
      { kid: '2026-11', seed },
      { kid: '2026.05_x', seed: other },
    ]);
  });

  it.each([
    '',
    'k1',
    'k1:',
    `:${encoded}`,
    `k 1:${encoded}`,
    `k+1:${encoded}`,
    `k1:${seed.toString('base64')}`,
    `k1:${seed.subarray(1).toString('base64url')}`,
    `k1:${encoded.slice(0, -1)}9`,
    `k1:${encoded},`,
    `k1:${encoded},k1:${encoded}`,
  ])('refuses %j', (text) => {
    expect(parseSigningKeys(text)).toBeUndefined();
  });
});
