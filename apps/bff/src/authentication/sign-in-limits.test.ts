import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Problem } from '../platform/problem/problem.js';
import { SignInLimits, type SignInAttempt, type SignInOutcome } from './sign-in-limits.js';

const ada = { username: 'ada@example.com', password: 'x' };

/** Limits on a clock that stands still until it is moved. */
function limitsOf(limitsAddresses = true) {
  const clock = { now: 5_000_000 };
  const limits = new SignInLimits(limitsAddresses, () => clock.now);
  /** The attempt, or the seconds that must be waited for one. */
  const begin = (credentials: object = ada, address = '192.0.2.1'): SignInAttempt | number => {
    try {
      return limits.begin(address, credentials);
    } catch (error) {
      if (error instanceof Problem && error.slug === 'too-many-requests')
        return Number(error.members.retryAfterSeconds);
      throw error;
    }
  };
  const signIn = (outcome: SignInOutcome, credentials: object = ada, address?: string) => {
    const attempt = begin(credentials, address);
    if (typeof attempt === 'number') return attempt;
    attempt.end(outcome);
    return 'sent';
  };
  return { clock, begin, signIn };
}

describe('the limit of failures of one user', () => {
  it('lets two in a row through, not the third by which the vendor locks, for five minutes', () => {
    const { clock, signIn } = limitsOf();
    expect([signIn('refused'), signIn('refused'), signIn('refused')]).toEqual(['sent', 'sent', 300]);
    clock.now += 299_000;
    expect(signIn('accepted')).toBe(1);
    clock.now += 1_000;
    expect(signIn('accepted')).toBe('sent');
  });

  it('begins anew with a success', () => {
    const { signIn } = limitsOf();
    for (let time = 0; time < 10; time++) {
      expect([signIn('refused'), signIn('accepted')]).toEqual(['sent', 'sent']);
    }
  });

  it('counts what may have been a failure, and not what the vendor has never judged', () => {
    const { signIn } = limitsOf();
    for (let time = 0; time < 5; time++) expect(signIn('unjudged')).toBe('sent');
    expect([signIn('unknown'), signIn('unknown'), signIn('unknown')]).toEqual(['sent', 'sent', 300]);
  });

  it('counts attempts that are under way', () => {
    const { begin } = limitsOf();
    const first = begin();
    expect([typeof first, typeof begin(), begin()]).toEqual(['object', 'object', 1]);
    (first as SignInAttempt).end('accepted');
    expect(typeof begin()).toBe('object');
  });

  it.each([
    { username: 'ADA@example.com' },
    { username: ' ada@example.com\t' },
    { username: 'ada@example.com', mfa_token: 'another' },
  ])('knows a user in other writing: %j', (written) => {
    const { signIn } = limitsOf();
    signIn('refused');
    signIn('refused');
    expect(signIn('accepted', written)).toBe(300);
  });

  it('holds for codes of one second factor, and for names that are no text', () => {
    for (const credentials of [{ mfa_token: 'm', code: '1' }, { username: { a: 1 } }, { username: 7 }]) {
      const { signIn } = limitsOf();
      const outcomes = [1, 2, 3].map(() => signIn('refused', credentials));
      expect(outcomes).toEqual(['sent', 'sent', 300]);
    }
  });

  it('leaves other users and tokens alone', () => {
    const { signIn } = limitsOf();
    for (let time = 0; time < 5; time++) signIn('refused');
    expect(signIn('accepted', { username: 'grace@example.com' })).toBe('sent');
    for (let time = 0; time < 5; time++) expect(signIn('refused', { application_token: 't' })).toBe('sent');
  });

  it('never lets a third failure in a row through within five minutes', () => {
    const step = fc.record({
      outcome: fc.constantFrom<SignInOutcome>('accepted', 'refused', 'unknown', 'unjudged'),
      wait: fc.nat(200_000),
      open: fc.nat(3),
    });
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const { clock, begin } = limitsOf(false);
        const open: SignInAttempt[] = [];
        let failures: number[] = [];
        for (const { outcome, wait, open: stay } of steps) {
          clock.now += wait;
          const attempt = begin();
          if (typeof attempt !== 'number') open.push(attempt);
          if (open.length <= stay) continue;
          open.shift()?.end(outcome);
          if (outcome === 'accepted') failures = [];
          if (outcome === 'refused' || outcome === 'unknown') failures.push(clock.now);
          const [third] = failures.slice(-3);
          if (failures.length >= 3) expect(clock.now - Number(third)).toBeGreaterThanOrEqual(300_000);
        }
      }),
    );
  });
});

describe('the limit of sign-ins of one address', () => {
  it('is 40 in five minutes, whoever signs in', () => {
    const { clock, signIn } = limitsOf();
    const sent = Array.from({ length: 40 }, (_, user) => signIn('refused', { username: `user${user}` }));
    expect(new Set(sent)).toEqual(new Set(['sent']));
    expect(signIn('accepted', { application_token: 'token' })).toBe(8);
    expect(signIn('accepted', { application_token: 'token' }, '192.0.2.2')).toBe('sent');
    clock.now += 7_500;
    expect(signIn('accepted', { application_token: 'token' })).toBe('sent');
  });

  it('counts an IPv6 network as one address', () => {
    const { signIn } = limitsOf();
    for (let host = 0; host < 40; host++) signIn('accepted', {}, `2001:db8::${host.toString(16)}`);
    expect(signIn('accepted', {}, '2001:db8::ffff')).toBe(8);
  });

  it('is off with the limits of requests', () => {
    const { signIn } = limitsOf(false);
    for (let time = 0; time < 100; time++) expect(signIn('accepted')).toBe('sent');
  });
});
