import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { readContactLocation } from './contact-location.js';

const origin = 'https://cdn.emnify.net';
const path = '/api/v1/organisation/12345/contact/4711';
const read = (location: string | undefined) => readContactLocation(location, origin, 12345);
const foreign = { contactId: undefined, foreign: true };

describe('readContactLocation', () => {
  it.each([`${origin}${path}`, `HTTPS://CDN.emnify.net${path}`, path, 'contact/4711'])(
    'takes the id from %s',
    (location) => {
      expect(read(location)).toEqual({ contactId: '4711', foreign: false });
    },
  );

  it.each([undefined, ''])('finds nothing in %j', (location) => {
    expect(read(location)).toEqual({ contactId: undefined, foreign: false });
  });

  it.each([
    `http://cdn.emnify.net${path}`,
    `https://cdn.emnify.net:444${path}`,
    `https://cdn.emnify.net.evil.example${path}`,
    `https://cdn.emnify.net@evil.example${path}`,
    `https://evil.example${path}`,
    `https://evil.example/https://cdn.emnify.net${path}`,
    `//evil.example${path}`,
    `//cdn.emnify.net${path}`,
    `\\\\evil.example${path}`,
    `/\\evil.example${path}`,
    `${origin}/contact/4711`,
    `${origin}contact/4711`,
    '/api/v1/organisation/67890/contact/4711',
    '/api/v1/organisation/012345/contact/4711',
    '/api/v1/organisation/my/contact/4711',
    '/API/v1/organisation/12345/contact/4711',
    '/api/v1/organisation/12345/contact/',
    '/api/v1/organisation/12345/contact/0',
    '/api/v1/organisation/12345/contact/-1',
    '/api/v1/organisation/12345/contact/1e3',
    '/api/v1/organisation/12345/contact/9007199254740992',
    '/api/v1/organisation/12345/contact/٤٧١١',
    `${path}/`,
    `${path}?a=b`,
    `${path}#a`,
    `${path}\n`,
    `${path}\r\nSet-Cookie: a=b`,
    `${path}%0d%0a`,
    ` ${path}`,
    `/x/..${path}`,
    '../contact/4711',
    './contact/4711',
    '4711',
    'javascript:alert(1)',
  ])('does not use %j', (location) => {
    expect(read(location)).toEqual(foreign);
  });

  it('reads back every id at every address that it accepts', () => {
    const id = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
    const prefix = fc.constantFrom(origin, '');
    fc.assert(
      fc.property(prefix, id, id, id, (start, organisation, contact, asked) => {
        const location = `${start}/api/v1/organisation/${organisation}/contact/${contact}`;
        const expected = { contactId: String(contact), foreign: false };
        expect(readContactLocation(location, origin, organisation)).toEqual(expected);
        expect(readContactLocation(location, origin, asked)).toEqual(
          asked === organisation ? expected : foreign,
        );
      }),
    );
  });

  it('uses no other text, however near it is to an address', () => {
    const near = fc
      .tuple(fc.nat(origin.length + path.length), fc.nat(3), fc.string({ unit: 'binary', maxLength: 4 }))
      .map(
        ([at, removed, inserted]) =>
          `${origin}${path}`.slice(0, at) + inserted + `${origin}${path}`.slice(at + removed),
      );
    fc.assert(
      fc.property(fc.oneof(near, fc.webUrl(), fc.string({ unit: 'binary' })), (location) => {
        const { contactId } = read(location);
        if (contactId === undefined) return;
        const accepted = [`${origin}/api/v1/organisation/12345/`, '/api/v1/organisation/12345/', ''].map(
          (start) => `${start}contact/${contactId}`,
        );
        expect(accepted.map((text) => text.toLowerCase())).toContain(location.toLowerCase());
      }),
      { numRuns: 2000 },
    );
  });
});
