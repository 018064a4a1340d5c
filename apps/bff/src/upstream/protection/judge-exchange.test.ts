import { describe, expect, it } from '@jest/globals';
import type { UnsentReason } from '../creation-result.js';
import type { BreakReason } from '../exchange.js';
import { judgeExchange } from './judge-exchange.js';

describe('judgeExchange', () => {
  it.each<[UnsentReason, string]>([
    ['dns', 'failed'],
    ['refused', 'failed'],
    ['unreachable', 'failed'],
    ['connect_timeout', 'failed'],
    ['tls_identity', 'healthy'],
    ['aborted_before_send', 'silent'],
    ['lease_lapsed', 'silent'],
    ['breaker_open', 'silent'],
    ['overloaded', 'silent'],
    ['quota', 'silent'],
    ['other', 'silent'],
  ])('takes what was not sent because of %s for %s', (reason, verdict) => {
    expect(judgeExchange({ sent: 'unsent', reason })).toBe(verdict);
  });

  it.each<BreakReason>(['timeout', 'reset', 'protocol'])('does not count a lost answer: %s', (reason) => {
    expect(judgeExchange({ sent: 'maybe', reason })).toBe('healthy');
  });

  it.each([
    [201, 'healthy'],
    [307, 'healthy'],
    [401, 'healthy'],
    [429, 'healthy'],
    [499, 'healthy'],
    [500, 'failed'],
    [503, 'failed'],
    [599, 'failed'],
    [600, 'healthy'],
  ])('takes an answer of %i for %s', (status, verdict) => {
    const rest = { location: undefined, retryAfter: undefined, body: '', cut: undefined };
    expect(judgeExchange({ sent: 'answered', status, ...rest })).toBe(verdict);
  });
});
