import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { describeRange, parseAddressRanges } from './address-ranges.js';

describe('parseAddressRanges', () => {
  it('reads blocks and single addresses of both versions', () => {
    expect(parseAddressRanges('10.0.0.0/8, 192.0.2.7,2001:DB8::/32,::1,::ffff:10.0.0.0/104')).toEqual([
      { family: 'ipv4', address: '10.0.0.0', prefix: 8 },
      { family: 'ipv4', address: '192.0.2.7', prefix: 32 },
      { family: 'ipv6', address: '2001:DB8::', prefix: 32 },
      { family: 'ipv6', address: '::1', prefix: 128 },
      { family: 'ipv6', address: '::ffff:10.0.0.0', prefix: 104 },
    ]);
  });

  it.each([
    ',',
    '10.0.0.0/8,',
    '10.0.0.0/33',
    '10.0.0.0/-1',
    '10.0.0.0/',
    '10.0.0.0/8/8',
    '10.0.0',
    '010.0.0.1',
    '::/129',
    'fe80::1%eth0/64',
    '[::1]',
    'proxy.internal',
    '*',
    '10.0.0.0/8 192.0.2.7',
  ])('refuses "%s" as a whole', (text) => expect(parseAddressRanges(text)).toBeUndefined());

  it('reads again what it describes', () => {
    const block = fc.oneof(
      fc.tuple(fc.ipV4(), fc.integer({ min: 0, max: 32 })),
      fc.tuple(fc.ipV6(), fc.integer({ min: 0, max: 128 })),
    );
    fc.assert(
      fc.property(fc.array(block, { minLength: 1 }), (blocks) => {
        const text = blocks.map(([address, prefix]) => `${address}/${prefix}`).join();
        expect(parseAddressRanges(text)?.map(describeRange).join()).toBe(text);
      }),
    );
  });
});
