import { describe, expect, it } from '@jest/globals';
import { isAddressLiteral } from './address-literal.js';

describe('isAddressLiteral', () => {
  it.each(['[0.0.0.0]', '[192.0.2.1]', '[255.255.255.255]', '[192.000.002.001]'])('accepts %s', (text) => {
    expect(isAddressLiteral(text)).toBe(true);
  });

  it.each([
    '[256.0.0.1]',
    '[1.2.3]',
    '[1.2.3.4.5]',
    '[1.2.3.]',
    '[1.2.3.0004]',
    '[1.2.3.-4]',
    '[0x1.2.3.4]',
    '[1.2.3.4',
    '1.2.3.4]',
    '[]',
    '[',
    '',
    '[ 1.2.3.4]',
    '[1.2.3.4] ',
    '[١.2.3.4]',
  ])('refuses %j', (text) => {
    expect(isAddressLiteral(text)).toBe(false);
  });

  it.each([
    '1:2:3:4:5:6:7:8',
    '2001:db8:0:0:0:0:0:1',
    'ABCD:EF01:2345:6789:abcd:ef01:2345:6789',
    '::',
    '::1',
    '1::',
    '2001:db8::1',
    '1:2:3:4:5:6::',
    '::3:4:5:6:7:8',
    '1:2:3::4:5:6',
    '1:2:3:4:5:6:192.0.2.1',
    '::192.0.2.1',
    '::ffff:192.0.2.1',
    '1:2:3:4::192.0.2.1',
    '1::3:4:5:192.0.2.1',
  ])('accepts the IPv6 address %s, whatever the case of the tag', (address) => {
    expect(isAddressLiteral(`[IPv6:${address}]`)).toBe(true);
    expect(isAddressLiteral(`[ipv6:${address}]`)).toBe(true);
  });

  it.each([
    '',
    ':',
    ':::',
    '1',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4:5:6:7::',
    '::2:3:4:5:6:7:8',
    '1::2::3',
    '12345::',
    'g::',
    ':1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:',
    '1:2:3:4:5:192.0.2.1',
    '1:2:3:4:5:6:7:192.0.2.1',
    '1:2:3:4:5::192.0.2.1',
    '192.0.2.1',
    '192.0.2.1::',
    '::192.0.2',
    '::192.0.2.256',
    'fe80::1%eth0',
  ])('refuses the IPv6 address %j', (address) => {
    expect(isAddressLiteral(`[IPv6:${address}]`)).toBe(false);
  });

  it.each(['[x:y]', '[x-400:a.b_c~d]', '[1-a:!"#]', '[tag:a:b]'])('accepts the general form %s', (text) => {
    expect(isAddressLiteral(text)).toBe(true);
  });

  it.each([
    '[:y]',
    '[x:]',
    '[x-:y]',
    '[a_b:y]',
    '[x:a b]',
    '[x:a[b]',
    '[x:a\\b]',
    '[x:a]b]',
    '[x:ü]',
    '[ü:x]',
  ])('refuses the general form %j', (text) => {
    expect(isAddressLiteral(text)).toBe(false);
  });
});
