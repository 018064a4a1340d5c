import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { createContact } from '../src/index.js';
import { problem, scriptFetch, type ScriptedAnswer } from './scripted-fetch.js';

const created: ScriptedAnswer = { status: 201, body: { contact_id: '4711' } };

const retries = ['safe', 'same_key', 'never', undefined, 'soon'] as const;

const refusals = fc.record({
  status: fc.constantFrom(400, 401, 403, 404, 408, 409, 413, 422, 429, 500, 502, 503, 504),
  slug: fc.constantFrom('not-sent', 'in-doubt', 'operation-in-progress', 'upstream-quota', 'of-later'),
  retry: fc.constantFrom(...retries),
  retryAfter: fc.constantFrom('1', '3', '3600', 'soon', undefined),
});

interface Refusal {
  readonly status: number;
  readonly slug: string;
  readonly retry: string | undefined;
  readonly retryAfter: string | undefined;
}

const answers = fc.oneof(
  { weight: 5, arbitrary: refusals.map((refusal) => ({ kind: 'refusal', refusal }) as const) },
  { weight: 1, arbitrary: fc.constant({ kind: 'lost' } as const) },
  { weight: 1, arbitrary: fc.constant({ kind: 'created' } as const) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(200, 301, 404, 502).map((status) => ({ kind: 'foreign', status }) as const),
  },
);

describe('repetition', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('sends one creation under one key with one body, again only when the answer before allowed it, within its limits', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(answers, { minLength: 1, maxLength: 8 }),
        fc.record({ attempts: fc.integer({ min: 1, max: 6 }), totalMs: fc.integer({ min: 0, max: 20_000 }) }),
        async (script, limits) => {
          const { fetch, sent } = scriptFetch(script.map(answerOf));
          const began = performance.now();
          const call = createContact(
            { baseUrl: 'https://bff.example', fetch },
            12345,
            { type: { id: 1 }, name: 'Ada Example' },
            { limits },
          );
          await jest.runAllTimersAsync();
          const result = await call;
          const { length } = sent;
          expect(length).toBeLessThanOrEqual(limits.attempts);
          expect(performance.now() - began).toBeLessThanOrEqual(limits.totalMs);
          expect(new Set(sent.map(({ headers }) => headers.get('idempotency-key'))).size).toBe(1);
          expect(new Set(sent.map(({ body }) => body)).size).toBe(1);
          script.slice(0, length - 1).forEach((answer) => {
            expect(answer.kind === 'refusal' && answer.refusal.retry).toMatch(/^(safe|same_key)$/);
          });
          if (script[Math.min(length, script.length) - 1]?.kind === 'lost') {
            expect(result.kind).toBe('inDoubt');
          }
          if ('idempotencyKey' in result) {
            expect(result.idempotencyKey).toBe(sent[0]?.headers.get('idempotency-key'));
          }
        },
      ),
    );
  });
});

function answerOf(answer: { kind: string; refusal?: Refusal; status?: number }): ScriptedAnswer {
  if (answer.kind === 'lost') return 'lost';
  if (answer.kind === 'created') return created;
  if (answer.refusal === undefined) return { status: answer.status ?? 502, body: '<html></html>' };
  const { status, slug, retry, retryAfter } = answer.refusal;
  const headers = retryAfter === undefined ? {} : { 'retry-after': retryAfter };
  return problem(status, slug, retry === undefined ? {} : { retry }, headers);
}
