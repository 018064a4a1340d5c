import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BrowserOrigins } from '../platform/http/browser-origins.js';
import { Problem } from '../platform/problem/problem.js';
import { refuseForgery, type Initiator } from './refuse-forgery.js';

const own = 'https://contacts.example.com';
const sibling = 'https://app.example.com';
const elsewhere = 'https://partner.example.org';
const origins = new BrowserOrigins(own, [sibling, elsewhere, 'http://plain.example.com']);

function isRefused(request: Initiator): boolean {
  try {
    refuseForgery(request, origins);
    return false;
  } catch (error) {
    expect((error as Problem).slug).toBe('csrf');
    return true;
  }
}

const post = (headers: Initiator['headers']): Initiator => ({
  method: 'POST',
  headers: { 'x-contacts-csrf': '1', ...headers },
});

describe('a request with a session cookie', () => {
  it.each<[string, Initiator['headers'], boolean]>([
    ['our own page', { origin: own, 'sec-fetch-site': 'same-origin' }, false],
    ['a listed page of the same site', { origin: sibling, 'sec-fetch-site': 'same-site' }, false],
    ['our own page in an old browser', { origin: own }, false],
    ['no browser at all', {}, false],
    ['a listed page of another site', { origin: elsewhere, 'sec-fetch-site': 'cross-site' }, true],
    ['the same in an old browser', { origin: elsewhere }, true],
    ['a page of the same site over plain http', { origin: 'http://plain.example.com' }, true],
    ['an unlisted sibling', { origin: 'https://evil.example.com', 'sec-fetch-site': 'same-site' }, true],
    ['a page without an origin', { origin: 'null', 'sec-fetch-site': 'cross-site' }, true],
    ['a sibling that hides its origin', { 'sec-fetch-site': 'same-site' }, true],
    ['our own origin that the browser calls foreign', { origin: own, 'sec-fetch-site': 'cross-site' }, true],
    ['our page without the header', { origin: own, 'x-contacts-csrf': undefined }, true],
    ['our page with another value', { origin: own, 'x-contacts-csrf': '0' }, true],
    ['our page with the header twice', { origin: own, 'x-contacts-csrf': '1, 1' }, true],
  ])('from %s', (_from, headers, refused) => {
    expect(isRefused(post(headers))).toBe(refused);
  });

  it('needs no header to read, and our own page for it all the same', () => {
    for (const method of ['GET', 'HEAD']) {
      expect(isRefused({ method, headers: {} })).toBe(false);
      expect(isRefused({ method, headers: { 'sec-fetch-site': 'none' } })).toBe(false);
      expect(isRefused({ method, headers: { origin: 'https://evil.example.com' } })).toBe(true);
      expect(isRefused({ method, headers: { 'sec-fetch-site': 'cross-site' } })).toBe(true);
    }
  });

  it('passes from no origin that is neither ours nor listed on the same site', () => {
    const text = fc.string({ unit: fc.constantFrom(...'htps:/.contaexmplegv1') });
    const near = fc.constantFrom(
      `${own}.`,
      `${own}:443`,
      `${own}/`,
      own.toUpperCase(),
      `${own}.evil.org`,
      'https://contacts.example.com@evil.org',
      'https://xcontacts.example.com',
      'http://contacts.example.com',
      ' ',
      '',
    );
    fc.assert(
      fc.property(fc.oneof(text, near, fc.webUrl()), (origin) => {
        fc.pre(origin !== own && origin !== sibling);
        expect(isRefused(post({ origin }))).toBe(true);
      }),
    );
  });
});

describe('which origins are one site', () => {
  it.each([
    ['https://contacts.example.com', 'https://example.com', true],
    ['https://contacts.example.com', 'https://contacts.example.com:8443', true],
    ['https://contacts.example.com', 'https://example.org', false],
    ['https://contacts.example.com', 'http://app.example.com', false],
    ['http://localhost:3000', 'http://localhost:5173', true],
    ['http://127.0.0.1:3000', 'http://127.0.0.1:5173', true],
    ['http://127.0.0.1:3000', 'http://localhost:3000', false],
    ['https://10.0.0.1', 'https://192.0.0.1', false],
    ['https://[2001:db8::1]', 'https://[2001:db8::2]', false],
  ])('%s and %s: %s', (publicOrigin, listed, same) => {
    const both = new BrowserOrigins(publicOrigin, [listed]);
    expect([both.mayUseSessions(listed), both.isAllowed(listed), both.mayUseSessions(publicOrigin)]).toEqual([
      same,
      true,
      true,
    ]);
  });
});
