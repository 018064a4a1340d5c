import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addressBlockOf } from './address-block.js';

describe('addressBlockOf', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:db8:1::2:3:4:5', '2001:db8:1:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['::', '0:0:0:0::/64'],
    ['fe80::', 'fe80:0:0:0::/64'],
    ['64:ff9b::192.0.2.1', '64:ff9b:0:0::/64'],
    ['1:2:3:4:5:6:192.0.2.1', '1:2:3:4::/64'],
    ['::2:3:4:5:192.0.2.1', '0:0:2:3::/64'],
  ])('counts %s as %s', (address, block) => expect(addressBlockOf(address)).toBe(block));

  it('is the same for all ways to write addresses of one network', () => {
    const group = fc.integer({ min: 0, max: 0xffff });
    const groups = fc.array(group, { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(groups, groups, (some, others) => {
        const network = some.slice(0, 4);
        const written = (parts: number[]) =>
          parts.map((part) => part.toString(16).padStart(4, '0')).join(':');
        // A URL writes addresses in the shortest form (RFC 5952).
        const shortest = new URL(`http://[${written(some)}]`).hostname.slice(1, -1);
        const blocks = [written([...network, ...others.slice(4)]), shortest].map(addressBlockOf);
        const expected = `${network.map((part) => part.toString(16)).join(':')}::/64`;
        expect(blocks).toEqual([expected, expected]);
      }),
    );
  });
});
