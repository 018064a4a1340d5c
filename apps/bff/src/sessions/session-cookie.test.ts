import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SessionCookie } from './session-cookie.js';

const secure = new SessionCookie('https://contacts.example.com');
const local = new SessionCookie('http://127.0.0.1:3000');
const token = fc.string({ unit: fc.constantFrom(...'aZ09_-.!'), minLength: 1, maxLength: 12 });

describe('the session cookie', () => {
  it('has the prefix and the attributes that browsers protect it by', () => {
    expect(secure.give('abc', 60)).toBe(
      '__Host-contacts-session=abc; Max-Age=60; Path=/; HttpOnly; SameSite=Strict; Secure',
    );
    expect(secure.taken).toBe(
      '__Host-contacts-session=; Max-Age=0; Path=/; HttpOnly; SameSite=Strict; Secure',
    );
    expect(local.give('abc', 60)).toBe('contacts-session=abc; Max-Age=60; Path=/; HttpOnly; SameSite=Strict');
  });

  it.each([
    [undefined, 'none'],
    ['', 'none'],
    ['contacts-session', 'none'],
    ['other=contacts-session', 'none'],
    ['contacts-session=a', 'one'],
    ['a=b; contacts-session=a', 'one'],
    ['a=b;\tcontacts-session\t= a ;c=d', 'one'],
    ['Contacts-Session=a', 'none'],
    ['xcontacts-session=a', 'none'],
    ['__Host-contacts-session=a', 'none'],
    // Other blanks are part of a name.
    ['\u00a0contacts-session=a', 'none'],
    ['\u2003contacts-session=a', 'none'],
    ['contacts-session=a; contacts-session=a', 'many'],
    ['contacts-session=a; b=c; contacts-session=', 'many'],
  ])('reads %j as %s', (header, kind) => {
    const reading = local.read(header);
    expect(reading.kind).toBe(kind);
    if (reading.kind === 'one') expect(reading.value).toBe('a');
  });

  it('takes nothing but its own name behind https', () => {
    expect(secure.read('contacts-session=a; Contacts-session=b')).toEqual({ kind: 'none' });
    expect(secure.read('contacts-session=a; __Host-contacts-session=b')).toEqual({ kind: 'one', value: 'b' });
  });

  it('is neither given nor read where it would cross the network in plain text', () => {
    const unsafe = new SessionCookie('http://0.0.0.0:3000');
    expect(unsafe.isSafe).toBe(false);
    expect(unsafe.read('contacts-session=a')).toEqual({ kind: 'none' });
  });

  it('is found among any others, and never twice', () => {
    const others = fc.array(fc.tuple(token, token), { maxLength: 6 });
    const ours = fc.array(token, { maxLength: 3 });
    fc.assert(
      fc.property(others, ours, fc.infiniteStream(fc.nat()), (pairs, values, places) => {
        const cookies = pairs
          .filter(([name]) => name !== 'contacts-session')
          .map(([name, value]) => `${name}=${value}`);
        for (const value of values) {
          const place = places.next().value as number;
          cookies.splice(place % (cookies.length + 1), 0, `contacts-session=${value}`);
        }
        const reading = local.read(cookies.join('; '));
        expect(reading.kind).toBe(['none', 'one', 'many', 'many'][values.length]);
        if (reading.kind === 'one') expect(reading.value).toBe(values[0]);
      }),
    );
  });

  it('is read out of any text without a failure', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const reading = local.read(`${text}; contacts-session=${text}`);
        expect(['none', 'one', 'many']).toContain(reading.kind);
      }),
    );
  });
});
