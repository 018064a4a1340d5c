import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { AnsweredExchange } from '../exchange.js';
import { RefusedTokens } from './refused-tokens.js';

const answer = (status: number, body = ''): AnsweredExchange => ({
  sent: 'answered',
  status,
  location: undefined,
  retryAfter: undefined,
  body,
  cut: undefined,
});

describe('RefusedTokens', () => {
  it('gives the vendor’s own answer for a minute', () => {
    let now = 0;
    const tokens = new RefusedTokens(() => now);
    const refusal = answer(401, '{"error_token":"TokenExpired"}');
    tokens.note('bad', refusal);
    now = 59_999;
    expect([tokens.answerTo('bad'), tokens.answerTo('good')]).toEqual([refusal, undefined]);
    now = 60_000;
    expect(tokens.answerTo('bad')).toBeUndefined();
  });

  it('keeps no long body', () => {
    const tokens = new RefusedTokens(() => 0);
    tokens.note('bad', answer(401, 'x'.repeat(1_025)));
    expect(tokens.answerTo('bad')).toEqual(answer(401));
  });

  it('keeps 10,000 tokens, the newest', () => {
    const tokens = new RefusedTokens(() => 0);
    for (let token = 0; token <= 10_000; token++) tokens.note(String(token), answer(401));
    expect([tokens.answerTo('0'), tokens.answerTo('1'), tokens.answerTo('10000')]).toEqual([
      undefined,
      answer(401),
      answer(401),
    ]);
  });

  it('refuses exactly what the vendor’s last 401 or success within a minute refuses', () => {
    const step = fc.record({
      wait: fc.constantFrom(0, 1, 30_000, 60_000),
      token: fc.constantFrom('a', 'b'),
      status: fc.constantFrom(200, 201, 400, 401, 403, 404, 429, 500),
    });
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        let now = 0;
        const tokens = new RefusedTokens(() => now);
        const said: { token: string; status: number; at: number }[] = [];
        for (const { wait, token, status } of steps) {
          now += wait;
          tokens.note(token, answer(status));
          said.push({ token, status, at: now });
          for (const asked of ['a', 'b']) {
            const last = said.findLast(
              (one) => one.token === asked && (one.status === 401 || one.status < 300),
            );
            const isRefused = last?.status === 401 && now - last.at < 60_000;
            expect(tokens.answerTo(asked)).toEqual(isRefused ? answer(401) : undefined);
          }
        }
      }),
    );
  });
});
