import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { IncomingMessage } from 'node:http';
import { parseAddressRanges } from '../../config/address-ranges.js';
import { ClientAddresses } from './client-address.js';

const trusted = '10.0.0.0/8,127.0.0.1,2001:db8:1::/48';

function addressOf(remoteAddress: string | undefined, forwarded?: string, proxies = trusted): string | null {
  const ranges = proxies === '' ? [] : (parseAddressRanges(proxies) ?? []);
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  return new ClientAddresses(ranges).of({ socket: { remoteAddress }, headers } as IncomingMessage);
}

describe('the address of a client', () => {
  it.each<[string, string, string | undefined, string]>([
    ['that comes directly', '192.0.2.1', undefined, '192.0.2.1'],
    ['behind one proxy', '10.0.0.1', '192.0.2.1', '192.0.2.1'],
    ['behind three proxies', '127.0.0.1', '192.0.2.1, 10.0.0.3,2001:db8:1::2', '192.0.2.1'],
    ['behind a proxy that forwards nothing', '10.0.0.1', undefined, '10.0.0.1'],
    ['behind a proxy that forwards an empty list', '10.0.0.1', '', '10.0.0.1'],
    ['that is a proxy itself', '10.0.0.1', '10.0.0.2, 10.0.0.3', '10.0.0.2'],
    ['on a socket that takes both versions', '::ffff:10.0.0.1', '::ffff:192.0.2.1', '192.0.2.1'],
    ['with a zone', 'fe80::1%eth0', undefined, 'fe80::1'],
    ['of version 6', '10.0.0.1', '2001:db8:2::1', '2001:db8:2::1'],
    ['with a port', '10.0.0.1', '192.0.2.1:50000', '192.0.2.1'],
    ['in brackets', '10.0.0.1', '[2001:db8:2::1]', '2001:db8:2::1'],
    ['in brackets with a port', '10.0.0.1', '[2001:db8:2::1]:50000', '2001:db8:2::1'],
  ])('%s', (_case, remote, forwarded, expected) => expect(addressOf(remote, forwarded)).toBe(expected));

  it.each<[string, string, string, string]>([
    ['is not behind a proxy', '192.0.2.9', '198.51.100.1', '192.0.2.9'],
    ['pretends to be behind another proxy', '192.0.2.9', '198.51.100.1, 10.0.0.2', '192.0.2.9'],
    ['writes in front of what the proxy adds', '10.0.0.1', '198.51.100.1, 192.0.2.9', '192.0.2.9'],
    ['writes proxies in front', '10.0.0.1', '198.51.100.1, 10.0.0.5, 192.0.2.9', '192.0.2.9'],
  ])('is not what a client says that %s', (_case, remote, forwarded, expected) => {
    expect(addressOf(remote, forwarded)).toBe(expected);
  });

  it.each([
    'unknown',
    '',
    '999.1.1.1',
    '192.0.2.1 10.0.0.2',
    '_hidden',
    '192.0.2.1:',
    '[::1',
    '"10.0.0.2"',
    '\0',
  ])('is the last one that can be read before "%s"', (entry) =>
    expect(addressOf('10.0.0.1', `198.51.100.1, ${entry}, 10.0.0.2`)).toBe('10.0.0.2'),
  );

  it('is that of the connection when no proxy is trusted', () => {
    expect(addressOf('127.0.0.1', '192.0.2.1', '')).toBe('127.0.0.1');
  });

  it('is unknown once the connection is gone', () => expect(addressOf(undefined, '192.0.2.1')).toBeNull());

  it('is found within 32 steps', () => {
    const chain = Array.from({ length: 2_000 }, (_, hop) => `10.0.${hop >> 8}.${hop & 255}`);
    expect(addressOf('10.0.0.1', chain.join())).toBe(chain.at(-32));
  });

  it('never has an untrusted or unreadable entry on its right', () => {
    const entry = fc.oneof(
      fc.constantFrom('10.0.0.7', '10.1.2.3', '127.0.0.1', '2001:db8:1::9'),
      fc.ipV4(),
      fc.ipV6(),
      fc.string().filter((text) => !text.includes(',')),
    );
    const isTrusted = (text: string) => addressOf(text, '192.0.2.77') === '192.0.2.77';
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 8 }), (entries) => {
        const found = addressOf('10.0.0.1', entries.join(', '));
        const behind = ['10.0.0.1', ...entries.map((text) => text.trim()).reverse()];
        const believed = behind.findIndex((text) => !isTrusted(text));
        const reachable = believed === -1 ? behind : behind.slice(0, believed + 1);
        expect(reachable.map((text) => addressOf(text))).toContain(found);
      }),
      { numRuns: 1_000 },
    );
  });
});
