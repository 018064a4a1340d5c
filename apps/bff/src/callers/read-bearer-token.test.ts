import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { Problem } from '../platform/problem/problem.js';
import type { Caller } from './caller.js';
import { readBearerToken } from './read-bearer-token.js';

const encode = (claims: unknown) => Buffer.from(JSON.stringify(claims)).toString('base64url');
const tokenOf = (claims: unknown, signature = 'sig') => `e30.${encode(claims)}.${signature}`;
const read = (claims: unknown): Caller => readBearerToken(`Bearer ${tokenOf(claims)}`);
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** What a caller is told about a header that is not accepted. */
function refusal(authorization: string | undefined): Problem {
  try {
    readBearerToken(authorization);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('accepted');
}

describe('readBearerToken', () => {
  afterEach(() => void jest.useRealTimers());

  it('reads organisation, caller and expiry', () => {
    const token = tokenOf({ 'esc.org': 12345, 'esc.app': 7, exp: 4_102_444_800, api_key: 'secret' });
    expect(readBearerToken(`Bearer ${token}`)).toEqual({
      kind: 'application',
      id: '7',
      key: '12345/application/7',
      organisationId: 12345,
      userName: null,
      token,
      expiresAt: 4_102_444_800,
      isBulk: false,
      acceptedUntil: new Map(),
    });
  });

  it.each(['Bearer TOKEN', 'bearer TOKEN', 'BEARER   TOKEN', 'Bearer TOKEN  '])(
    'takes the form "%s"',
    (form) => {
      const token = tokenOf({ sub: 'form' });
      expect(readBearerToken(form.replace('TOKEN', token)).token).toBe(token);
    },
  );

  it('takes a token without a signature: the vendor decides', () => {
    expect(readBearerToken(`Bearer ${tokenOf({ sub: 'a' }, '')}`).id).toBe('a');
  });

  it.each<[string | undefined, RegExp]>([
    [undefined, /has no Authorization header/],
    ['', /has no Authorization header/],
    ['Bearer', /not of the form/],
    ['Bearer ', /not of the form/],
    ['Bearer\ta.b.c', /not of the form/],
    ['Bearer a.b.c d', /not of the form/],
    ['Token a.b.c', /not of the form/],
    [`Basic ${tokenOf({})}`, /not of the form/],
    ['Bearer a.b', /three parts/],
    ['Bearer a.b.c.d', /three parts/],
    ['Bearer .e30.c', /three parts/],
    ['Bearer a..c', /three parts/],
    ['Bearer a.e30=.c', /three parts/],
    ['Bearer a.!!.c', /three parts/],
    ['Bearer a.bm90IGpzb24.c', /three parts/],
    [`Bearer ${tokenOf([])}`, /three parts/],
    [`Bearer ${tokenOf(null)}`, /three parts/],
    [`Bearer ${tokenOf('text')}`, /three parts/],
  ])('refuses "%s"', (authorization, detail) => {
    const { slug, message } = refusal(authorization);
    expect([slug, message]).toEqual(['not-authenticated', expect.stringMatching(detail)]);
  });

  it('refuses a token from the second of its expiry on', () => {
    jest.useFakeTimers({ now: 1_800_000_000_000 });
    const authorization = `Bearer ${tokenOf({ sub: 'a', exp: 1_800_000_001 })}`;
    expect(readBearerToken(authorization).expiresAt).toBe(1_800_000_001);
    jest.setSystemTime(1_800_000_000_999);
    expect(readBearerToken(authorization).id).toBe('a');
    jest.setSystemTime(1_800_000_001_000);
    expect(refusal(authorization)).toMatchObject({
      message: 'The auth token has expired. Get a new one with POST /api/v1/authenticate.',
      members: { error_code: 1103, error_token: 'TokenExpired' },
    });
  });

  it.each([undefined, null, 'soon', '1', true, {}])('leaves an expiry of %p to the vendor', (exp) => {
    expect(read({ sub: 'a', exp }).expiresAt).toBe(Infinity);
  });

  it.each<[unknown, number | null]>([
    [12345, 12345],
    ['12345', 12345],
    [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
    [0, null],
    [-1, null],
    [1.5, null],
    [2 ** 53, null],
    ['0x10', null],
    ['1e3', null],
    [' 1 ', null],
    ['01', null],
    ['', null],
    [null, null],
    [true, null],
    [{ id: 1 }, null],
    [undefined, null],
  ])('reads the organisation %p as %p', (claim, organisationId) => {
    expect(read({ 'esc.org': claim }).organisationId).toBe(organisationId);
  });

  it.each<[Record<string, unknown>, string, string]>([
    [{ 'esc.app': 7, 'esc.user': 8, sub: 'a' }, 'application', '7'],
    [{ 'esc.user': 8, sub: 'a' }, 'user', '8'],
    [{ sub: 'a' }, 'subject', 'a'],
    [{ 'esc.app': '', 'esc.user': '', sub: 'a' }, 'subject', 'a'],
    [{ 'esc.app': null, 'esc.user': { id: 1 }, sub: 'a' }, 'subject', 'a'],
    [{ 'esc.app': [7], 'esc.user': true, sub: 'a' }, 'subject', 'a'],
    [{ 'esc.app': 0 }, 'application', '0'],
  ])('names the caller of %j', (claims, kind, id) => {
    expect(read(claims)).toMatchObject({ kind, id, key: `-/${kind}/${id}` });
  });

  it('names a caller without any claim by its token', () => {
    expect(read({ sub: '' })).toMatchObject({
      kind: 'token',
      id: sha256(tokenOf({ sub: '' })),
    });
  });

  it.each(['ada@example.com', 'Ada Example', 'a/b', '', 'a'.repeat(129), 'ü', 'a\u0000b', 'sha256:00'])(
    'names the user %j by a hash alone',
    (sub) => {
      const caller = read({ sub, 'esc.user': sub === '' ? 'x y' : sub });
      expect(caller.id).toBe(`sha256:${sha256(sub === '' ? 'x y' : sub)}`);
      if (sub.length > 2) expect(caller.key).not.toContain(sub);
    },
  );

  it('keeps the user name apart, for the erasable table', () => {
    expect(read({ sub: 'ada@example.com', 'esc.user': 8 }).userName).toBe('ada@example.com');
    expect(read({ sub: 8, 'esc.user': 8 }).userName).toBeNull();
  });

  it('bounds what 8 KB of claims become', () => {
    const caller = read({ sub: 'x'.repeat(8_192), 'esc.org': 12345, deep: '[['.repeat(2_000) });
    expect(caller.id).toBe(`sha256:${sha256('x'.repeat(8_192))}`);
    expect(caller.key.length).toBeLessThan(200);
  });

  it('never takes two callers for one', () => {
    const id = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom('a', '/', ':', '-') }),
      fc.constant(`sha256:${sha256('x y')}`),
      fc.constant('x y'),
    );
    const claims = fc.record({
      'esc.org': fc.option(fc.integer({ min: 1, max: 3 })),
      'esc.user': fc.option(id),
      sub: fc.option(id),
    });
    fc.assert(
      fc.property(claims, claims, (one, other) => {
        const named = ({ 'esc.org': org, 'esc.user': user, sub }: typeof one) =>
          JSON.stringify([org, user || null, user ? null : sub || null]);
        if (!one.sub && !one['esc.user']) return;
        expect(read(one).key === read(other).key).toBe(named(one) === named(other));
      }),
      { numRuns: 500 },
    );
  });

  it('reads or refuses any header, with nothing of it in the answer', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
        expect(refusal(`Bearer ${text}secret`).slug).toBe('not-authenticated');
        expect(refusal(`Bearer ${text}secret`).message).not.toContain('secret');
      }),
    );
    fc.assert(
      fc.property(fc.json(), (json) => {
        const token = `e30.${Buffer.from(json).toString('base64url')}.sig`;
        const caller = JSON.parse(json) as unknown;
        const object = typeof caller === 'object' && caller !== null && !Array.isArray(caller);
        if (object) expect(readBearerToken(`Bearer ${token}`).token).toBe(token);
        else expect(refusal(`Bearer ${token}`).slug).toBe('not-authenticated');
      }),
    );
  });

  it('keeps one caller for one token, so that an acceptance stays known', () => {
    expect(read({ sub: 'same' })).toBe(read({ sub: 'same' }));
  });

  it('remembers tokens of 16 million characters in all, and forgets the oldest first', () => {
    const claims = (time: number) => ({ sub: `${time}`, fill: 'x'.repeat(12_000) });
    const first = read(claims(0));
    for (let time = 1; time < 900; time++) read(claims(time));
    expect(read(claims(0))).toBe(first);
    const last = read(claims(2_000));
    for (let time = 1; time < 950; time++) read(claims(2_000 + time));
    expect(read(claims(2_000))).toBe(last);
    expect(read(claims(0))).not.toBe(first);
  });
});
