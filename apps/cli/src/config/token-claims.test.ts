import { describe, expect, it } from '@jest/globals';
import { isTokenForm, readTokenClaims } from './token-claims.js';

const token = (payload: unknown) => `e30.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.c2ln`;
const nothing = {
  caller: undefined,
  organisationId: undefined,
  organisationName: undefined,
  expiresAt: undefined,
  issuer: undefined,
};

describe('readTokenClaims', () => {
  it('reads the flat claims with a dot in their names', () => {
    const payload = { 'esc.org': 12345, 'esc.orgName': 'Łódź Ltd', exp: 1_800_000_000, iss: 'issuer' };
    expect(readTokenClaims(token(payload))).toEqual({
      caller: undefined,
      organisationId: '12345',
      organisationName: 'Łódź Ltd',
      expiresAt: new Date('2027-01-15T08:00:00Z'),
      issuer: 'issuer',
    });
  });

  it.each([
    [
      { 'esc.app': 7, 'esc.user': 8, sub: 'ada' },
      { kind: 'application', id: '7' },
    ],
    [
      { 'esc.user': 8, sub: 'ada' },
      { kind: 'user', id: '8' },
    ],
    [{ sub: 'ada' }, { kind: 'subject', id: 'ada' }],
  ])('says whose token it is: %j', (payload, caller) => {
    expect(readTokenClaims(token(payload)).caller).toEqual(caller);
  });

  it.each([
    ['claims of other types', token({ 'esc.app': {}, 'esc.org': {}, 'esc.orgName': 1, exp: '1', iss: null })],
    ['an expiry beyond what a date can hold', token({ exp: 1e300 })],
    ['nested claims', token({ esc: { org: 1 } })],
    ['a payload that is no object', token([1])],
    ['a payload that is no JSON', 'e30.e30x.c2ln'],
    ['a text that is no token', 'hello'],
  ])('finds nothing in %s', (_, text) => {
    expect(readTokenClaims(text)).toEqual(nothing);
  });
});

describe('isTokenForm', () => {
  it.each(['a.b', 'a.b.c.d', 'a b.c.d', 'a.b.c\n', '..', 'a.\u00e9.c'])('refuses %j', (text) => {
    expect(isTokenForm(text)).toBe(false);
  });
});
